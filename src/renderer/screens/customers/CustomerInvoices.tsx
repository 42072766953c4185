import { Link } from 'wouter';
import { DateText, ErrorNote, InvoiceLink, InvoiceStateBadge, Line, Money, Muted, Section } from '../../components/index.ts';
import { paths } from '../../paths.ts';
import { useOffice } from '../../use-office.ts';

const shown = 8;

/** The newest invoices of a customer, and the way to all of them. No sum: one trip may stand on several, and the ledger may count on each. */
export function CustomerInvoices({ customer }: { customer: string }) {
  const { data, error } = useOffice('invoices.list', {
    filter: { customer },
    sort: { by: 'committedOn', descending: true },
    limit: shown,
  });
  return (
    <Section title="Invoices and what is due on each now">
      <ErrorNote error={error} />
      {data?.count === 0 && (
        <Line>
          <Muted>None yet.</Muted>
        </Line>
      )}
      {data?.rows.map(({ id, number, state, overdue, committedOn, createdOn, dueNow }) => (
        <Line key={id} amount={<Money cents={dueNow} />}>
          <InvoiceLink id={id} number={number}>
            {number === null ? 'Draft' : `Invoice ${number}`}
          </InvoiceLink>
          <Muted>
            <DateText date={committedOn ?? createdOn} />
          </Muted>
          <InvoiceStateBadge state={state} overdue={overdue} />
        </Line>
      ))}
      {data && data.count > shown && (
        <Line>
          <Link href={paths.filtered(paths.invoices, { customer })}>All {data.count} invoices</Link>
        </Line>
      )}
    </Section>
  );
}
