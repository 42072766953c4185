/**
 * A real office for a test: a SQLite file in a temporary folder, every call served as in the ledger's own process.
 *
 * ```ts
 * const office = await anOffice()
 *   .withCustomer('maple', { kind: 'facility' })
 *   .withDispatch('d1', { customer: 'maple', date: '2026-01-05', price: 100_00 })
 *   .open();
 * await office.commit('i1', { customer: 'maple' });
 * await office.pay('i1', { amount: 100_00 });
 * expect(office.dispatch('d1')).toMatchObject({ state: 'Finished', owed: 0 });
 * ```
 *
 * Names like `maple` and `d1` are the test's; `id('d1')` is the ID in the books. The office closes and its folder goes when the test has finished.
 */
import { isoDate } from '../../src/shared/dates.ts';
import { cents } from '../../src/shared/money.ts';
import type { Input } from '../../src/shared/office-api/index.ts';
import type { Settings } from '../../src/shared/settings.ts';
import type { CustomerKind, Payor } from '../../src/shared/words.ts';
import { type Office, type OfficeOptions, openOffice } from './office.ts';

/** Amounts are cents, dates `2026-01-05`. */
export type CustomerSpec = { kind?: CustomerKind; name?: string; ledger?: number };
export type DispatchSpec = { customer: string; date?: string; price: number; payor?: Payor; patient?: string };

export type OfficeBuilder = {
  /** `ledger`: an opening ledger balance; positive: the customer owes. */
  withCustomer(name: string, spec?: CustomerSpec): OfficeBuilder;
  withDispatch(name: string, spec: DispatchSpec): OfficeBuilder;
  withSettings(settings: Partial<Settings>): OfficeBuilder;
  /** The office's date; 2026-03-02 when not said. */
  on(today: string): OfficeBuilder;
  open(): Promise<Office>;
};

type Step = (office: Office) => Promise<unknown>;

export function anOffice(): OfficeBuilder {
  return builder([], { today: isoDate('2026-03-02') });
}

function builder(steps: readonly Step[], options: OfficeOptions): OfficeBuilder {
  const then = (step: Step) => builder([...steps, step], options);
  return {
    withCustomer: (name, spec = {}) => then((office) => addCustomer(office, name, spec)),
    withDispatch: (name, spec) => then((office) => addDispatch(office, name, spec)),
    withSettings: (settings) => then((office) => office.do('settings.change', settings)),
    on: (today) => builder(steps, { ...options, today: isoDate(today) }),
    open: async () => {
      const office = openOffice(options);
      for (const step of steps) await step(office);
      return office;
    },
  };
}

async function addCustomer(office: Office, name: string, { kind = 'facility', ledger = 0, ...spec }: CustomerSpec): Promise<void> {
  const { id } = await office.do('customers.create', { name: spec.name ?? name, kind });
  office.learn(name, id);
  if (ledger !== 0) await office.do('customers.addLedgerEntry', { customer: id, amount: cents(ledger), comment: 'Opening balance' });
}

async function addDispatch(office: Office, name: string, { customer, price, date = '2026-01-05', ...spec }: DispatchSpec): Promise<void> {
  const input: Input<'dispatches.create'> = { ...spec, customer: office.id(customer), date: isoDate(date), quoted: cents(price) };
  const { id } = await office.do('dispatches.create', input);
  office.learn(name, id);
}
