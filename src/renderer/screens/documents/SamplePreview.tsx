import { useState } from 'react';
import type { Input } from '../../../shared/office-api/index.ts';
import type { Settings } from '../../../shared/settings.ts';
import { EmptyState, ErrorState, Field, Select } from '../../components/index.ts';
import { useOffice } from '../../use-office.ts';
import { useSettled } from '../../use-settled.ts';
import { PdfPages } from './PdfPages.tsx';
import styles from './settings.module.css';

const kinds = [
  { value: 'invoice', label: 'Invoice' },
  { value: 'statement', label: 'Statement' },
  { value: 'receipt', label: 'Receipt' },
] as const;
type Kind = (typeof kinds)[number]['value'];

/** A paper out of the office's own books, as it would be with these settings. */
export function SamplePreview({ settings }: { settings: Settings }) {
  const [kind, setKind] = useState<Kind>('invoice');
  const document = useSample(kind);
  const settled = useSettled(settings);
  const asked = document ?? { what: 'invoice', id: 'none' };
  const { data: preview, error } = useOffice(
    'documents.preview',
    { document: asked, settings: settled },
    { keep: true, enabled: document !== undefined },
  );
  return (
    <aside className={styles.sample} aria-label="Preview">
      <Field label="Preview">
        <Select options={kinds} value={kind} onChange={setKind} />
      </Field>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is scrolled by keyboard too */}
      <section className={styles.paper} tabIndex={0} aria-label="Paper">
        {error && <ErrorState error={error} />}
        {!error && preview && document && <PdfPages {...preview} />}
        {!document && <EmptyState title="Nothing to show yet">{missing[kind]}</EmptyState>}
      </section>
    </aside>
  );
}

const missing: Record<Kind, string> = {
  invoice: 'Commit an invoice, and it is shown here.',
  statement: 'Commit an invoice, and the statement of its customer is shown here.',
  receipt: 'Record a payment, and its receipt is shown here.',
};

/** The newest of its kind; undefined: there is none. */
function useSample(kind: Kind): Input<'documents.preview'>['document'] | undefined {
  const { data: invoices } = useOffice('invoices.list', { filter: { states: ['Open', 'Paid', 'Unpaid'] }, limit: 1 });
  const { data: records } = useOffice('register.list', { filter: { types: ['Check', 'Card', 'Cash', 'Stripe'] }, limit: 20 });
  const invoice = invoices?.rows[0];
  const record = records?.rows.find(({ nature, customer }) => nature === 'payment' && customer !== null);
  if (kind === 'receipt') return record && { what: 'receipt', id: record.id };
  if (!invoice) return undefined;
  return kind === 'invoice' ? { what: 'invoice', id: invoice.id } : { what: 'statement', id: invoice.customer.id };
}
