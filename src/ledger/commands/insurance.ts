import { instant } from '../../shared/dates.ts';
import { formatMoney, zero } from '../../shared/money.ts';
import type { Parsed } from '../../shared/office-api/index.ts';
import { plbCodes } from '../../shared/plb-codes.ts';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import { bookInsurance, type InsuranceLine } from '../billing/insurance-payment.ts';
import type { Write } from '../journal/operation.ts';
import { append } from './append.ts';
import { foresee } from './foresee.ts';
import { loadDispatches } from './load.ts';
import { loadOpenInvoices } from './load-records.ts';
import { command, query, type QueryContext } from './registry.ts';
import { findTwin, refuseTwin } from './twins.ts';

type Input = Parsed<'insurance.foresee'>;
type Decided = { record: string | null; customer: string | null; writes: Write[] };

export const insuranceHandlers = [
  query('insurance.foresee', (context, input) => {
    const decided = decide(context, input, () => 'foreseen');
    if (!decided.ok) return decided;
    return done({ ...foresee(context.reader, decided.value.writes), twin: twinOf(context, input, decided.value) });
  }),

  command('insurance.record', (context, { twinSeen, ...input }) => {
    const decided = decide(context, input, () => context.books.newId());
    if (!decided.ok) return decided;
    const { record, writes } = decided.value;
    const twin = twinOf(context, input, decided.value);
    if (twin && !twinSeen) return refuseTwin(twin, input.type, input);
    return done({ ...append(context, { kind: 'insurance payment recorded', summary: summaryOf(input), writes }), record });
  }),
];

function decide(context: QueryContext, input: Input, newId: () => string): Outcome<Decided> {
  const { reader, clock, user } = context;
  const { lines: given, type, number, comment, amount, toPatient } = input;
  const ids = given.map(({ dispatch }) => dispatch);
  if (new Set(ids).size !== ids.length) return refuse('invalid-input', 'Each dispatch stands on one line.', 'lines');
  const dispatches = loadDispatches(reader, ids);
  if (!dispatches) return refuse('not-found', 'One of these dispatches does not exist.', 'lines');
  if (given.some(({ allowed, paid }) => paid < 0 || (allowed ?? 0) < 0))
    return refuse('invalid-input', 'What is allowed and paid is not negative.', 'lines');
  if (amount < 0) return refuse('invalid-input', 'The amount of the check is not negative.', 'amount');
  const lines = dispatches.map((dispatch, index): InsuranceLine => {
    const { allowed = null, paid = zero, comment: said = '' } = given[index] ?? {}; // one line a dispatch, in their order
    return { dispatch, allowed, paid, comment: said === '' && paid === 0 ? 'Denied' : said };
  });
  const customers = new Set(dispatches.map(({ customer }) => customer));
  const customer = customers.size === 1 ? (dispatches[0]?.customer ?? null) : null;
  const details = { type, number, comment, amount, customer, date: input.date ?? clock.today(), creator: user.name };
  const adjustments = input.adjustments.map((line) => ({ ...line, description: line.description || plbCodes[line.code] }));
  const open = loadOpenInvoices(reader, ids);
  const booked = bookInsurance({ lines, adjustments, toPatient }, { ...details, recordedAt: instant(clock.now()) }, open, newId);
  return booked.ok ? done({ ...booked.value, customer }) : booked;
}

function twinOf({ reader }: QueryContext, { number, amount }: Input, { record, customer }: Decided) {
  return record === null ? null : findTwin(reader, { number, customer, amount });
}

function summaryOf({ amount, number, lines }: Input): string {
  const trips = lines.length === 1 ? '1 dispatch' : `${lines.length} dispatches`;
  return amount === 0
    ? `Recorded that insurance denied ${trips}`
    : `Recorded insurance payment ${number} of ${formatMoney(amount)} for ${trips}`.replace('  ', ' ');
}
