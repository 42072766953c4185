import { describe, expect, it } from 'vitest';
import { anOffice } from '../../../test/builders/an-office.ts';
import type { Office } from '../../../test/builders/office.ts';
import { isoDate } from '../../shared/dates.ts';
import { cents } from '../../shared/money.ts';
import type { DispatchMove } from '../../shared/office-api/dispatch-bulk.ts';

const quoteAgain = { what: 'quote again', byHand: false, invoiced: false, finished: false } as const;

/** `d1` and `d2` wait, `d3` awaits payment, `d4` is written off, `d5` is cancelled. */
async function anOfficeOfTrips(): Promise<Office> {
  const builder = anOffice().withCustomer('maple');
  const office = await ['d1', 'd2', 'd3', 'd4', 'd5']
    .reduce((before, name) => before.withDispatch(name, { customer: 'maple', price: 100_00 }), builder)
    .open();
  await office.commit('i1', { customer: 'maple', items: ['d3'] });
  await office.do('dispatches.writeOff', { id: office.id('d4') });
  await office.do('dispatches.change', { id: office.id('d5'), set: { cancelled: true } });
  return office;
}

const all = (office: Office) => ({ ids: ['d1', 'd2', 'd3', 'd4', 'd5'].map((name) => office.id(name)) });
const states = (office: Office) => Object.fromEntries(['d1', 'd2', 'd3', 'd4', 'd5'].map((name) => [name, office.dispatch(name)]));

describe('many dispatches at once', () => {
  const moves: [move: DispatchMove, done: number, reasons: string[]][] = [
    [{ what: 'park' }, 3, ['It is Finished: it is not invoiced anyway.']],
    [{ what: 'release' }, 0, ['It is Finished: it is not invoiced anyway.', 'It is not parked.']],
    [{ what: 'make non-billable' }, 5, []],
    [{ what: 'make billable' }, 0, ['It is billable already.']],
    [{ what: 'change payor', payor: 'patient' }, 5, []],
    [{ what: 'change payor', payor: 'facility' }, 0, ['It is billed to the facility already.']],
    [{ what: 'write off' }, 3, ['It is Finished already.']],
    [{ what: 'take write-off back' }, 1, ['It is not written off.']],
    [{ what: 'reopen' }, 2, ['It is in the Billing office already.', 'It is cancelled.']],
    [quoteAgain, 0, ['It was invoiced.', 'Its quote was given by hand.', 'It is Finished.', 'It is cancelled: it owes nothing.']],
  ];
  it.each(moves)(
    '[MOVE-1] [MOVE-2] [MOVE-3] %o: the plan is what is then done, the others are left alone with the reason',
    async (move, done, reasons) => {
      const office = await anOfficeOfTrips();
      const trips = all(office);
      const plan = await office.do('dispatches.planBulk', { trips, move });
      expect(plan.count).toBe(done);
      expect(new Set(plan.leftAlone.map(({ reason }) => reason))).toEqual(new Set(reasons));
      const before = office.books.reader.one<{ ops: number }>('SELECT count(*) AS ops FROM journal').ops;
      const result = await office.do('dispatches.bulk', { trips, move });
      expect(result).toMatchObject({ of: 5, done, cancelled: false });
      expect(result.refused).toHaveLength(5 - done);
      expect(office.books.reader.one<{ ops: number }>('SELECT count(*) AS ops FROM journal').ops).toBe(before + done);
      const owed = Object.values(states(office));
      const changed = plan.moves.map(({ after }) => after.owed);
      expect(changed.reduce((total, each) => total + each, 0)).toBe(plan.after.owed);
      for (const { dispatch, after } of plan.moves) {
        const found = await office.do('dispatches.get', { id: dispatch.id });
        expect({ state: found.state, owed: found.owed, quoted: found.quoted }).toEqual(after);
      }
      expect(owed).toHaveLength(5);
    },
  );

  it('[MOVE-3] a write-off says what is written off, and from where', async () => {
    const office = await anOfficeOfTrips();
    const plan = await office.do('dispatches.planBulk', { trips: all(office), move: { what: 'write off' } });
    expect(plan).toMatchObject({ count: 3, before: { balanceDue: 300_00, writtenOff: 0 }, after: { balanceDue: 0, writtenOff: 300_00 } });
    expect(plan.states).toEqual([
      { from: 'Billing office', to: 'Finished', count: 2 },
      { from: 'Awaiting payment', to: 'Finished', count: 1 },
    ]);
  });

  it('[MOVE-4] is cancelled between two dispatches', async () => {
    const office = await anOfficeOfTrips();
    const running = office.do('dispatches.bulk', { trips: all(office), move: { what: 'park' } });
    const { run } = await office.do('runs.current', {});
    if (run) await office.do('runs.cancel', { id: run.id });
    const { done, cancelled } = await running;
    expect(cancelled).toBe(true);
    expect(done).toBeLessThan(3);
    const parked = office.books.reader.one<{ parked: number }>('SELECT count(*) AS parked FROM dispatches WHERE parked = 1').parked;
    expect(parked).toBe(done);
  });

  it('[MOVE-1] is done once with a dispatch that is named twice', async () => {
    const office = await anOfficeOfTrips();
    const id = office.id('d1');
    expect(await office.do('dispatches.bulk', { trips: { ids: [id, id] }, move: { what: 'park' } })).toMatchObject({
      of: 1,
      done: 1,
      refused: [],
    });
  });

  it('is undone as a whole', async () => {
    const office = await anOfficeOfTrips();
    const before = states(office);
    const { operations } = await office.do('dispatches.bulk', { trips: all(office), move: { what: 'write off' } });
    await office.do('undo.undo', { operations });
    expect(states(office)).toEqual(before);
  });

  it('is refused for a dispatch that is not there', async () => {
    const office = await anOfficeOfTrips();
    const trips = { ids: ['nothing000000'] };
    expect(await office.refusalOf('dispatches.bulk', { trips, move: { what: 'park' } })).toMatchObject({ code: 'not-found' });
  });

  it('is not done by a Viewer', async () => {
    const office = await anOfficeOfTrips();
    expect(await office.as('Viewer').refusalOf('dispatches.bulk', { trips: all(office), move: { what: 'park' } })).toMatchObject({
      code: 'not-allowed',
    });
  });
});

describe('quoting again', () => {
  const line = { level: 'BLS', base: cents(120_00), perMile: cents(0), includedMiles: 0, minimum: cents(0), weekend: cents(0) } as const;
  const schedule = { name: 'Standard', from: isoDate('2026-01-01'), to: null, customer: null, lines: [line] };

  it('[REQ-1] [REQ-3] takes a range of dates; chosen ones too, and the automatic workflow decides again', async () => {
    const office = await anOfficeOfTrips();
    await office.pay('i1', { amount: 100_00 });
    await office.do('schedules.save', schedule);
    const trips = { from: isoDate('2026-01-05'), to: isoDate('2026-01-05'), customer: null };
    expect(await office.do('dispatches.bulk', { trips, move: { ...quoteAgain, byHand: true } })).toMatchObject({ of: 5, done: 2 });
    expect(office.dispatch('d1')).toEqual({ state: 'Billing office', owed: 120_00, writtenOff: 0 });
    expect(office.dispatch('d3')).toEqual({ state: 'Finished', owed: 0, writtenOff: 0 });
    await office.do('dispatches.bulk', { trips, move: { ...quoteAgain, byHand: true, finished: true, invoiced: true } });
    expect(office.dispatch('d3')).toEqual({ state: 'Billing office', owed: 20_00, writtenOff: 0 });
    expect(office.dispatch('d5')).toMatchObject({ state: 'Finished', owed: 0 });
  });

  it('[REQ-1] takes none outside of the range', async () => {
    const office = await anOfficeOfTrips();
    await office.do('schedules.save', schedule);
    const trips = { from: isoDate('2026-01-06'), to: null, customer: null };
    expect(await office.do('dispatches.planBulk', { trips, move: { ...quoteAgain, byHand: true } })).toMatchObject({
      count: 0,
      leftAlone: [],
    });
  });
});

describe('a state set by hand', () => {
  it('[FLOW-12] stays until the money changes, then the automatic workflow decides again', async () => {
    const office = await anOfficeOfTrips();
    const id = office.id('d1');
    await office.do('dispatches.setState', { id, state: 'Awaiting payment' });
    expect(await office.do('dispatches.get', { id })).toMatchObject({
      state: 'Awaiting payment',
      automaticState: 'Billing office',
      balanceDue: 100_00,
    });
    await office.do('dispatches.change', { id, set: { patient: 'Ana Reyes' } });
    expect(office.dispatch('d1')).toMatchObject({ state: 'Awaiting payment' });
    await office.do('dispatches.addEvent', { dispatch: id, kind: 'discount', amount: cents(10_00) });
    expect(office.dispatch('d1')).toMatchObject({ state: 'Billing office', owed: 90_00 });
  });

  it('[FLOW-13] is taken back by letting the workflow decide', async () => {
    const office = await anOfficeOfTrips();
    const id = office.id('d3');
    await office.do('dispatches.setState', { id, state: 'Billing office' });
    expect(await office.do('dispatches.get', { id })).toMatchObject({ state: 'Billing office', automaticState: 'Awaiting payment' });
    await office.do('dispatches.decideAgain', { id });
    expect(office.dispatch('d3')).toMatchObject({ state: 'Awaiting payment' });
    expect(await office.refusalOf('dispatches.decideAgain', { id })).toMatchObject({ code: 'wrong-state' });
  });

  it('[FLOW-12] is refused for a cancelled one, and for the state it is in', async () => {
    const office = await anOfficeOfTrips();
    expect(await office.refusalOf('dispatches.setState', { id: office.id('d5'), state: 'Billing office' })).toMatchObject({
      code: 'wrong-state',
    });
    expect(await office.refusalOf('dispatches.setState', { id: office.id('d1'), state: 'Billing office' })).toMatchObject({
      code: 'wrong-state',
    });
  });

  it('[FLOW-12] Finished while something is owed is a write-off', async () => {
    const office = await anOfficeOfTrips();
    await office.do('dispatches.setState', { id: office.id('d1'), state: 'Finished' });
    expect(office.dispatch('d1')).toEqual({ state: 'Finished', owed: 100_00, writtenOff: 100_00 });
  });
});
