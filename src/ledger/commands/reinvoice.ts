/** The reinvoicing run: customer by customer, the old Open invoices become Unpaid and what waits is invoiced anew, in one transaction [REINV-2]. */
import { addDays, type IsoDate } from '../../shared/dates.ts';
import { type Cents, sum } from '../../shared/money.ts';
import type { Output, Parsed } from '../../shared/office-api/index.ts';
import { done } from '../../shared/refusal.ts';
import { invoiceDue } from '../billing/amount-due.ts';
import type { Gathering } from '../billing/gather.ts';
import type { Invoice } from '../billing/invoice.ts';
import { closeAllAsUnpaid, debtorWithout } from '../billing/reinvoice.ts';
import type { Reader } from '../books/connection.ts';
import type { Decision } from '../journal/operation.ts';
import { decideNew } from './invoice-decisions.ts';
import { loadInvoice } from './load.ts';
import { type DebtorName, listDebtors, loadDebtor } from './load-debtors.ts';
import { planAll, planOne } from './plan-invoices.ts';
import { command, query } from './registry.ts';

const gathering: Gathering = { kind: 'differential' };

export const reinvoiceHandlers = [
  query('invoices.planReinvoicing', async ({ reader, clock }, input) => {
    const cases = whom(reader, clock.today(), input);
    const overdue: Output<'invoices.planReinvoicing'>['overdue'] = [];
    const load = (each: Case) => {
      const closing = stillOpen(reader, each);
      if (closing.length > 0) overdue.push({ customer: each.id, invoices: closing.length, amount: sum(closing.map(invoiceDue)) });
      return debtorWithout(loadDebtor(reader, each.id, gathering), idsOf(closing));
    };
    const plan = await planAll(cases, load, gathering, input.atLeast);
    return done({ overdue, plan });
  }),

  command('invoices.reinvoice', async (context, { commit, ...input }) => {
    const { reader, clock, runs, books, user } = context;
    const cases = whom(reader, clock.today(), input);
    const unpaid: Cents[] = [];
    const made: Cents[] = [];
    let [customers, trips] = [0, 0];
    const operations: string[] = [];
    const ended = await runs.over('Reinvoice', cases, (each) => {
      const closing = stillOpen(reader, each);
      const debtor = debtorWithout(loadDebtor(reader, each.id, gathering), idsOf(closing));
      const { gathered, make } = planOne(debtor, gathering, input.atLeast);
      const { items, total } = gathered;
      const anew = { account: debtor.account, payor: debtor.kind, kind: gathering.kind, items, commit };
      const decisions = [...closings(closing), ...(make ? [decideNew(context, anew).decision] : [])];
      if (decisions.length === 0) return;
      const due = closing.map(invoiceDue);
      operations.push(...books.append(user.name, decisions).map(({ id }) => id));
      customers += 1;
      unpaid.push(...due);
      if (!make) return;
      made.push(total);
      trips += items.length;
    });
    if (!ended.ok) return ended;
    return done({
      of: cases.length,
      done: customers,
      refused: [],
      cancelled: ended.value.cancelled,
      operations,
      unpaid: { invoices: unpaid.length, amount: sum(unpaid) },
      made: { invoices: made.length, trips, amount: sum(made) },
    });
  }),
];

/** A customer and its invoices that are old enough. */
type Case = DebtorName & { old: string[] };

/** Whom the run goes through, by name: who has old invoices, and, unless only they are wanted, who has something waiting [REINV-1]. */
function whom(
  reader: Reader,
  today: IsoDate,
  { olderThan, onlyTheirs, except }: Omit<Parsed<'invoices.planReinvoicing'>, 'atLeast'>,
): Case[] {
  const cases = new Map<string, Case>();
  const old = reader.all<DebtorName & { invoice: string }>(oldInvoicesSql, { until: addDays(today, -olderThan) });
  for (const { id, name, invoice } of old) {
    const known = cases.get(id);
    if (known) known.old.push(invoice);
    else cases.set(id, { id, name, old: [invoice] });
  }
  for (const debtor of onlyTheirs ? [] : listDebtors(reader, gathering)) {
    if (!cases.has(debtor.id)) cases.set(debtor.id, { ...debtor, old: [] });
  }
  for (const id of except) cases.delete(id);
  return [...cases.values()].toSorted((a, b) => a.name.localeCompare(b.name) || a.id.localeCompare(b.id));
}

/** Since the list was made, one may have been paid or closed. */
function stillOpen(reader: Reader, { old }: Case): Invoice[] {
  return old.flatMap((id) => {
    const invoice = loadInvoice(reader, id);
    return invoice?.state === 'Open' ? [invoice] : [];
  });
}

function closings(invoices: readonly Invoice[]): Decision[] {
  return closeAllAsUnpaid(invoices).map(({ invoice, writes }) => ({
    kind: 'invoice closed',
    summary: `Closed invoice ${invoice.number} as Unpaid`,
    writes,
  }));
}

function idsOf(invoices: readonly Invoice[]): Set<string> {
  return new Set(invoices.map(({ id }) => id));
}

const oldInvoicesSql = `
SELECT customers.id, customers.name, invoices.id AS invoice
FROM invoices
JOIN customers ON customers.id = invoices.customer
WHERE invoices.state = 'Open' AND invoices.committed_on <= :until
ORDER BY invoices.committed_stamp, invoices.id`;
