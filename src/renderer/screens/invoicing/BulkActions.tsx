import { useState } from 'react';
import type { InvoiceRow } from '../../../shared/office-api/invoices.ts';
import type { BulkDeed } from '../../../shared/office-api/invoicing.ts';
import type { InvoiceState } from '../../../shared/words.ts';
import { Button } from '../../components/index.ts';
import { IssueDialog } from '../documents/IssueDialog.tsx';
import { BillFlashDialog } from '../mailing/BillFlashDialog.tsx';
import { useCollections } from '../mailing/use-collections.ts';
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
  const [asking, setAsking] = useState<BulkDeed | 'print' | 'mail' | null>(null);
  const able = actions.filter(({ states }) => rows.some(({ state }) => states.includes(state)));
  const collect = useCollections();
  const sold = rows.filter(({ state }) => state === 'Sold').map(({ id }) => id);
  const printable = rows.filter(({ state }) => state !== 'Draft');
  return (
    <>
      {printable.length > 0 && <Button onClick={() => setAsking('print')}>Print…</Button>}
      {printable.length > 0 && <Button onClick={() => setAsking('mail')}>BillFlash…</Button>}
      {sold.length > 0 && <Button onClick={() => void collect('csv', sold)}>Collections file…</Button>}
      {able.map(({ deed, label }) => (
        <Button key={deed} onClick={() => setAsking(deed)}>
          {label}…
        </Button>
      ))}
      {asking === 'print' && <IssueDialog ids={printable.map(({ id }) => id)} onClose={() => setAsking(null)} onDone={onDone} />}
      {asking === 'mail' && <BillFlashDialog ids={printable.map(({ id }) => id)} onClose={() => setAsking(null)} onDone={onDone} />}
      {asking && asking !== 'print' && asking !== 'mail' && (
        <BulkDialog ids={rows.map(({ id }) => id)} deed={asking} onClose={() => setAsking(null)} onDone={onDone} />
      )}
    </>
  );
}
