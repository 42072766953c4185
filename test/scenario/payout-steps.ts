/** Plays the steps of a scenario that are about Stripe's payouts, and about its balance against the books. */
import type * as z from 'zod';
import { assert } from '../../src/shared/assert.ts';
import { isoDate } from '../../src/shared/dates.ts';
import { formatAmount } from '../../src/shared/money.ts';
import type { Desk } from './desk.ts';
import type { Parts } from './parts.ts';
import type { payoutSteps } from './payout-format.ts';

type Given = { [Name in keyof typeof payoutSteps]: z.output<(typeof payoutSteps)[Name]> };
type Players = { [Name in keyof Given]: (input: Given[Name], place: string) => Promise<unknown> };

export type PayoutNames = {
  ids: Map<string, string>;
  /** Payments past Paydesk by their names. */
  elsewhere: Map<string, string>;
  /** Stripe's ID of a payment, refund, dispute or payout. */
  objectOf: (name: string) => Promise<string>;
  recordOf: (name: string) => Promise<string>;
  differences: string[];
};

type Told = string | number | boolean;

const ever = { from: isoDate('2020-01-01'), to: isoDate('2099-12-31') };

/** What each of these steps does at Stripe and at `desk`; what differs from what was expected is noted. */
export function payoutPlayers(desk: Desk, parts: Parts, { ids, elsewhere, objectOf, recordOf, differences }: PayoutNames): Players {
  const id = (name: string) => ids.get(name) ?? '';
  const compare = (place: string, expected: Told | undefined, found: Told) => {
    if (expected !== undefined && expected !== found) differences.push(`${place}: expected ${String(expected)}, found ${String(found)}`);
  };
  const compareMoney = (
    place: string,
    expected: Parameters<typeof formatAmount>[0] | undefined,
    found: Parameters<typeof formatAmount>[0],
  ) => compare(place, expected === undefined ? undefined : formatAmount(expected), formatAmount(found));
  const compareNames = async (
    place: string,
    expected: readonly string[] | undefined,
    found: readonly string[],
    nameOf: (name: string) => Promise<string>,
  ) => compare(place, expected === undefined ? undefined : inOrder(await Promise.all(expected.map(nameOf))), inOrder(found));
  return {
    payout: async ({ payout, holds, byHand, arrives, status }) => {
      const made = await parts.stripe.payOut({
        ...(holds && { holds: await Promise.all(holds.map(objectOf)) }),
        ...(byHand !== undefined && { amount: byHand }),
        ...(arrives && { arrival_date: Date.parse(arrives) / 1000 }),
        pending: status === 'pending',
      });
      ids.set(payout, made.id);
    },
    'payout-status': ({ payout, status }) => parts.stripe.setPayoutStatus(id(payout), status),
    'stripe-moves': async (move) => {
      await parts.stripe.moveByItself(move);
      await parts.catchUp();
    },
    'charge-elsewhere': async ({ payment, amount }) => {
      elsewhere.set(payment, (await parts.stripe.chargeElsewhere(amount)).id);
      await parts.catchUp();
    },
    'take-in': async ({ payment, customer, invoices, dispatches }) => {
      await parts.catchUp();
      await parts.settle();
      const { payments } = await desk.call('payouts.elsewhere', {});
      const found = payments.find(({ paymentIntent }) => paymentIntent === elsewhere.get(payment));
      assert(found, `${payment} is listed as not booked`);
      const toward = invoices
        ? ({ to: 'invoices', invoices: invoices.map(id) } as const)
        : dispatches
          ? ({ to: 'dispatches', dispatches: dispatches.map(id) } as const)
          : ({ to: 'ledger' } as const);
      await desk.call('payouts.takeIn', { movement: found.id, customer: id(customer), toward });
    },
    'bank-payout': async ({ amount, records }) => {
      const { lines } = await desk.call('bank.reconciliation', ever);
      const line = lines.find((each) => each.amount === amount && each.state !== 'reconciled');
      assert(line, `a line of ${formatAmount(amount)} is on the statement`);
      await desk.call('bank.payout', { line: line.id, records: await Promise.all(records.map(recordOf)) });
    },
    'fill-payout': async ({ payout, records }) =>
      desk.call('payouts.fill', { id: id(payout), records: await Promise.all(records.map(recordOf)) }),
    'payout-holds': async ({ payout, amount, fees, records, notInBooks, atBank }, place) => {
      const found = await desk.call('payouts.get', { id: id(payout) });
      compareMoney(`${place}.amount`, amount, found.amount);
      compareMoney(`${place}.fees`, fees, found.fees);
      compare(`${place}.notInBooks`, notInBooks, found.notInBooks);
      compare(`${place}.atBank`, atBank, found.bank.state);
      const { deposits } = await desk.call('deposits.made', ever);
      const inIt = deposits.find((deposit) => deposit.id === found.id)?.records ?? [];
      await compareNames(
        `${place}.records`,
        records,
        inIt.map((record) => record.id),
        recordOf,
      );
    },
    'stripe-books': async ({ agrees, differences: expected, balance, elsewhere: listed, ...lines }, place) => {
      await parts.catchUp();
      await parts.settle();
      const report = await desk.call('payouts.report', ever);
      compare(`${place}.agrees`, agrees, report.agrees);
      compareMoney(`${place}.balance`, balance, report.balance.after);
      for (const kind of ['payments', 'refunds', 'disputes', 'fees'] as const) {
        const line = report.lines.find((each) => each.kind === kind);
        if (line) compareMoney(`${place}.${kind}`, lines[kind], line.stripe);
      }
      const nameOf = async ({ of, why, amount }: NonNullable<typeof expected>[number]) =>
        `${of === 'Stripe' ? 'Stripe' : await objectOf(of)} ${why} ${formatAmount(amount)}`;
      const found = report.differences.map(
        ({ object, kind, why, net }) => `${kind === 'other' ? 'Stripe' : object} ${why} ${formatAmount(net.difference)}`,
      );
      compare(`${place}.differences`, expected && inOrder(await Promise.all(expected.map(nameOf))), inOrder(found));
      const { payments } = await desk.call('payouts.elsewhere', {});
      await compareNames(
        `${place}.elsewhere`,
        listed,
        payments.map(({ paymentIntent }) => paymentIntent ?? ''),
        objectOf,
      );
    },
  };
}

function inOrder(texts: readonly string[]): string {
  return texts.toSorted().join('; ');
}
