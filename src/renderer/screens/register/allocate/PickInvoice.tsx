import { useState } from 'react';
import type { InvoiceRow } from '../../../../shared/office-api/invoices.ts';
import { Money } from '../../../components/index.ts';
import { useOffice } from '../../../use-office.ts';
import { useSettled } from '../../../use-settled.ts';
import { PickOne } from './PickOne.tsx';

type Props = { customer: string | null; chosen: string | null; onChoose: (invoice: InvoiceRow) => void };

/** An invoice that money may go to: the Open ones of the customer, or whichever is looked for. */
export function PickInvoice({ customer, chosen, onChoose }: Props) {
  const [text, setText] = useState('');
  const asked = useSettled(text.trim());
  const filter =
    asked === ''
      ? { states: ['Open' as const], ...(customer !== null && { customer }) }
      : { states: ['Open' as const, 'Paid' as const, 'Unpaid' as const], text: asked };
  const { data } = useOffice('invoices.list', { filter, sort: { by: 'committedOn', descending: false }, limit: 20 });
  const rows = data?.rows ?? [];
  return (
    <PickOne
      label="Invoice"
      hint="Number, self-pay ID or customer"
      text={text}
      onText={setText}
      choices={rows.map(({ id, number, customer: { name }, state, dueNow }) => ({
        id,
        label: `${number ?? ''} ${name}`.trim(),
        about: (
          <>
            {state} · <Money cents={dueNow} /> due
          </>
        ),
      }))}
      chosen={chosen}
      onChoose={(id) => {
        const invoice = rows.find((row) => row.id === id);
        if (invoice) onChoose(invoice);
      }}
    />
  );
}
