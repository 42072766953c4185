import { describe, expect, it } from 'vitest';
import { anOffice } from '../../../test/builders/an-office.ts';
import { projectedRows } from '../../../test/builders/books.ts';
import type { Office } from '../../../test/builders/office.ts';
import { isoDate } from '../../shared/dates.ts';
import { cents } from '../../shared/money.ts';
import type { Input } from '../../shared/office-api/index.ts';

const nothing = 'nothing000000';

function line(level: 'BLS' | 'ALS', base: number, perMile = 0) {
  return { level, base: cents(base), perMile: cents(perMile), includedMiles: 0, minimum: cents(0), weekend: cents(0) };
}

/** An office with BLS at $180.00 and $9.00 a mile from 2026, for everyone. */
async function withPrices(): Promise<Office> {
  const office = await anOffice().withCustomer('maple').withCustomer('oak').open();
  await save(office, 'standard', {});
  return office;
}

type SaveSpec = Partial<Omit<Input<'schedules.save'>, 'from' | 'to'>> & { from?: string; to?: string | null };

const scheduleOf = ({ from = '2026-01-01', to = null, ...spec }: SaveSpec): Input<'schedules.save'> => ({
  name: 'Standard 2026',
  customer: null,
  lines: [line('BLS', 180_00, 9_00)],
  ...spec,
  from: isoDate(from),
  to: to === null ? null : isoDate(to),
});

async function save(office: Office, name: string, spec: SaveSpec): Promise<void> {
  office.learn(name, (await office.do('schedules.save', scheduleOf(spec))).id);
}

async function trip(office: Office, spec: Partial<Input<'dispatches.create'>> = {}) {
  const { id, quoted } = await office.do('dispatches.create', {
    customer: office.id('maple'),
    date: isoDate('2026-01-05'),
    mileage: 100,
    ...spec,
  });
  office.learn('trip', id);
  return quoted;
}

const get = (office: Office) => office.do('dispatches.get', { id: office.id('trip') });
const change = (office: Office, set: Input<'dispatches.change'>['set']) => office.do('dispatches.change', { id: office.id('trip'), set });

describe('a new dispatch', () => {
  it('[PRICE-10] is quoted by the schedule, and says by which line', async () => {
    const office = await withPrices();
    expect(await trip(office)).toBe(270_00);
    const { quoted, quoteSource, owed } = await get(office);
    expect({ quoted, owed }).toEqual({ quoted: 270_00, owed: 270_00 });
    expect(quoteSource).toMatchObject({ name: 'Standard 2026', level: 'BLS', billedMiles: 100, parts: { base: 180_00, mileage: 90_00 } });
  });

  it('[PRICE-10] is quoted what the form showed', async () => {
    const office = await withPrices();
    const shown = await office.do('schedules.quote', {
      customer: office.id('maple'),
      date: isoDate('2026-01-05'),
      serviceLevel: 'BLS',
      mileage: 100,
    });
    expect(shown.quote?.quoted).toBe(await trip(office));
  });

  it('[PRICE-10] without a line needs a quote by hand', async () => {
    const office = await withPrices();
    const input = { customer: office.id('maple'), date: isoDate('2026-01-05'), serviceLevel: 'ALS' } as const;
    expect(await office.refusalOf('dispatches.create', input)).toMatchObject({ code: 'invalid-input', field: 'quoted' });
    await trip(office, { ...input, quoted: cents(400_00) });
    expect(await get(office)).toMatchObject({ quoted: 400_00, quoteSource: null });
  });

  it('[PRICE-2] is quoted by the contract of its customer', async () => {
    const office = await withPrices();
    await save(office, 'contract', { name: 'Maple contract', customer: office.id('maple'), lines: [line('BLS', 150_00)] });
    expect(await trip(office)).toBe(150_00);
    expect(await trip(office, { customer: office.id('oak') })).toBe(270_00);
  });
});

describe('the quote of a dispatch that is changed', () => {
  it('[PRICE-12] follows its miles, and the history says from what to what', async () => {
    const office = await withPrices();
    await trip(office);
    await change(office, { mileage: 200 });
    expect(await get(office)).toMatchObject({ quoted: 360_00, owed: 360_00, quoteSource: { billedMiles: 200 } });
    const { entries } = await office.do('office.history', { entity: 'dispatch', id: office.id('trip') });
    expect(entries[0]?.summary).toBe('Changed dispatch 1001: the mileage, the price quote from $270.00 to $360.00');
  });

  it('[PRICE-12] follows the date to other prices, and the customer to its contract', async () => {
    const office = await withPrices();
    await save(office, 'summer', { name: 'Summer', from: '2026-06-01', lines: [line('BLS', 200_00)] });
    await save(office, 'contract', { name: 'Oak contract', customer: office.id('oak'), lines: [line('BLS', 150_00)] });
    await trip(office);
    await change(office, { date: isoDate('2026-06-01') });
    expect(await get(office)).toMatchObject({ quoted: 200_00, quoteSource: { name: 'Summer' } });
    await change(office, { customer: office.id('oak') });
    expect(await get(office)).toMatchObject({ quoted: 150_00, quoteSource: { name: 'Oak contract', contract: true } });
  });

  it('[PRICE-12] stays, as by hand, where no line fits any more', async () => {
    const office = await withPrices();
    await trip(office);
    await change(office, { serviceLevel: 'ALS' });
    expect(await get(office)).toMatchObject({ quoted: 270_00, quoteSource: null });
  });

  it('[PRICE-12] stays once it is invoiced', async () => {
    const office = await withPrices();
    await trip(office);
    await office.commit('i1', { customer: 'maple' });
    await change(office, { mileage: 200 });
    expect(await get(office)).toMatchObject({ quoted: 270_00, quoteSource: { billedMiles: 100 } });
  });

  it('[PRICE-12] stays once it is Finished', async () => {
    const office = await withPrices();
    await trip(office);
    await office.do('dispatches.writeOff', { id: office.id('trip') });
    await change(office, { mileage: 200 });
    expect(await get(office)).toMatchObject({ quoted: 270_00, state: 'Finished' });
  });

  it('[PRICE-11] is by hand when it is typed, does not follow then, and goes back to the schedule’s when that is chosen', async () => {
    const office = await withPrices();
    await trip(office);
    await change(office, { quoted: cents(250_00) });
    expect(await get(office)).toMatchObject({ quoted: 250_00, quoteSource: null });
    await change(office, { mileage: 200 });
    expect(await get(office)).toMatchObject({ quoted: 250_00, quoteSource: null });
    await change(office, { bySchedule: true });
    expect(await get(office)).toMatchObject({ quoted: 360_00, quoteSource: { name: 'Standard 2026' } });
  });

  it('[PRICE-4] cannot be the schedule’s where there is no line', async () => {
    const office = await withPrices();
    await trip(office, { serviceLevel: 'ALS', quoted: cents(400_00) });
    expect(await office.refusalOf('dispatches.change', { id: office.id('trip'), set: { bySchedule: true } })).toMatchObject({
      field: 'set.quoted',
    });
  });
});

describe('a schedule', () => {
  it('[PRICE-13] changes no quote that it has given', async () => {
    const office = await withPrices();
    await trip(office);
    const id = office.id('standard');
    await office.do('schedules.save', { id, ...scheduleOf({ to: '2026-01-01', lines: [line('BLS', 190_00)] }) });
    await office.do('schedules.retire', { id, retired: true });
    expect(await get(office)).toMatchObject({ quoted: 270_00, quoteSource: { rates: { base: 180_00 } } });
    expect(await office.do('schedules.get', { id })).toMatchObject({ standing: 'retired', quotes: 1, lines: [{ base: 190_00 }] });
  });

  it('has the lines that it is saved with', async () => {
    const office = await withPrices();
    const id = office.id('standard');
    await office.do('schedules.save', { id, ...scheduleOf({ lines: [line('ALS', 400_00)] }) });
    expect((await office.do('schedules.get', { id })).lines).toEqual([line('ALS', 400_00)]);
    await office.do('schedules.save', { id, ...scheduleOf({ lines: [line('BLS', 181_00), line('ALS', 400_00)] }) });
    expect((await office.do('schedules.get', { id })).lines).toEqual([line('BLS', 181_00), line('ALS', 400_00)]);
  });

  it('is the same after a replay of the journal', async () => {
    const office = await withPrices();
    await trip(office);
    await office.do('schedules.save', { id: office.id('standard'), ...scheduleOf({ lines: [line('ALS', 400_00)] }) });
    const before = projectedRows(office.books);
    office.books.rebuild();
    expect(projectedRows(office.books)).toEqual(before);
  });

  it('[PRICE-9] [PRICE-14] is duplicated with a raise, and ends on the day before', async () => {
    const office = await withPrices();
    const id = office.id('standard');
    const planned = await office.do('schedules.planDuplicate', { id, raise: 350 });
    const made = await office.do('schedules.duplicate', {
      id,
      name: 'Standard 2027',
      from: isoDate('2027-01-01'),
      to: null,
      customer: null,
      raise: 350,
      endOld: true,
    });
    const next = await office.do('schedules.get', { id: made.id });
    expect(next).toMatchObject({ name: 'Standard 2027', lines: [line('BLS', 186_30, 9_32)] });
    expect(planned.lines.map(({ after }) => after)).toEqual(next.lines);
    expect(await office.do('schedules.get', { id })).toMatchObject({ to: '2026-12-31', lines: [line('BLS', 180_00, 9_00)] });
  });

  const refused: [title: string, spec: SaveSpec, code: string, field: string][] = [
    ['that ends before it begins', { from: '2026-02-01', to: '2026-01-31' }, 'invalid-input', 'to'],
    ['without prices', { from: '2026-02-01', lines: [] }, 'invalid-input', 'lines'],
    ['with a level twice', { from: '2026-02-01', lines: [line('BLS', 1), line('BLS', 2)] }, 'invalid-input', 'lines'],
    ['[PRICE-14] that begins with another one', { name: 'Another' }, 'conflict', 'from'],
    ['of an unknown customer', { customer: nothing }, 'not-found', 'customer'],
    ['that is not there', { id: nothing }, 'not-found', 'id'],
  ];
  it.each(refused)('%s is refused', async (_title, spec, code, field) => {
    const office = await withPrices();
    expect(await office.refusalOf('schedules.save', scheduleOf(spec))).toMatchObject({ code, field });
  });

  it('[PRICE-14] may begin with another one that has other levels, or other customers', async () => {
    const office = await withPrices();
    await save(office, 'als', { name: 'ALS only', lines: [line('ALS', 400_00)] });
    await save(office, 'contract', { name: 'Contract', customer: office.id('maple') });
    const { schedules } = await office.do('schedules.all', {});
    expect(schedules.map(({ name }) => name).toSorted()).toEqual(['ALS only', 'Contract', 'Standard 2026']);
    expect((await office.do('schedules.all', { customer: office.id('maple') })).schedules.map(({ name }) => name)).toEqual(['Contract']);
  });

  it('is not changed by a Viewer', async () => {
    const office = await withPrices();
    expect(await office.as('Viewer').refusalOf('schedules.save', scheduleOf({ from: '2026-05-01' }))).toMatchObject({
      code: 'not-allowed',
    });
  });
});

it('[PRICE-2] a contract holds for the customer that its own one was merged into', async () => {
  const office = await withPrices();
  await save(office, 'contract', { name: 'Oak contract', customer: office.id('oak'), lines: [line('BLS', 150_00)] });
  await office.do('customers.merge', { id: office.id('oak'), into: office.id('maple') });
  expect(await trip(office)).toBe(150_00);
  await office.do('customers.separate', { id: office.id('oak') });
  expect(await trip(office)).toBe(270_00);
});

describe('undone', () => {
  it('[UNDO-1] a new schedule is out of use, a change has the prices and the last day back', async () => {
    const office = await anOffice().withCustomer('maple').open();
    const made = await office.do('schedules.save', scheduleOf({}));
    const { id } = made;
    const before = await office.do('schedules.get', { id });
    const changed = await office.do('schedules.save', {
      id,
      ...scheduleOf({ to: '2026-12-31', lines: [line('BLS', 200_00), line('ALS', 1)] }),
    });
    await office.do('undo.undo', { operations: [changed.operation] });
    expect(await office.do('schedules.get', { id })).toEqual(before);
    await office.do('undo.undo', { operations: [made.operation] });
    expect(await office.do('schedules.get', { id })).toMatchObject({ standing: 'retired' });
  });

  it('[UNDO-1] a dispatch quoted again has its quote by hand back', async () => {
    const office = await withPrices();
    await trip(office, { quoted: cents(100_00) });
    const trips = { ids: [office.id('trip')] };
    const { operations } = await office.do('dispatches.bulk', {
      trips,
      move: { what: 'quote again', byHand: true, invoiced: false, finished: false },
    });
    expect(await get(office)).toMatchObject({ quoted: 270_00, owed: 270_00 });
    await office.do('undo.undo', { operations });
    expect(await get(office)).toMatchObject({ quoted: 100_00, owed: 100_00, quoteSource: null });
  });
});
