import { addDays, daysBetween, type IsoDate } from '../../shared/dates.ts';
import { type Cents, formatMoney, sum } from '../../shared/money.ts';
import { formatRate } from '../../shared/processing-fee.ts';
import { done, refuse } from '../../shared/refusal.ts';
import type { Settings } from '../../shared/settings.ts';
import { invoiceDue } from '../billing/amount-due.ts';
import type { Invoice } from '../billing/invoice.ts';
import { chargeLateFee, type LateFee, lateFeeOperation, lateFees, type LateTerms } from '../billing/late-fees.ts';
import { owedOf } from '../billing/owed.ts';
import type { Reader } from '../books/connection.ts';
import { append } from './append.ts';
import { loadDispatch, loadInvoice } from './load.ts';
import { command, query, type QueryContext } from './registry.ts';

type Overdue = { invoice: Invoice; dueOn: IsoDate };

export const lateFeeHandlers = [
  query('lateFees.plan', (context) => {
    const { clock, settings } = context;
    const terms = termsOf(settings());
    if (!terms) return done({ terms: null, rows: [], total: sum([]) });
    const overdue = loadOverdue(context);
    const fees = feesOf(context.reader, overdue, terms, clock.today());
    const rows = overdue.flatMap(({ invoice, dueOn }) => {
      const own = fees.filter((fee) => fee.invoice.id === invoice.id);
      if (own.length === 0) return [];
      const { id, number, account } = invoice;
      return {
        invoice: { id, number },
        customer: { id: account.id, name: account.name },
        dueOn,
        daysLate: daysBetween(dueOn, clock.today()),
        trips: own.length,
        dueNow: invoiceDue(invoice),
        fee: sum(own.map(({ amount }) => amount)),
      };
    });
    return done({ terms: termsInWords(terms), rows, total: sum(fees.map(({ amount }) => amount)) });
  }),

  command('lateFees.charge', async (context, { except }) => {
    const { reader, clock, settings, runs, books, user } = context;
    const terms = termsOf(settings());
    if (!terms) return refuse('wrong-state', 'The office has no late fee: set its terms in Settings, under Office.');
    const left = new Set(except);
    const overdue = loadOverdue(context).filter(({ invoice }) => !left.has(invoice.id));
    const fees = feesOf(reader, overdue, terms, clock.today());
    const charged: Cents[] = [];
    const operations: string[] = [];
    const ended = await runs.over('Charge late fees', fees, (fee) => {
      const date = clock.today();
      if (isCharged(reader, fee.dispatch.id, date)) return;
      const dispatch = loadDispatch(reader, fee.dispatch.id);
      if (!dispatch || dispatch.state === 'Finished' || owedOf(dispatch).owed <= 0) return; // paid while the run was under way
      const decision = chargeLateFee({ ...fee, dispatch }, { date, creator: user.name }, () => books.newId());
      operations.push(append(context, decision).operation);
      charged.push(fee.amount);
    });
    if (!ended.ok) return ended;
    const result = { of: fees.length, done: charged.length, refused: [], cancelled: ended.value.cancelled, operations };
    return done({ ...result, total: sum(charged) });
  }),
];

/** The terms of the settings, or null while the office has no late fee. */
function termsOf({ lateFee, lateFeePpm, lateFeeFixed }: Settings): LateTerms | null {
  if (lateFee === 'percent' && lateFeePpm > 0) return { kind: 'percent', ppm: lateFeePpm };
  if (lateFee === 'fixed' && lateFeeFixed > 0) return { kind: 'fixed', amount: lateFeeFixed };
  return null;
}

function termsInWords(terms: LateTerms): string {
  return terms.kind === 'percent' ? `${formatRate(terms.ppm)}% of what each trip owes` : `${formatMoney(terms.amount)} an invoice`;
}

/** The Open invoices that are past their due date and the days of grace, the longest overdue first [FEE-1]. */
function loadOverdue({ reader, clock, settings }: QueryContext): Overdue[] {
  const last = addDays(clock.today(), -settings().lateFeeGraceDays);
  return reader
    .all<{ id: string; due_on: IsoDate }>(
      `SELECT id, due_on
       FROM invoices
       WHERE state = 'Open' AND due_on < :last
       ORDER BY due_on, committed_stamp, id`,
      { last },
    )
    .flatMap(({ id, due_on }) => {
      const invoice = loadInvoice(reader, id);
      return invoice ? [{ invoice, dueOn: due_on }] : [];
    });
}

function feesOf(reader: Reader, overdue: readonly Overdue[], terms: LateTerms, today: IsoDate): LateFee[] {
  const invoices = overdue.map(({ invoice }) => invoice);
  const trips = new Set(invoices.flatMap(({ items }) => items.map(({ id }) => id)));
  return lateFees(invoices, terms, new Set([...trips].filter((id) => isCharged(reader, id, today))));
}

/** Whether the trip was charged this month [FEE-4]. */
function isCharged(reader: Reader, dispatch: string, today: IsoDate): boolean {
  return reader.first('SELECT 1 FROM payment_events WHERE op = :op', { op: lateFeeOperation(dispatch, today) }) !== undefined;
}
