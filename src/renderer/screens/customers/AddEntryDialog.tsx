import { useState } from 'react';
import { toast } from 'sonner';
import { type Cents, formatMoney, negate, zero } from '../../../shared/money.ts';
import type { Customer } from '../../../shared/office-api/customers.ts';
import type { Consequences } from '../../../shared/office-api/money.ts';
import { Button, Dialog, ErrorNote, Field, Input, MoneyInput, Select } from '../../components/index.ts';
import { canUndo } from '../../undo.ts';
import { useCommand, useOffice } from '../../use-office.ts';
import { useSettled } from '../../use-settled.ts';
import styles from './AddEntryDialog.module.css';
import { ledgerText } from './words.ts';

const directions = [
  { value: 'charge', label: 'Charge: the customer owes more' },
  { value: 'credit', label: 'Credit: the customer owes less' },
] as const;
type Direction = (typeof directions)[number]['value'];

type Props = { customer: Pick<Customer, 'id' | 'name' | 'ledgerBalance'>; onClose: () => void };

/** Money on a customer's ledger without a trip: a fee, a settlement, a credit. */
export function AddEntryDialog({ customer, onClose }: Props) {
  const { id, name, ledgerBalance } = customer;
  const [direction, setDirection] = useState<Direction>('charge');
  const [size, setSize] = useState<Cents | null>(null);
  const [comment, setComment] = useState('');
  const add = useCommand('customers.addLedgerEntry');
  const amount = size === null || size <= 0 ? null : direction === 'charge' ? size : negate(size);
  const asked = useSettled({ customer: id, amount: amount ?? zero });
  const { data: foreseen } = useOffice('customers.foreseeLedgerEntry', asked, { enabled: amount !== null && asked.amount !== 0 });
  const submit = () => {
    if (amount === null) return;
    const entry = { customer: id, amount, comment: comment.trim() };
    add.mutate(entry, {
      onSuccess: (answer) => {
        onClose();
        toast.success(`${direction === 'charge' ? 'Charge' : 'Credit'} of ${formatMoney(size ?? amount)} on the ledger`, canUndo(answer));
      },
    });
  };
  return (
    <Dialog
      title="Add a ledger entry"
      subtitle={`${name} · ${ledgerText(ledgerBalance)} on the ledger now`}
      width="small"
      onClose={onClose}
      onSubmit={submit}
      note={amount !== null && foreseen && <Then foreseen={foreseen} />}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" disabled={amount === null} busy={add.isPending}>
            Add entry
          </Button>
        </>
      }
    >
      <div className={styles.fields}>
        <Field label="What">
          <Select options={directions} value={direction} onChange={setDirection} />
        </Field>
        <Field
          label="Amount"
          hint="It counts at once in what is due: on the open invoice that carries the ledger, or on each open one where none does."
        >
          <MoneyInput value={size} onChange={setSize} />
        </Field>
        <Field label="Comment">
          <Input
            value={comment}
            maxLength={500}
            placeholder="Why, for whoever reads the ledger"
            onChange={({ target }) => setComment(target.value)}
          />
        </Field>
      </div>
      <ErrorNote error={add.error} />
    </Dialog>
  );
}

/** What is on the ledger then, and which invoices have nothing left to collect. */
function Then({ foreseen: { ledgers, invoices } }: { foreseen: Consequences }) {
  const closing = invoices.map(({ number }) => number).join(', ');
  return (
    <>
      {ledgers.map(({ customer, balanceAfter }) => (
        <span key={customer.id}>
          Then <strong>{ledgerText(balanceAfter)}</strong> on the ledger
        </span>
      ))}
      {closing !== '' && <> · closes invoice {closing} as Paid</>}
    </>
  );
}
