/** Plays the steps of a scenario that are about customers as such. */
import type * as z from 'zod';
import { type Cents, formatAmount } from '../../src/shared/money.ts';
import type { customerSteps } from './customer-format.ts';
import type { Desk } from './desk.ts';
import { mailingPlayers } from './mailing-steps.ts';

type CustomerSteps = { [Name in keyof typeof customerSteps]: z.output<(typeof customerSteps)[Name]> };
type Players = { [Name in keyof CustomerSteps]: (input: CustomerSteps[Name], place: string) => Promise<unknown> };

/** What each of these steps does at `desk`; `id` knows which name stands for which ID; what differs from what was expected goes to `differs`. */
export function customerPlayers(desk: Desk, id: (name: string) => string, differs: (difference: string) => void): Players {
  const compare = (place: string, expected: string | undefined, found: string) => {
    if (expected !== undefined && expected !== found) differs(`${place}: expected ${expected}, found ${found}`);
  };
  return {
    ledger: ({ customer, amount }) => desk.call('customers.addLedgerEntry', { customer: id(customer), amount }),
    merge: ({ customer, into }) => desk.call('customers.merge', { id: id(customer), into: id(into) }),
    separate: ({ customer }) => desk.call('customers.separate', { id: id(customer) }),
    statement: async ({ customer, date, trips, due, ledger, total, aging, invoices }, place) => {
      const shown = await desk.call('customers.statement', { id: id(customer), date });
      const open = Object.entries(invoices ?? {}).map(([name, cents]) => `${id(name)} ${formatAmount(cents)}`);
      const found = shown.invoices.map(({ id: invoice, dueNow }) => `${invoice} ${formatAmount(dueNow)}`);
      compare(`${place}.invoices`, invoices && open.toSorted().join(', '), found.toSorted().join(', '));
      compare(`${place}.trips`, trips?.map(id).join(' '), shown.trips.map((trip) => trip.id).join(' '));
      compare(`${place}.due`, amount(due), formatAmount(shown.tripsDue));
      compare(`${place}.ledger`, amount(ledger), formatAmount(shown.ledgerBalance));
      compare(`${place}.total`, amount(total), formatAmount(shown.total));
      compare(`${place}.aging`, aging?.map(formatAmount).join(' '), shown.aging.map((step) => formatAmount(step.amount)).join(' '));
    },
    ...mailingPlayers(desk, id, differs),
    find: async ({ text, finds }, place) => {
      const { hits } = await desk.call('office.search', { text });
      const found = new Set(hits.map((hit) => hit.id));
      for (const name of finds) if (!found.delete(id(name))) differs(`${place}: “${text}” does not find ${name}`);
      const more = hits.filter((hit) => found.has(hit.id) && hit.what !== 'record').map((hit) => hit.title);
      if (more.length > 0) differs(`${place}: “${text}” finds ${more.join(', ')} too`);
    },
  };
}

function amount(cents: Cents | undefined): string | undefined {
  return cents === undefined ? undefined : formatAmount(cents);
}
