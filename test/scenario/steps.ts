/** Plays the steps of a scenario through the real parts, in order, and keeps which name stands for which ID. */
import { assert } from '../../src/shared/assert.ts';
import { formatAmount } from '../../src/shared/money.ts';
import type { Input } from '../../src/shared/office-api/index.ts';
import type { InvoiceRow } from '../../src/shared/office-api/invoices.ts';
import { beginCheckout, cancelCheckout, lookUp, type Means, payAtCheckout, sessionOf, testBankAccount, testCards } from './customer.ts';
import type { Scenario, ScenarioSettings, Step, StepName, Steps } from './format.ts';
import { importPlayers } from './import.ts';
import { bankPlayers } from './bank-steps.ts';
import { customerPlayers } from './customer-steps.ts';
import { allocationOf } from './allocation.ts';
import { moneySteps } from './money.ts';
import { refundAtDesk } from './desk-refund.ts';
import type { Parts } from './parts.ts';
import { takeCard } from './phone.ts';
import { payoutPlayers } from './payout-steps.ts';
import { pricePlayers } from './price-steps.ts';
import { undoingOn } from './undoing.ts';
import { differencesFromRefusal, peopleSteps } from './people.ts';

type Payment = { checkout: string; session: string; means: Means };

export type Play = {
  /** IDs in the books by the scenario's names. */
  ids: Map<string, string>;
  /** The numbers that a register record of a payment, refund or dispute may bear: its `pi_…` or `txn_…`. */
  numbersOf(name: string): Promise<readonly string[]>;
  /** What the portal showed otherwise than expected. */
  differences: string[];
};

/** Makes the office of a scenario and plays its steps. Throws, naming the step, when one cannot be done. */
export async function playSteps(scenario: Scenario, parts: Parts): Promise<Play> {
  const { desk, nextStep, steps: undoSteps } = undoingOn(parts.desk);
  const ids = new Map<string, string>();
  const selfPayIds = new Map<string, string>();
  const payments = new Map<string, Payment>();
  const charged = new Map<string, string>();
  const disputes = new Set<string>();
  const differences: string[] = [];
  const id = (name: string) => known(ids, name);

  const handlers: { [Name in StepName]: (input: Steps[Name], place: string) => Promise<unknown> } = {
    commit: async ({ invoice, customer, items }) => {
      const draft = await parts.desk.call('invoices.draft', { customer: id(customer), ...defined({ items: items?.map(id) }) });
      ids.set(invoice, draft.id);
      const { selfPayId } = await desk.call('invoices.commit', { id: draft.id });
      selfPayIds.set(invoice, selfPayId);
    },
    generate: async ({ invoices, ...typed }, place) => {
      const made = await newInvoices(() => desk.call('invoices.generate', { gathering: gatheringOf(typed), commit: true }));
      nameInvoices(invoices, made, place);
    },
    reinvoice: async ({ invoices, ...run }, place) => {
      const made = await newInvoices(() => desk.call('invoices.reinvoice', { ...defined(run), olderThan: run.olderThan, commit: true }));
      nameInvoices(invoices, made, place);
    },
    ...moneySteps(desk, { id, learn: (made, record) => made !== undefined && record !== null && ids.set(made, record) }),
    ...plainSteps(desk, id),
    ...bankPlayers(desk, ids, differences),
    ...payoutPlayers(desk, parts, { ids, elsewhere: charged, objectOf, recordOf, differences }),
    ...customerPlayers(desk, id, (difference) => void differences.push(difference)),
    ...pricePlayers(desk, id, (name, made) => void ids.set(name, made)),
    settings: (settings) => desk.call('settings.change', settingsOf(settings)),
    portal: async ({ invoice, payable, part, ...figures }, place) => {
      const page = await lookUp(parts.portal, known(selfPayIds, invoice), part);
      if (payable !== undefined && payable !== (page.state === 'payable'))
        differences.push(`${place}.payable: expected ${payable}, found a page that says “${page.state}”`);
      for (const key of ['due', 'fee', 'total', 'left', 'processing'] as const) {
        const expected = figures[key];
        if (expected !== undefined && expected !== page[key])
          differences.push(`${place}.${key}: expected ${formatAmount(expected)}, found ${formatAmount(page[key])} (“${page.state}”)`);
      }
    },
    checkout: async ({ payment, invoice, by, result, amount }) => {
      const checkout = await beginCheckout(parts.portal, known(selfPayIds, invoice), amount);
      const card = { method: 'card', card_number: result === 'declined' ? testCards.declined : testCards.visa } as const;
      const begun: Payment = { checkout, session: sessionOf(checkout), means: by === 'card' ? card : testBankAccount };
      payments.set(payment, begun);
      if (result === 'paid' || result === 'declined') await payAtCheckout(checkout, begun.means);
      if (result === 'abandoned') await cancelCheckout(checkout);
    },
    phone: async (step) => {
      const paymentIntent = await takeCard(desk, step, id);
      if (paymentIntent !== null) charged.set(step.payment, paymentIntent);
    },
    finish: async ({ payment }) => payAtCheckout(known(payments, payment).checkout, known(payments, payment).means),
    settle: async ({ payment, result }) => parts.stripe.settle(await paymentIntentOf(payment), result),
    refund: async ({ refund, payment, amount, status }) => {
      const made = await parts.stripe.refund(await paymentIntentOf(payment), amount, status);
      ids.set(refund, made.id);
    },
    'refund-at-desk': async ({ refund, payment, amount }) => {
      ids.set(refund, await refundAtDesk(desk, await paymentIntentOf(payment), refund, amount));
    },
    'refund-status': ({ refund, status }) => parts.stripe.setRefundStatus(id(refund), status),
    dispute: async ({ dispute, payment, amount, fee }) => {
      const opened = await parts.stripe.dispute(await paymentIntentOf(payment), amount, fee);
      ids.set(dispute, opened.id);
      disputes.add(dispute);
    },
    'dispute-close': ({ dispute, as }) => parts.stripe.closeDispute(id(dispute), as),
    ...partSteps(parts),
    ...peopleSteps(desk),
    review: async ({ record, reopen, writeOff, move }) =>
      desk.call('register.review', {
        id: await recordOf(record),
        reopen: reopen.map(id),
        writeOff: writeOff.map(id),
        move: Object.entries(move).map(([dispatch, customer]) => ({ dispatch: id(dispatch), customer: id(customer) })),
      }),
    allocate: async (input) =>
      desk.call('register.allocate', { record: await recordOf(input.record), allocation: allocationOf(input, id) }),
    ...importPlayers(desk, ids, differences),
    ...undoSteps,
  };

  /** The Open invoices that there are after `make` and were not before. */
  async function newInvoices(make: () => Promise<unknown>): Promise<InvoiceRow[]> {
    const openInvoices = async () => (await desk.call('invoices.list', { filter: { states: ['Open'] }, limit: 500 })).rows;
    const before = new Set((await openInvoices()).map((row) => row.id));
    await make();
    return (await openInvoices()).filter((row) => !before.has(row.id));
  }

  /** Gives the scenario's names to the invoices made; one too many, or one too few, is a difference. */
  function nameInvoices(expected: Readonly<Record<string, string>>, made: readonly InvoiceRow[], place: string): void {
    for (const [customer, invoice] of Object.entries(expected)) {
      const row = made.find((each) => each.customer.id === id(customer));
      assert(row?.selfPayId, `an invoice is made for ${customer}`);
      ids.set(invoice, row.id);
      selfPayIds.set(invoice, row.selfPayId);
    }
    const others = made.filter((row) => !Object.keys(expected).some((customer) => id(customer) === row.customer.id));
    for (const row of others)
      differences.push(`${place}: an invoice of ${formatAmount(row.invoiced)} was made for ${row.customer.name} too`);
  }

  async function paymentIntentOf(payment: string): Promise<string> {
    const paymentIntent = charged.get(payment) ?? (await parts.stripe.paymentIntentOf(known(payments, payment).session));
    assert(paymentIntent !== null, `${payment} has a payment intent`);
    return paymentIntent;
  }

  /** Stripe's ID of a payment, refund, dispute or payout. */
  async function objectOf(name: string): Promise<string> {
    return payments.has(name) || charged.has(name) ? paymentIntentOf(name) : id(name);
  }

  /** The register record of a payment, refund or dispute, or one that was received. */
  async function recordOf(name: string): Promise<string> {
    const record = ids.get(name);
    const numbers = payments.has(name) || charged.has(name) || disputes.has(name) || record?.startsWith('re_') ? await numbersOf(name) : [];
    if (numbers.length === 0) return id(name);
    const { rows } = await desk.call('register.list', { filter: {}, limit: 500 });
    const found = rows.find((row) => numbers.includes(row.number));
    if (!found) throw new Error(`no record of ${name} is in the register`);
    return found.id;
  }

  async function numbersOf(name: string): Promise<readonly string[]> {
    if (payments.has(name) || charged.has(name)) return [await paymentIntentOf(name)];
    return disputes.has(name) ? parts.stripe.numbersOfDispute(id(name)) : parts.stripe.numbersOfRefund(id(name));
  }

  async function play({ step, input, refused }: Step, place: string): Promise<void> {
    nextStep();
    const handle = handlers[step] as (given: typeof input, where: string) => Promise<unknown>; // a step pairs each name with its own input
    differences.push(...(await differencesFromRefusal(() => handle(input, place), refused, place)));
  }

  await foundOffice(scenario, parts, ids);
  for (const [index, step] of scenario.steps.entries()) {
    const place = `step ${index + 1} (${step.step})`;
    try {
      await play(step, place);
      await parts.settle();
    } catch (error) {
      throw new Error(`${place}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
  }
  return { ids, numbersOf, differences };
}

/** Steps that are one command each. */
function plainSteps(desk: Parts['desk'], id: (name: string) => string) {
  return {
    event: ({ dispatch, ...event }: Steps['event']) => desk.call('dispatches.addEvent', { ...event, dispatch: id(dispatch) }),
    close: ({ invoice, as }: Steps['close']) => desk.call('invoices.close', { id: id(invoice), as }),
    cancel: ({ invoice }: Steps['cancel']) => desk.call('invoices.cancel', { id: id(invoice) }),
    payor: ({ dispatch, is }: Steps['payor']) => desk.call('dispatches.change', { id: id(dispatch), set: { payor: is } }),
    'write-off': ({ dispatch }: Steps['write-off']) => desk.call('dispatches.writeOff', { id: id(dispatch) }),
    reopen: ({ dispatch }: Steps['reopen']) => desk.call('dispatches.reopen', { id: id(dispatch) }),
  };
}

function partSteps(parts: Parts) {
  return {
    desk: (state: Steps['desk']) => parts.setDesk(state === 'online'),
    companion: (state: Steps['companion']) => parts.setCompanion(state === 'up'),
    webhooks: (mode: Steps['webhooks']) => parts.setWebhooks(mode),
  };
}

async function foundOffice(
  { customers, dispatches, settings }: Scenario,
  { desk, settle }: Parts,
  ids: Map<string, string>,
): Promise<void> {
  if (Object.keys(settings).length > 0) await desk.call('settings.change', settingsOf(settings));
  for (const [name, { kind, ledger }] of Object.entries(customers)) {
    const { id } = await desk.call('customers.create', { name, kind });
    ids.set(name, id);
    if (ledger !== 0) await desk.call('customers.addLedgerEntry', { customer: id, amount: ledger, comment: 'Opening balance' });
  }
  for (const [name, { customer, date, price }] of Object.entries(dispatches)) {
    const { id } = await desk.call('dispatches.create', { customer: known(ids, customer), date, quoted: price });
    ids.set(name, id);
  }
  await settle();
}

function gatheringOf({ kind, from, to, times }: Omit<Steps['generate'], 'invoices'>): Input<'invoices.plan'>['gathering'] {
  if (kind === 'differential') return { kind };
  if (kind === 'collections') return { kind, timesInvoiced: times ?? 1 };
  assert(from !== undefined && to !== undefined, 'complete goes from a date to a date');
  return { kind, from, to };
}

function settingsOf({ rate, earlyDiscount, lateFee, graceDays, ...settings }: ScenarioSettings): Input<'settings.change'> {
  const late =
    typeof lateFee === 'object'
      ? ({ lateFee: 'fixed', lateFeeFixed: lateFee.amount } as const)
      : ({ lateFee: 'percent', lateFeePpm: lateFee } as const);
  const partialPayments = settings.partialLeast === undefined ? undefined : true;
  const terms = lateFee === undefined ? {} : late;
  return {
    ...defined(settings),
    ...defined({ ratePpm: rate, earlyDiscountPpm: earlyDiscount, lateFeeGraceDays: graceDays, partialPayments }),
    ...defined(terms),
  };
}

/** Without the keys that are undefined. */
function defined<T extends object>(given: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]?: Exclude<T[Key], undefined>;
  }; // just filtered
}

function known<Value>(map: ReadonlyMap<string, Value>, name: string): Value {
  const value = map.get(name);
  assert(value !== undefined, `${name} is known: the format checks it`);
  return value;
}
