import { useState } from 'react';
import { toast } from 'sonner';
import { type Cents, formatMoney, negate } from '../../../shared/money.ts';
import type { Customer } from '../../../shared/office-api/customers.ts';
import { Button, Dialog, ErrorNote, Field, Input, MoneyInput, Select } from '../../components/index.ts';
import { useCommand } from '../../use-office.ts';

const directions = [
  { value: 'owes', label: 'The customer owes more' },
  { value: 'credit', label: 'A credit to the customer' },
] as const;

/** An entry on a customer's ledger by hand: a fee, a settlement, a correction. */
export function LedgerEntryDialog({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const [direction, setDirection] = useState<(typeof directions)[number]['value']>('owes');
  const [amount, setAmount] = useState<Cents | null>(null);
  const [comment, setComment] = useState('');
  const add = useCommand('customers.addLedgerEntry');
  const isAmount = amount !== null && amount > 0;
  const submit = () => {
    if (!isAmount) return;
    add.mutate(
      { customer: customer.id, amount: direction === 'owes' ? amount : negate(amount), comment: comment.trim() },
      {
        onSuccess: () => {
          onClose();
          toast.success(`${formatMoney(amount)} on ${customer.name}’s ledger`);
        },
      },
    );
  };
  return (
    <Dialog
      title="Ledger entry"
      subtitle={`${customer.name} · ledger balance ${formatMoney(customer.ledgerBalance)}`}
      width="small"
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" disabled={!isAmount} busy={add.isPending}>
            Add the entry
          </Button>
        </>
      }
    >
      <Field label="What">
        <Select options={directions} value={direction} onChange={setDirection} />
      </Field>
      <Field label="Amount">
        <MoneyInput value={amount} onChange={setAmount} />
      </Field>
      <Field label="Comment">
        <Input value={comment} maxLength={500} onChange={({ target }) => setComment(target.value)} />
      </Field>
      <ErrorNote error={add.error} />
    </Dialog>
  );
}
