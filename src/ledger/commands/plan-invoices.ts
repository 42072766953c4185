/** What the generators would make and do make: one way of deciding, so that a preview comes true. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Cents, sum, zero } from '../../shared/money.ts';
import type { InvoicePlan, PlannedInvoice } from '../../shared/office-api/invoicing.ts';
import { type Debtor, type Gathered, gather, type Gathering, isWorthAnInvoice } from '../billing/gather.ts';
import { owedOf } from '../billing/owed.ts';
import type { DebtorName } from './load-debtors.ts';

type Plan = { gathered: Gathered; make: boolean; tooSmall: boolean };

/** What an invoice for `debtor` would be, and whether a generator makes it. */
export function planOne(debtor: Debtor, gathering: Gathering, atLeast: Cents | undefined): Plan {
  const gathered = gather(debtor, gathering);
  const worth = isWorthAnInvoice(debtor, gathered, gathering);
  const tooSmall = worth && atLeast !== undefined && gathered.total < atLeast; // GEN-8
  return { gathered, make: worth && !tooSmall, tooSmall };
}

/** The plan for many customers; other requests are answered in between. */
export async function planAll<Name extends DebtorName>(
  debtors: readonly Name[],
  load: (debtor: Name) => Debtor,
  gathering: Gathering,
  atLeast: Cents | undefined,
): Promise<InvoicePlan> {
  const invoices: PlannedInvoice[] = [];
  const passedOver = { parked: 0, onDraft: 0, finished: 0, tooSmall: 0 };
  for (const name of debtors) {
    await nextTurn();
    const debtor = load(name);
    const { gathered, make, tooSmall } = planOne(debtor, gathering, atLeast);
    passedOver.parked += gathered.passedOver.parked;
    passedOver.onDraft += gathered.passedOver.onDraft;
    passedOver.finished += gathered.passedOver.finished;
    if (tooSmall) passedOver.tooSmall += 1;
    if (make) invoices.push(plannedInvoice(name, debtor, gathered));
  }
  return { invoices, passedOver, totals: totalsOf(invoices) };
}

function plannedInvoice({ id, name }: DebtorName, { kind }: Debtor, { items, owed, ledgerCharge, total }: Gathered): PlannedInvoice {
  const dates = items.map(({ date }) => date).toSorted();
  return {
    customer: { id, name, kind },
    trips: items.length,
    overpaid: items.filter((item) => owedOf(item).owed < 0).length,
    from: dates[0] ?? null,
    to: dates.at(-1) ?? null,
    owed,
    ledgerCharge,
    total,
  };
}

function totalsOf(invoices: readonly PlannedInvoice[]): InvoicePlan['totals'] {
  const ofAll = (amount: (invoice: PlannedInvoice) => Cents) => sum(invoices.map(amount));
  return {
    invoices: invoices.length,
    trips: invoices.reduce((trips, invoice) => trips + invoice.trips, 0),
    owed: ofAll(({ owed }) => owed),
    ledgerCharges: ofAll(({ ledgerCharge }) => ledgerCharge ?? zero),
    total: ofAll(({ total }) => total),
  };
}
