import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import type { Contact, Customer, PhysicalAddress } from '../../../shared/office-api/customers.ts';
import { Button, Dialog, ErrorNote, Field, IconButton, Input } from '../../components/index.ts';
import { canUndo } from '../../undo.ts';
import { useCommand } from '../../use-office.ts';
import styles from './ContactsDialog.module.css';

const nobody: Contact = { name: '', role: '', phone: '', email: '' };
const nowhere: PhysicalAddress = { line1: '', line2: '', city: '', region: '', postal: '' };

const contactFields = [
  { key: 'name', label: 'Name', length: 200, type: 'text' },
  { key: 'role', label: 'Role', length: 100, type: 'text' },
  { key: 'phone', label: 'Phone', length: 40, type: 'tel' },
  { key: 'email', label: 'Email', length: 200, type: 'email' },
] as const;

const addressFields = [
  { key: 'line1', label: 'Address', length: 200, wide: 'half' },
  { key: 'line2', label: 'Second line', length: 200, wide: 'half' },
  { key: 'city', label: 'City', length: 100, wide: 'third' },
  { key: 'region', label: 'State', length: 50, wide: 'third' },
  { key: 'postal', label: 'ZIP code', length: 20, wide: 'third' },
] as const;

/** The people to speak with at a customer, and where it is when letters go elsewhere. */
export function ContactsDialog({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  // Each row keeps its number, so that taking one away leaves the others as they are.
  const [rows, setRows] = useState(() =>
    (customer.contacts.length > 0 ? customer.contacts : [nobody]).map((contact, row) => ({ row, contact })),
  );
  const [physical, setPhysical] = useState(customer.physical ?? nowhere);
  const change = useCommand('customers.change');
  const submit = () => {
    const contacts = rows.map(({ contact }) => contact).filter((contact) => !isBlank(contact));
    change.mutate(
      { id: customer.id, set: { contacts, physical: isBlank(physical) ? null : physical } },
      {
        onSuccess: (answer) => {
          onClose();
          toast.success(`The contacts of ${customer.name} are saved`, canUndo(answer));
        },
      },
    );
  };
  return (
    <Dialog
      title="Contacts and location"
      subtitle={customer.name}
      width="wide"
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" busy={change.isPending}>
            Save
          </Button>
        </>
      }
    >
      {rows.map(({ row, contact }, index) => (
        <fieldset key={row} className={styles.contact} aria-label={`Contact ${index + 1}`}>
          {contactFields.map(({ key, label, length, type }) => (
            <Field key={key} label={label}>
              <Input
                type={type}
                value={contact[key]}
                maxLength={length}
                onChange={({ target }) =>
                  setRows(rows.map((other) => (other.row === row ? { row, contact: { ...contact, [key]: target.value } } : other)))
                }
              />
            </Field>
          ))}
          <IconButton icon={X} label={`Remove contact ${index + 1}`} onClick={() => setRows(rows.filter((other) => other.row !== row))} />
        </fieldset>
      ))}
      <Button icon={Plus} onClick={() => setRows([...rows, { row: Math.max(0, ...rows.map(({ row }) => row)) + 1, contact: nobody }])}>
        Add a contact
      </Button>
      <h3 className={styles.heading}>Where the customer is, when letters go elsewhere</h3>
      <div className={styles.address}>
        {addressFields.map(({ key, label, length, wide }) => (
          <div key={key} data-wide={wide}>
            <Field label={label}>
              <Input
                value={physical[key]}
                maxLength={length}
                onChange={({ target }) => setPhysical({ ...physical, [key]: target.value })}
              />
            </Field>
          </div>
        ))}
      </div>
      <ErrorNote error={change.error} />
    </Dialog>
  );
}

function isBlank(values: Record<string, string>): boolean {
  return Object.values(values).every((value) => value.trim() === '');
}
