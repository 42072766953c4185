import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkBooks } from '../../src/ledger/books/invariants/check.ts';
import { cents } from '../../src/shared/money.ts';
import { type CallName, calls, type Input } from '../../src/shared/office-api/index.ts';
import type { Consequences } from '../../src/shared/office-api/money.ts';
import { anOffice } from '../builders/an-office.ts';
import type { Office } from '../builders/office.ts';

/** One thing that happens to money; numbers choose among what there is. */
type Deed = (office: Office) => Promise<void>;

const dispatchNames = ['d1', 'd2', 'd3', 'd4', 'd5'];
const someTrips = fc.subarray(dispatchNames, { minLength: 1 });
const anAmount = fc.integer({ min: 1, max: 400_00 });
const anIndex = fc.nat({ max: 20 });

function idsOf(office: Office, sql: string): string[] {
  return office.books.reader.all<{ id: string }>(sql).map(({ id }) => id);
}

const pick = (ids: readonly string[], index: number) => ids[index % Math.max(1, ids.length)] ?? 'none yet';

/** Foresees, does, and holds the books against what was foreseen. A refusal is fine and is the same both times; our own fault is not. */
async function foreseeAndDo<Foresee extends CallName, Do extends CallName>(
  office: Office,
  [foresee, input]: [Foresee, Input<Foresee>],
  [doing, given]: [Do, Input<Do>],
): Promise<void> {
  const foreseen = await office.ask(foresee, input);
  if (!foreseen.ok) {
    expect(foreseen.refusal.code).not.toBe('unexpected');
    expect((await office.refusalOf(doing, given)).code).toBe(foreseen.refusal.code);
    return;
  }
  await office.do(doing, given);
  await expectAsForeseen(office, calls[foresee].output.parse(foreseen.output) as Consequences); // each of these answers with them, and more
}

async function expectAsForeseen(office: Office, { trips, invoices, ledgers }: Consequences): Promise<void> {
  for (const { dispatch, after } of trips) {
    const { state, price, owed, writtenOff } = await office.do('dispatches.get', { id: dispatch.id });
    expect({ state, price, owed, writtenOff }).toEqual(after);
  }
  for (const { id, after } of invoices) {
    const { state, dueNow } = await office.do('invoices.get', { id });
    expect({ state, due: dueNow }).toEqual(after);
  }
  const last = new Map(ledgers.map(({ customer, balanceAfter }) => [customer.id, balanceAfter]));
  for (const [id, balance] of last) expect((await office.do('customers.get', { id })).ledgerBalance).toBe(balance);
}

const committing = someTrips.map((names): Deed => async (office) => {
  const items = names.map((name) => office.id(name));
  const drafted = await office.ask('invoices.draft', { customer: office.id('maple'), items });
  if (drafted.ok) await office.ask('invoices.commit', { id: calls['invoices.draft'].output.parse(drafted.output).id });
});

const receiving = fc
  .record({
    amount: anAmount,
    names: someTrips,
    indices: fc.array(anIndex, { minLength: 1, maxLength: 3 }),
    to: fc.constantFrom('invoices', 'dispatches', 'ledger' as const),
    rest: fc.constantFrom('workflow', 'write off' as const),
    surplus: fc.constantFrom('ledger', 'return', 'overpay' as const),
  })
  .map(({ amount, names, indices, to, rest, surplus }): Deed => async (office) => {
    const invoices = idsOf(office, 'SELECT id FROM invoices WHERE number IS NOT NULL ORDER BY id');
    const dispatches = names.map((name) => office.id(name));
    const toward: Input<'money.record'>['toward'] =
      to === 'ledger'
        ? { to }
        : to === 'dispatches'
          ? { to, dispatches, rest }
          : { to, invoices: indices.map((index) => pick(invoices, index)), rest };
    const extra: Input<'money.record'>['surplus'] = surplus === 'overpay' ? { to: surplus, dispatches } : { to: surplus };
    const input = { customer: office.id('maple'), amount: cents(amount), type: 'Check' as const, toward, surplus: extra };
    await foreseeAndDo(office, ['money.foresee', input], ['money.record', input]);
  });

const answering = fc
  .record({ names: someTrips, allowed: fc.option(anAmount, { nil: null }), paid: fc.nat({ max: 200_00 }), toPatient: fc.boolean() })
  .map(({ names, allowed, paid, toPatient }): Deed => async (office) => {
    const lines = names.map((name) => ({
      dispatch: office.id(name),
      allowed: allowed === null ? null : cents(allowed),
      paid: cents(paid),
    }));
    const input = { amount: cents(paid * names.length), lines, toPatient };
    await foreseeAndDo(office, ['insurance.foresee', input], ['insurance.record', input]);
  });

const refunding = fc
  .tuple(fc.constantFrom(...dispatchNames), anAmount, fc.boolean())
  .map(([name, amount, whole]): Deed => async (office) => {
    const { owed } = office.dispatch(name);
    const back = whole && owed < 0 ? 0 - owed : amount;
    const input = { customer: office.id('maple'), type: 'Check' as const, trips: [{ dispatch: office.id(name), amount: cents(back) }] };
    await foreseeAndDo(office, ['refunds.foresee', input], ['refunds.record', input]);
  });

const reversing = fc.tuple(anIndex, fc.boolean(), fc.boolean()).map(([index, bounced, reopenInvoices]): Deed => async (office) => {
  const id = pick(idsOf(office, 'SELECT id FROM register_records ORDER BY stamp, id'), index);
  const input = { id, bounced, reopenInvoices };
  await foreseeAndDo(office, ['register.foreseeReversal', input], ['register.reverse', { ...input, reason: 'By chance' }]);
});

const reversingEvents = anIndex.map((index): Deed => async (office) => {
  const id = pick(idsOf(office, 'SELECT id FROM payment_events ORDER BY stamp, part'), index);
  await foreseeAndDo(office, ['events.foreseeReversal', { id }], ['events.reverse', { id, reason: 'By chance' }]);
});

const aDeed: fc.Arbitrary<Deed> = fc.oneof(committing, receiving, receiving, answering, refunding, reversing, reversingEvents);

it('[MON-11] [MON-12] [REV-2] [REV-8] [REV-10] [INS-7] [RFD-5] whatever is done with money, the books hold, nothing is taken back twice, and what was foreseen comes true', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(aDeed, { minLength: 5, maxLength: 25 }), async (deeds) => {
      const office = await dispatchNames
        .reduce(
          (start, name, index) => start.withDispatch(name, { customer: 'maple', price: 60_00 + index * 25_50 }),
          anOffice().withCustomer('maple', { ledger: 15_00 }),
        )
        .open();
      for (const deed of deeds) await deed(office);
      expect(checkBooks(office.books.reader, office.file)).toEqual([]);
      expect(
        idsOf(office, 'SELECT reverses AS id FROM payment_events WHERE reverses IS NOT NULL GROUP BY reverses HAVING COUNT(*) > 1'),
      ).toEqual([]);
      expect(
        idsOf(office, 'SELECT comes_from AS id FROM register_records WHERE comes_from IS NOT NULL GROUP BY comes_from HAVING COUNT(*) > 1'),
      ).toEqual([]);
      office.close();
    }),
    { numRuns: 40, seed: 20_261_125 },
  );
}, 120_000);
