/** The steps about money that comes in otherwise than for one invoice, and about money that is taken back. */
import { assert } from '../../src/shared/assert.ts';
import { isCharge } from '../../src/ledger/billing/reverse-record.ts';
import { cents, negate } from '../../src/shared/money.ts';
import type { Input } from '../../src/shared/office-api/index.ts';
import type { Desk } from './desk.ts';
import type { Steps } from './format.ts';

type Names = { id: (name: string) => string; learn: (name: string | undefined, id: string | null) => void };
type MoneySteps = Pick<Steps, 'pay' | 'money' | 'insurance' | 'refund-check' | 'bounce' | 'reverse' | 'reverse-event' | 'receive'>;
type Handlers = { [Name in keyof MoneySteps]: (input: MoneySteps[Name]) => Promise<unknown> };

/** How each of these steps is played at the desk. */
export function moneySteps(desk: Desk, { id, learn }: Names): Handlers {
  const reverse = async (record: string, made: string | undefined, how: Omit<Input<'register.reverse'>, 'id' | 'reason'>) => {
    const reversed = await desk.call('register.reverse', { id: id(record), reason: 'As the scenario says', ...how });
    learn(made, reversed.record);
  };
  return {
    pay: async ({ invoice, only, record, keepOpen = false, writeOffRest = false, takeDiscount = false, ...payment }) => {
      const options = { keepOpen, writeOffRest, takeDiscount, ...(only && { only: only.map(id) }) };
      learn(record, (await desk.call('payments.record', { ...payment, invoice: id(invoice), twinSeen: true, ...options })).record);
    },
    money: async ({ record, customer, amount, type, number, surplus, ...rest }) => {
      const toward = towardOf(rest, id);
      const input = { customer: id(customer), amount, type, number, toward, surplus: surplusOf(surplus, id), twinSeen: true };
      learn(record, (await desk.call('money.record', input)).record);
    },
    insurance: async ({ record, amount, number, lines, withheld, toPatient }) => {
      const given = Object.entries(lines).map(([name, line]) => ({ dispatch: id(name), allowed: line.allowed ?? null, paid: line.paid }));
      const adjustments: Input<'insurance.record'>['adjustments'] =
        withheld === undefined ? [] : [{ code: 'WO', amount: negate(withheld) }];
      const made = await desk.call('insurance.record', { amount, number, lines: given, adjustments, toPatient });
      learn(record, made.record);
    },
    'refund-check': async ({ record, customer, number, dispatches, ledger }) => {
      const trips = Object.entries(dispatches).map(([name, amount]) => ({ dispatch: id(name), amount }));
      const made = await desk.call('refunds.record', { customer: id(customer), type: 'Check', number, trips, ledger });
      learn(record, made.record);
    },
    receive: async ({ record, customer, ...received }) => {
      const whose = customer === undefined ? null : id(customer);
      learn(record, (await desk.call('register.receive', { ...received, twinSeen: true, customer: whose })).record);
    },
    bounce: ({ record, made, fee, reopen }) => reverse(record, made, { bounced: true, fee, reopenInvoices: reopen }),
    reverse: ({ record, made }) => reverse(record, made, { bounced: false, fee: cents(0), reopenInvoices: false }),
    'reverse-event': async ({ dispatch }) => {
      const { events } = await desk.call('dispatches.get', { id: id(dispatch) });
      const event = events.findLast(({ kind, reversible }) => reversible && !isCharge(kind));
      assert(event, `${dispatch} has money that can be taken back`);
      await desk.call('events.reverse', { id: event.id, reason: 'As the scenario says' });
    },
  };
}

type Purpose = Pick<Steps['money'], 'invoices' | 'dispatches' | 'only' | 'rest'>;

function towardOf({ invoices, dispatches, only, rest = 'workflow' }: Purpose, id: Names['id']): Input<'money.record'>['toward'] {
  if (invoices) return { to: 'invoices', invoices: invoices.map(id), rest, ...(only && { only: only.map(id) }) };
  if (!dispatches) return { to: 'ledger' };
  return { to: 'dispatches', dispatches: dispatches.map(id), rest: rest === 'write off' ? rest : 'workflow' };
}

function surplusOf(surplus: Steps['money']['surplus'], id: Names['id']): Input<'money.record'>['surplus'] {
  return typeof surplus === 'string' ? { to: surplus } : { to: 'overpay', dispatches: surplus.map(id) };
}
