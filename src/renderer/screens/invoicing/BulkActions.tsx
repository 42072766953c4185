import { useState } from 'react';
import type { InvoiceRow } from '../../../shared/office-api/invoices.ts';
import type { BulkDeed } from '../../../shared/office-api/invoicing.ts';
import type { InvoiceState } from '../../../shared/words.ts';
import { Button } from '../../components/index.ts';
import { BulkDialog } from './BulkDialog.tsx';

type Action = { deed: BulkDeed; label: string; states: readonly InvoiceState[] };

const actions: readonly Action[] = [
  { deed: 'commit', label: 'Commit', states: ['Draft'] },
  { deed: 'Unpaid', label: 'Mark as Unpaid', states: ['Open'] },
  { deed: 'Sold', label: 'Sell to collections', states: ['Open', 'Unpaid'] },
  { deed: 'cancel', label: 'Cancel invoices', states: ['Draft', 'Open'] },
];

/** What can be done with the selected invoices, at least with some of them. `onDone` lets the selection go. */
export function BulkActions({ rows, onDone }: { rows: readonly InvoiceRow[]; onDone: () => void }) {
  const [asking, setAsking] = useState<BulkDeed | null>(null);
  const able = actions.filter(({ states }) => rows.some(({ state }) => states.includes(state)));
  return (
    <>
      {able.map(({ deed, label }) => (
        <Button key={deed} onClick={() => setAsking(deed)}>
          {label}…
        </Button>
      ))}
      {asking && <BulkDialog ids={rows.map(({ id }) => id)} deed={asking} onClose={() => setAsking(null)} onDone={onDone} />}
    </>
  );
}
