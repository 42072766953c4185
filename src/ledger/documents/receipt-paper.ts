/** A receipt for a payment: what came in, and what it paid. */
import { formatDate } from '../../shared/dates.ts';
import { patientDetailFor } from '../../shared/document-settings.ts';
import { type Cents, formatAmount, formatMoney, sum } from '../../shared/money.ts';
import type { RegisterRecord } from '../../shared/office-api/register.ts';
import type { Settings } from '../../shared/settings.ts';
import { type Addressee, type Fact, footOf, frameOf, type PaperDocument, say, topOf, tripRow, type Values } from './paper.ts';
import { renderPaper } from './templates.ts';

/** What stands of the trips that it paid, by dispatch. */
export type PaidTrips = ReadonlyMap<string, { patient: string; origin: string; destination: string }>;

const noTrip = { patient: '', origin: '', destination: '' };

export function receiptPaper(record: RegisterRecord, to: Addressee, trips: PaidTrips, settings: Settings): PaperDocument {
  const { type, number, amount, date, method } = record;
  const title = ['Receipt', number].filter(Boolean).join(' ');
  const values: Values = {
    customer: to.name,
    document: 'the receipt for your payment',
    amount: formatMoney(amount),
    date: formatDate(date),
  };
  const detail = patientDetailFor(to.kind, settings);
  const events = record.events.filter((event) => event.amount !== 0);
  const facts: Fact[] = [
    { name: 'Received', value: formatDate(date) },
    { name: 'Paid by', value: type === 'Stripe' ? method || 'Card' : type },
    ...(number === '' ? [] : [{ name: type === 'Check' ? 'Check' : 'Reference', value: number }]),
    { name: 'Amount', value: formatMoney(amount), class: 'big' },
  ];
  const view = {
    ...topOf('Receipt', to, facts, record.takenBackBy.length > 0 ? ['Part of it, or all, has been taken back since'] : [], settings),
    text: say(settings.textReceipt, values, settings),
    hasItems: events.length > 0,
    withPatient: detail !== 'nothing',
    columns: detail === 'nothing' ? 5 : 6,
    running: 'What it paid',
    moreHeads: ['Invoice'],
    amountHeads: ['Amount'],
    items: events.map((event) => {
      const trip = { ...event.dispatch, ...(trips.get(event.dispatch.id) ?? noTrip) };
      return tripRow(trip, detail, [formatAmount(event.amount)], [event.invoice?.number ?? '']);
    }),
    sums: sumsOf(record),
  };
  return {
    title,
    html: renderPaper('receipt', frameOf(title, settings), view),
    paper: settings.paper,
    foot: footOf(title, values, settings),
    values,
  };
}

/** Every cent of the payment: for trips, to the account, as fee, and what is not assigned. */
function sumsOf({ amount, events, ledgerEntries, fee, plbs, unallocated }: RegisterRecord): Fact[] {
  const line = (name: string, cents: Cents): Fact[] => (cents === 0 ? [] : [{ name, value: formatAmount(cents) }]);
  const credit = sum(ledgerEntries.map((entry) => entry.amount));
  return [
    ...line('For trips', sum(events.map((event) => event.amount))),
    ...(credit < 0 ? line('From the credit on your account', credit) : line('Credit on your account', credit)),
    ...line('Online processing fee', fee),
    ...line('Other', sum(plbs.map((plb) => plb.amount))),
    ...line('Not assigned yet', unallocated),
    { name: 'Received', value: formatMoney(amount), class: 'total' },
  ];
}
