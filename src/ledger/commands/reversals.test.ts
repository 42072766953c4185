import { describe, expect, it } from 'vitest';
import { anOffice } from '../../../test/builders/an-office.ts';
import { projectedRows, someBooks } from '../../../test/builders/books.ts';
import { bring } from '../../../test/builders/desks.ts';
import type { Office } from '../../../test/builders/office.ts';
import { cents } from '../../shared/money.ts';
import { checkBooks } from '../books/invariants/check.ts';

/** Check 1234 of 300.00 on two trips of 100.00 and 150.00: both Finished, 50.00 to the ledger. */
async function paidByCheck(): Promise<{ office: Office; check: string }> {
  const office = await anOffice()
    .withCustomer('maple')
    .withDispatch('d1', { customer: 'maple', date: '2026-01-05', price: 100_00 })
    .withDispatch('d2', { customer: 'maple', date: '2026-01-12', price: 150_00 })
    .open();
  await office.commit('i1', { customer: 'maple' });
  const check = await office.pay('i1', { amount: 300_00, number: '1234' });
  return { office, check };
}

async function eventOf(office: Office, dispatch: string): Promise<string> {
  const { events } = await office.do('dispatches.get', { id: office.id(dispatch) });
  const [first] = events;
  if (!first) throw new Error(`${dispatch} has an event`);
  return first.id;
}

const sound = (office: Office) => expect(checkBooks(office.books.reader, office.file)).toEqual([]);

describe('a check that bounced', () => {
  it('[REV-1] [REV-3] [REV-6] takes back all that it paid, and its trips come up for reinvoicing', async () => {
    const { office, check } = await paidByCheck();
    await office.do('register.reverse', { id: check, bounced: true, reason: 'Insufficient funds' });
    expect(office.register()).toEqual([
      { type: 'Check', number: '1234', amount: 300_00, events: { d1: 100_00, d2: 150_00 }, ledger: 50_00 },
      { type: 'Check', number: '1234', amount: -300_00, events: { d1: -100_00, d2: -150_00 }, ledger: -50_00 },
    ]);
    expect(office.dispatch('d1')).toEqual({ state: 'Billing office', owed: 100_00, writtenOff: 0 });
    expect(office.dispatch('d2')).toEqual({ state: 'Billing office', owed: 150_00, writtenOff: 0 });
    expect(office.invoice('i1')).toEqual({ state: 'Paid', due: 250_00 });
    expect(office.balance('maple')).toBe(0);
    sound(office);
  });

  it('[REV-5] charges a fee to the ledger that is no part of the record', async () => {
    const { office, check } = await paidByCheck();
    const { record } = await office.do('register.reverse', { id: check, bounced: true, reason: 'Closed account', fee: cents(35_00) });
    expect(office.balance('maple')).toBe(35_00);
    const { amount, unallocated, comment, comesFrom } = await office.do('register.get', { id: record });
    expect({ amount, unallocated, comment, comesFrom: comesFrom?.id }).toEqual({
      amount: -300_00,
      unallocated: 0,
      comment: 'Bounced: Closed account',
      comesFrom: check,
    });
  });

  it('[REV-6] makes its invoice Open again when the biller wants it so', async () => {
    const office = await anOffice()
      .withCustomer('maple')
      .withDispatch('d1', { customer: 'maple', date: '2026-01-05', price: 100_00 })
      .withDispatch('d2', { customer: 'maple', date: '2026-01-12', price: 150_00 })
      .open();
    await office.commit('i1', { customer: 'maple' });
    const check = await office.pay('i1', { amount: 100_00 });
    expect(office.dispatch('d2')).toMatchObject({ state: 'Billing office' });
    await office.do('register.reverse', { id: check, bounced: true, reason: 'NSF', reopenInvoices: true });
    expect(office.invoice('i1')).toEqual({ state: 'Open', due: 250_00 });
    expect(office.dispatch('d1')).toEqual({ state: 'Awaiting payment', owed: 100_00, writtenOff: 0 });
    expect(office.dispatch('d2')).toEqual({ state: 'Awaiting payment', owed: 150_00, writtenOff: 0 });
  });

  it('[REV-2] bounces once', async () => {
    const { office, check } = await paidByCheck();
    await office.do('register.reverse', { id: check, bounced: true, reason: 'NSF' });
    expect(await office.refusalOf('register.reverse', { id: check, bounced: true, reason: 'NSF' })).toMatchObject({ code: 'wrong-state' });
    expect(await office.do('register.get', { id: check })).toMatchObject({ reversible: false });
    expect(office.register()).toHaveLength(2);
  });

  it('[REV-1] [REV-4] that is presented again and clears is the reversal of the reversal', async () => {
    const { office, check } = await paidByCheck();
    const { record } = await office.do('register.reverse', { id: check, bounced: true, reason: 'NSF' });
    expect(await office.refusalOf('register.reverse', { id: record, bounced: true, reason: 'x' })).toMatchObject({ field: 'bounced' });
    await office.do('register.reverse', { id: record, bounced: false, reason: 'Cleared at the second try' });
    expect(office.dispatch('d1')).toEqual({ state: 'Finished', owed: 0, writtenOff: 0 });
    expect(office.balance('maple')).toBe(-50_00);
    sound(office);
  });

  it('[REV-9] that clears after all closes the invoice that carries its trips by now', async () => {
    const { office, check } = await paidByCheck();
    const { record } = await office.do('register.reverse', { id: check, bounced: true, reason: 'NSF' });
    await office.commit('i2', { customer: 'maple' });
    expect(office.invoice('i2')).toEqual({ state: 'Open', due: 250_00 });
    await office.do('register.reverse', { id: record, bounced: false, reason: 'Cleared' });
    expect(office.invoice('i2')).toMatchObject({ state: 'Paid' });
  });
});

describe('a reversal that is refused', () => {
  it.each([
    ['[REV-4] a fee for what did not bounce', { bounced: false, fee: cents(1) }, 'fee'],
    ['a fee of less than nothing', { bounced: true, fee: cents(-1) }, 'fee'],
  ])('%s', async (_title, how, field) => {
    const { office, check } = await paidByCheck();
    expect(await office.refusalOf('register.reverse', { id: check, reason: 'x', ...how })).toMatchObject({ field });
    expect(office.register()).toHaveLength(1);
  });

  it('without a reason', async () => {
    const { office, check } = await paidByCheck();
    expect(await office.refusalOf('register.reverse', { id: check, bounced: true, reason: ' ' })).toMatchObject({ field: 'reason' });
  });

  it('of a record that is nowhere', async () => {
    const { office } = await paidByCheck();
    expect(await office.refusalOf('register.reverse', { id: 'nothing', bounced: true, reason: 'x' })).toMatchObject({ code: 'not-found' });
  });
});

describe('a payment event that is reversed', () => {
  it('[REV-7] [REV-3] leaves its money on its record, belonging to nothing', async () => {
    const { office, check } = await paidByCheck();
    await office.do('events.reverse', { id: await eventOf(office, 'd1'), reason: 'Wrong trip' });
    expect(office.dispatch('d1')).toEqual({ state: 'Billing office', owed: 100_00, writtenOff: 0 });
    expect(await office.do('register.get', { id: check })).toMatchObject({ amount: 300_00, unallocated: 100_00 });
    sound(office);
  });

  it('[REV-7] a charge is balanced by one of its own kind', async () => {
    const { office } = await paidByCheck();
    await office.do('dispatches.addEvent', { dispatch: office.id('d1'), kind: 'service charge', amount: cents(20_00) });
    const { events } = await office.do('dispatches.get', { id: office.id('d1') });
    await office.do('events.reverse', { id: events.find(({ kind }) => kind === 'service charge')?.id ?? '', reason: 'Not for this trip' });
    expect(office.dispatch('d1')).toEqual({ state: 'Finished', owed: 0, writtenOff: 0 });
    const after = await office.do('dispatches.get', { id: office.id('d1') });
    expect(after).toMatchObject({ serviceCharges: 0 });
    expect(after.events.map(({ reversible }) => reversible)).toEqual([true, false, false]);
  });

  it('[REV-8] is reversed once, and its balance never', async () => {
    const { office } = await paidByCheck();
    const event = await eventOf(office, 'd1');
    await office.do('events.reverse', { id: event, reason: 'Wrong trip' });
    expect(await office.refusalOf('events.reverse', { id: event, reason: 'Again' })).toMatchObject({ code: 'wrong-state' });
    const { events } = await office.do('dispatches.get', { id: office.id('d1') });
    expect(await office.refusalOf('events.reverse', { id: events[1]?.id ?? '', reason: 'Back' })).toMatchObject({ code: 'wrong-state' });
  });

  it('[REV-8] [REV-1] is not taken back again when its check bounces', async () => {
    const { office, check } = await paidByCheck();
    await office.do('events.reverse', { id: await eventOf(office, 'd1'), reason: 'Wrong trip' });
    await office.do('register.reverse', { id: check, bounced: true, reason: 'NSF' });
    expect(office.dispatch('d1')).toMatchObject({ owed: 100_00 });
    expect(office.dispatch('d2')).toMatchObject({ owed: 150_00 });
    expect(office.register()[1]).toEqual({ type: 'Check', number: '1234', amount: -300_00, events: { d2: -150_00 }, ledger: -50_00 });
    expect(await office.refusalOf('events.reverse', { id: await eventOf(office, 'd2'), reason: 'x' })).toMatchObject({
      code: 'wrong-state',
    });
    sound(office);
  });

  it('[REV-8] moves nothing where it is of 0 cents', async () => {
    const { office } = await paidByCheck();
    await office.do('dispatches.reopen', { id: office.id('d1') });
    await office.do('dispatches.addEvent', { dispatch: office.id('d1'), kind: 'service charge', amount: cents(5_00) });
    await office.commit('i2', { customer: 'maple', items: ['d1'] });
    await office.do('invoices.close', { id: office.id('i2'), as: 'Sold' });
    const { events } = await office.do('dispatches.get', { id: office.id('d1') });
    const sold = events.find(({ kind }) => kind === 'sale to collections');
    expect(await office.refusalOf('events.reverse', { id: sold?.id ?? '', reason: 'x' })).toMatchObject({ code: 'wrong-state' });
  });
});

describe('what is said beforehand of a reversal', () => {
  it.each([
    ['of a check, with a fee', { bounced: true, fee: cents(35_00) }],
    ['of a check, its invoice Open again', { bounced: true, reopenInvoices: true }],
    ['of a record that was wrong', { bounced: false }],
  ])('[REV-10] %s comes true', async (_title, how) => {
    const { office, check } = await paidByCheck();
    const foreseen = await office.do('register.foreseeReversal', { id: check, ...how });
    await office.do('register.reverse', { id: check, reason: 'x', ...how });
    expect(foreseen.record).toEqual({ amount: -300_00, unallocated: 0, toReturn: false });
    expect(foreseen.reopenable).toBe(true);
    expect(foreseen.ledgers.at(-1)?.balanceAfter).toBe(office.balance('maple'));
    for (const { dispatch, after } of foreseen.trips) {
      const { state, price, owed, writtenOff } = await office.do('dispatches.get', { id: dispatch.id });
      expect(after).toEqual({ state, price, owed, writtenOff });
    }
    for (const { id, after } of foreseen.invoices) {
      const { state, dueNow } = await office.do('invoices.get', { id });
      expect(after).toEqual({ state, due: dueNow });
    }
  });

  it('[REV-10] of an event comes true', async () => {
    const { office } = await paidByCheck();
    const id = await eventOf(office, 'd2');
    const { trips } = await office.do('events.foreseeReversal', { id });
    await office.do('events.reverse', { id, reason: 'Wrong trip' });
    expect(trips.map(({ amount, after }) => ({ amount, state: after.state, owed: after.owed }))).toEqual([
      { amount: -150_00, ...office.dispatch('d2'), writtenOff: undefined },
    ]);
  });
});

describe('reversing and undoing', () => {
  it('[REV-2] a check of which a part went nowhere bounces once, too', async () => {
    const { office, check } = await paidByCheck();
    await office.do('events.reverse', { id: await eventOf(office, 'd1'), reason: 'Wrong trip' });
    await office.do('register.reverse', { id: check, bounced: true, reason: 'NSF' });
    expect(await office.do('register.get', { id: check })).toMatchObject({ reversible: false, unallocated: 0 });
    expect(await office.refusalOf('register.reverse', { id: check, bounced: true, reason: 'NSF' })).toMatchObject({ code: 'wrong-state' });
  });

  it('[REV-2] a check that was returned to its sender in full can still bounce', async () => {
    const { office } = await paidByCheck();
    const { record } = await office.do('register.receive', { amount: cents(70_00), type: 'Check', number: '70' });
    await office.do('register.allocate', { record, allocation: { to: 'return', amount: cents(70_00), type: 'Check', number: '5' } });
    expect(await office.do('register.get', { id: record })).toMatchObject({ reversible: true });
  });

  it('[REV-2] what was undone is not reversed as well, and what was done again can be', async () => {
    const { office } = await paidByCheck();
    await office.do('money.record', {
      customer: office.id('maple'),
      amount: cents(10_00),
      type: 'Check',
      number: '8',
      toward: { to: 'ledger' },
    });
    const { rows } = await office.do('register.list', { filter: { text: '8' } });
    const record = rows.find(({ amount }) => amount === 10_00)?.id ?? '';
    const { entries } = await office.do('office.history', { entity: 'registerRecord', id: record });
    const undone = await office.do('undo.undo', { operations: [entries[0]?.operation ?? ''] });
    expect(await office.refusalOf('register.reverse', { id: record, bounced: true, reason: 'NSF' })).toMatchObject({ code: 'wrong-state' });
    await office.do('undo.undo', { operations: undone.operations });
    const again = (await office.do('register.list', { filter: { text: '8' } })).rows.filter(({ amount }) => amount === 10_00);
    const redone = again.find(({ id }) => id !== record)?.id ?? '';
    await office.do('register.reverse', { id: redone, bounced: true, reason: 'NSF' });
    expect(office.balance('maple')).toBe(-50_00);
    sound(office);
  });

  it('[REV-1] a reversal of an event that was undone counts again when its check bounces', async () => {
    const { office, check } = await paidByCheck();
    const { operation } = await office.do('events.reverse', { id: await eventOf(office, 'd1'), reason: 'Wrong trip' });
    await office.do('undo.undo', { operations: [operation] });
    expect(office.dispatch('d1')).toMatchObject({ owed: 0 });
    await office.do('register.reverse', { id: check, bounced: true, reason: 'NSF' });
    expect(office.dispatch('d1')).toMatchObject({ owed: 100_00 });
    expect(office.dispatch('d2')).toMatchObject({ owed: 150_00 });
    sound(office);
  });
});

describe('two desks that were apart', () => {
  it('[REV-2] [REV-8] reverse the same record, and the same event: each is taken back once', async () => {
    const { office, check } = await paidByCheck();
    const cash = await office.do('money.record', {
      customer: office.id('maple'),
      amount: cents(10_00),
      type: 'Cash',
      toward: { to: 'dispatches', dispatches: [office.id('d1')] },
    });
    const event = await eventOf(office, 'd2');
    const other = someBooks({ slot: 1, joining: true });
    bring(office.books, other);
    for (const desk of [office, office.at(other)]) {
      await desk.do('register.reverse', { id: cash.record, bounced: false, reason: 'Counterfeit' });
      await desk.do('events.reverse', { id: event, reason: 'Wrong trip' });
    }
    bring(other, office.books);
    bring(office.books, other);
    expect(office.dispatch('d1')).toMatchObject({ owed: 0 });
    expect(office.dispatch('d2')).toMatchObject({ owed: 150_00 });
    expect(await office.do('register.get', { id: check })).toMatchObject({ unallocated: 150_00 });
    expect(projectedRows(other)).toEqual(projectedRows(office.books));
    sound(office);
  });
});
