/** The billing of the sample office: monthly invoices, how customers pay them, and what is done when they do not. */
import { addDays, type IsoDate } from '../../shared/dates.ts';
import { type Cents, cents, sum } from '../../shared/money.ts';
import type { Input } from '../../shared/office-api/index.ts';
import type { TenderType } from '../../shared/words.ts';
import type { Agenda } from './agenda.ts';
import type { Chance } from './chance.ts';
import type { SampleCustomer } from './customers.ts';
import type { Desk } from './desk.ts';

export type Billing = {
  /** A differential invoice, when at least `atLeast` trips wait; `keepDraft` leaves it uncommitted. */
  invoice(customer: SampleCustomer, today: IsoDate, options: { atLeast: number; keepDraft: boolean }): Promise<void>;
};

/** How long an invoice may stay open before it is marked Unpaid and its trips are invoiced anew. */
const patience = 95;

export function createBilling(desk: Desk, chance: Chance, agenda: Agenda): Billing {
  let check = 20_100;
  let transfer = 88_100_000;

  return {
    invoice: async (customer, today, { atLeast, keepDraft }) => {
      const { items } = await desk.ask('Marcus Webb', 'invoices.candidates', { customer: customer.id });
      const oldest = items.map(({ date }) => date).toSorted()[0];
      if (oldest === undefined) return;
      if (items.length < atLeast && oldest > addDays(today, -75)) return;
      if (sum(items.map(({ owed }) => owed)) <= 0) return;
      const { id } = await desk.ask('Marcus Webb', 'invoices.draft', { customer: customer.id });
      if (keepDraft) return;
      await desk.ask('Marcus Webb', 'invoices.commit', { id });
      plan(customer, id, today);
    },
  };

  function plan(customer: SampleCustomer, invoice: string, committed: IsoDate): void {
    if (chance.happens(2)) {
      agenda.add(addDays(committed, 1), async () => {
        await desk.ask('Dana Ruiz', 'invoices.cancel', { id: invoice });
      });
      return;
    }
    const paid = addDays(committed, Math.max(4, customer.paysAfter + chance.between(-6, 12)));
    if (pays(customer)) agenda.add(paid, () => receive(customer, invoice, paid));
    agenda.add(addDays(committed, patience), () => giveUp(customer, invoice));
  }

  function pays({ manners }: SampleCustomer): boolean {
    return chance.happens({ reliable: 97, generous: 98, patchy: 60, seldom: 20 }[manners]);
  }

  /** Money comes in for an invoice that is still open. */
  async function receive(customer: SampleCustomer, invoice: string, today: IsoDate): Promise<void> {
    const { state, dueNow } = await desk.ask('Dana Ruiz', 'invoices.get', { id: invoice });
    if (state !== 'Open' || dueNow <= 0) return;
    const how = chance.weighted(waysToPay[customer.manners]);
    const tender = { ...numbered(customer.tender), invoice };
    switch (how) {
      case 'full': {
        const paid = await record({ ...tender, amount: dueNow });
        if (tender.type === 'Check' && chance.happens(4)) agenda.add(addDays(today, 6), () => bounce(paid));
        return;
      }
      case 'rounded up':
        await record({ ...tender, amount: cents(Math.ceil((dueNow + 1) / 50_00) * 50_00) });
        return;
      case 'short':
        await record({ ...tender, amount: part(dueNow, chance.between(60, 92)) });
        if (chance.happens(40)) await letGo(invoice);
        return;
      case 'short, rest written off':
        await record({ ...tender, amount: part(dueNow, chance.between(90, 98)), writeOffRest: true });
        return;
      case 'in two parts':
        await record({ ...tender, amount: part(dueNow, chance.between(40, 60)), keepOpen: true });
        agenda.add(addDays(today, chance.between(10, 25)), () => receive({ ...customer, manners: 'reliable' }, invoice, today));
    }
  }

  /** The bank returns a check: all that it paid is owed again, and the office charges for the trouble. */
  async function bounce(record: string): Promise<void> {
    const reason = chance.one(['Insufficient funds', 'Account closed', 'Payment stopped']);
    await desk.ask('Dana Ruiz', 'register.reverse', { id: record, bounced: true, reason, fee: cents(30_00) });
  }

  /** What was paid in part and is not worth another invoice is written off. */
  async function letGo(invoice: string): Promise<void> {
    const { items } = await desk.ask('Dana Ruiz', 'invoices.get', { id: invoice });
    const rest = items.find(({ state, owed, invoiced }) => state === 'Billing office' && owed > 0 && owed < invoiced);
    if (rest) await desk.ask('Dana Ruiz', 'dispatches.writeOff', { id: rest.dispatch });
  }

  /** An invoice that nobody pays is marked Unpaid, so that the next one takes its trips; a hopeless one is sold. */
  async function giveUp({ manners }: SampleCustomer, invoice: string): Promise<void> {
    const { state } = await desk.ask('Dana Ruiz', 'invoices.get', { id: invoice });
    if (state !== 'Open') return;
    await desk.ask('Dana Ruiz', 'invoices.close', { id: invoice, as: manners === 'seldom' && chance.happens(60) ? 'Sold' : 'Unpaid' });
  }

  /** The register record that it makes. */
  async function record(payment: Input<'payments.record'>): Promise<string> {
    const made = await desk.ask(chance.one(['Dana Ruiz', 'Marcus Webb']), 'payments.record', payment);
    return made.record;
  }

  function numbered(type: TenderType): { type: TenderType; number: string } {
    switch (type) {
      case 'Check':
        check += chance.between(1, 40);
        return { type, number: String(check) };
      case 'EFT':
        transfer += chance.between(10, 900);
        return { type, number: String(transfer) };
      case 'Money order':
        return { type, number: String(chance.between(700_000, 799_999)) };
      default:
        return { type, number: '' };
    }
  }

  function part(amount: Cents, percent: number): Cents {
    return cents(Math.max(1, Math.round((amount * percent) / 100)));
  }
}

type Way = 'full' | 'rounded up' | 'short' | 'short, rest written off' | 'in two parts';
const waysToPay: Record<SampleCustomer['manners'], readonly (readonly [Way, number])[]> = {
  reliable: [
    ['full', 88],
    ['short', 4],
    ['short, rest written off', 4],
    ['in two parts', 4],
  ],
  generous: [
    ['full', 55],
    ['rounded up', 45],
  ],
  patchy: [
    ['full', 45],
    ['short', 30],
    ['in two parts', 20],
    ['short, rest written off', 5],
  ],
  seldom: [
    ['full', 60],
    ['in two parts', 40],
  ],
};
