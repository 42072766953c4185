import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { anOffice } from '../../../test/builders/an-office.ts';
import { projectedRows, someBooks } from '../../../test/builders/books.ts';
import { bring } from '../../../test/builders/desks.ts';
import type { Office } from '../../../test/builders/office.ts';
import { aDispute, paidOn, stripeTotal, tell } from '../../../test/builders/stripe-facts.ts';
import type { UnnumberedFact } from '../../shared/companion-api/facts.ts';
import { checkBooks } from '../books/invariants/check.ts';
import { settleApart } from './settle-apart.ts';

/** Invoice i1 of d1 (100.00) and d2 (50.00), on two desks. */
async function twoDesks() {
  const office = await anOffice()
    .withCustomer('maple')
    .withDispatch('d1', { customer: 'maple', price: 100_00 })
    .withDispatch('d2', { customer: 'maple', price: 50_00 })
    .open();
  await office.commit('i1', { customer: 'maple' });
  const books = someBooks({ slot: 1, joining: true });
  bring(office.books, books);
  const other = office.at(books);
  const settle = (desk: Office) => settleApart(desk.books, 'sandbox', pino({ level: 'silent' }));
  /** As the desks do when they are online again, one after the other. */
  const meet = () => {
    for (const [from, to] of [
      [office, other],
      [other, office],
      [office, other],
    ] as const) {
      bring(from.books, to.books);
      settle(to);
    }
    bring(other.books, office.books);
    expect(projectedRows(other.books)).toEqual(projectedRows(office.books));
    expect(checkBooks(office.books.reader, office.file)).toEqual([]);
  };
  return { office, other, meet };
}

describe('a dispute that two desks hear of apart', () => {
  const lost = aDispute({ amount: 150_00 });
  const partBack = aDispute({ amount: 150_00, withdrawn: 90_00, moves: 2 });
  const lessBack = aDispute({ amount: 150_00, withdrawn: 80_00, moves: 3 });
  const won = aDispute({ amount: 150_00, status: 'won' });

  it.each<[what: string, one: UnnumberedFact[], another: UnnumberedFact[], total: number]>([
    ['the other only as it is in the end', [lost, partBack, lessBack], [lessBack], 55_00],
    ['the other heard of the first and the last', [lost, partBack, lessBack], [lost, lessBack], 55_00],
    ['the other heard of the second and the last', [lost, lessBack], [partBack, lessBack], 55_00],
    ['won after all; the other heard of that only', [lost, won], [won], 150_00],
    ['one has heard of the loss, the other of the end', [lost], [lost, lessBack], 55_00],
  ])('[STR-19] %s: the same to the cent, whoever was first', async (_what, one, another, total) => {
    for (const [first, second] of [
      [one, another],
      [another, one],
    ] as const) {
      const { office, other, meet } = await twoDesks();
      const paid = paidOn(office.id('i1'), { balance: 150_00 });
      await tell(office, [paid]);
      bring(office.books, other.books);
      await tell(office, [paid, ...first]);
      await tell(other, [paid, ...second]);
      meet();
      expect(stripeTotal(office)).toBe(total);
      await tell(office, [paid, ...(total === 150_00 ? [won] : [lessBack])]);
      await tell(other, [paid, ...(total === 150_00 ? [won] : [lessBack])]);
      meet();
      expect(stripeTotal(office)).toBe(total === 150_00 ? total : 55_00);
      office.close();
    }
  });
});

it('[REV-12] a trip that one desk gave back and the other finished is not written off by that', async () => {
  const { office, other, meet } = await twoDesks();
  const check = await office.pay('i1', { amount: 150_00, number: '1234' });
  bring(office.books, other.books);
  const bounced = await office.do('register.reverse', { id: check, bounced: true, reason: 'NSF' });
  const { events } = await other.do('dispatches.get', { id: office.id('d1') });
  await other.do('events.reverse', { id: events.find(({ reversible }) => reversible)?.id ?? '', reason: 'Wrong trip' });
  await office.do('undo.undo', { operations: [bounced.operation] });
  meet();
  expect(office.dispatch('d1')).toMatchObject({ owed: 100_00, state: 'Billing office' });
  expect(office.dispatch('d2')).toMatchObject({ owed: 0, state: 'Finished' });
  await office.do('dispatches.writeOff', { id: office.id('d1') });
  meet();
  expect(office.dispatch('d1')).toMatchObject({ state: 'Finished' });
});
