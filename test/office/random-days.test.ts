import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkBooks } from '../../src/ledger/books/invariants/check.ts';
import { assert } from '../../src/shared/assert.ts';
import { cents } from '../../src/shared/money.ts';
import { type CallName, calls, type Input } from '../../src/shared/office-api/index.ts';
import { anOffice } from '../builders/an-office.ts';
import type { Office } from '../builders/office.ts';

/** One thing a biller does; numbers choose among the dispatches and invoices that there are. */
type Deed = (office: Office, invoices: string[]) => Promise<void>;

const dispatchNames = ['d1', 'd2', 'd3', 'd4', 'd5', 'd6'];
const aDispatch = fc.constantFrom(...dispatchNames);
const aCustomer = fc.constantFrom('maple', 'reyes');
const anAmount = fc.integer({ min: 1, max: 400_00 });
const anIndex = fc.nat({ max: 20 });

/** Asks; a refusal is fine, our own fault is not. */
async function attempt<Name extends CallName>(office: Office, name: Name, input: Input<Name>): Promise<unknown> {
  const response = await office.ask(name, input);
  if (response.ok) return response.output;
  expect(response.refusal.code).not.toBe('unexpected');
  return null;
}

const pick = (invoices: string[], index: number) => invoices[index % Math.max(1, invoices.length)] ?? 'none yet';

const invoicing = fc.record({ customer: aCustomer, items: fc.option(fc.subarray(dispatchNames, { minLength: 1 }), { nil: undefined }) });
const paying = fc.record({
  index: anIndex,
  amount: anAmount,
  options: fc.constantFrom<Partial<Input<'payments.record'>>>({}, {}, { keepOpen: true }, { writeOffRest: true }),
  only: fc.option(fc.subarray(dispatchNames, { minLength: 1 }), { nil: undefined, freq: 4 }),
});
const changes = fc.constantFrom<Input<'dispatches.change'>['set']>(
  { payor: 'patient' },
  { payor: 'facility' },
  { cancelled: true },
  { cancelled: false },
  { allowed: cents(60_00) },
  { allowed: null },
  { quoted: cents(0) },
  { parked: true },
  { parked: false },
);
const kinds = fc.constantFrom('service charge', 'discount', 'finance charge', 'payment', 'reversal' as const);

const aDeed: fc.Arbitrary<Deed> = fc.oneof(
  invoicing.map(({ customer, items }): Deed => async (office, invoices) => {
    const input = { customer: office.id(customer), ...(items && { items: items.map((item) => office.id(item)) }) };
    const response = await office.ask('invoices.draft', input);
    if (!response.ok) return;
    const { id } = response.output as { id: string };
    invoices.push(id);
    await attempt(office, 'invoices.commit', { id });
  }),
  paying.map(({ index, amount, options, only }): Deed => async (office, invoices) => {
    const chosen = only && { only: only.map((item) => office.id(item)) };
    const input = { invoice: pick(invoices, index), amount: cents(amount), type: 'Check' as const, ...options, ...chosen };
    const preview = await office.ask('payments.preview', input);
    if (!preview.ok) return void (await office.refusalOf('payments.record', input));
    await office.do('payments.record', input);
    const { state, dueNow } = await office.do('invoices.get', { id: input.invoice });
    const foreseen = calls['payments.preview'].output.parse(preview.output);
    assert(
      state === foreseen.invoiceStateAfter && dueNow === foreseen.dueAfter,
      `the invoice is ${state} with ${dueNow} due, as the preview said`,
    );
  }),
  fc.tuple(aDispatch, kinds, anAmount).map(([dispatch, kind, amount]): Deed => async (office) => {
    await attempt(office, 'dispatches.addEvent', { dispatch: office.id(dispatch), kind, amount: cents(amount) });
  }),
  fc.tuple(aDispatch, changes).map(([dispatch, set]): Deed => async (office) => {
    await attempt(office, 'dispatches.change', { id: office.id(dispatch), set });
  }),
  fc
    .tuple(aDispatch, fc.constantFrom('dispatches.writeOff', 'dispatches.reopen' as const))
    .map(([dispatch, name]): Deed => async (office) => {
      await attempt(office, name, { id: office.id(dispatch) });
    }),
  fc
    .tuple(anIndex, fc.constantFrom('Unpaid', 'Unpaid', 'Sold', 'Cancelled' as const))
    .map(([index, as]): Deed => async (office, invoices) => {
      const id = pick(invoices, index);
      if (as === 'Cancelled') await attempt(office, 'invoices.cancel', { id });
      else await attempt(office, 'invoices.close', { id, as });
    }),
  fc.tuple(aCustomer, fc.integer({ min: -200_00, max: 200_00 })).map(([customer, amount]): Deed => async (office) => {
    await attempt(office, 'customers.addLedgerEntry', { customer: office.id(customer), amount: cents(amount) });
  }),
);

async function anOfficeToPlayWith(): Promise<Office> {
  const start = anOffice().withCustomer('maple').withCustomer('reyes', { kind: 'patient' });
  return dispatchNames
    .reduce(
      (office, name, index) => office.withDispatch(name, { customer: index < 4 ? 'maple' : 'reyes', price: 60_00 + index * 25_50 }),
      start,
    )
    .open();
}

it('[PAY-5] [PAY-16] [REC-1] [LOG-2] whatever a biller does all day, the books hold every invariant and previews come true', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(aDeed, { minLength: 5, maxLength: 40 }), async (deeds) => {
      const office = await anOfficeToPlayWith();
      const invoices: string[] = [];
      for (const deed of deeds) await deed(office, invoices);
      expect(checkBooks(office.books.reader, office.file)).toEqual([]);
      office.close();
    }),
    { numRuns: 40 },
  );
}, 120_000);
