/** The price schedules of the sample office: a new one each year, and what a few customers have agreed upon. */
import { addDays, type IsoDate, isoDate } from '../../shared/dates.ts';
import { cents } from '../../shared/money.ts';
import type { ScheduleLine } from '../../shared/office-api/schedules.ts';
import type { ServiceLevel } from '../../shared/words.ts';
import type { SampleCustomer } from './customers.ts';
import type { Desk } from './desk.ts';

type Prices = { base: number; perMile: number; included?: number; minimum?: number; weekend?: number };

const usual: Record<ServiceLevel, Prices> = {
  Wheelchair: { base: 45_00, perMile: 3_00, included: 5, minimum: 50_00, weekend: 10_00 },
  Stretcher: { base: 110_00, perMile: 4_50, included: 5, weekend: 20_00 },
  BLS: { base: 180_00, perMile: 9_00 },
  ALS: { base: 420_00, perMile: 11_50 },
  'ALS 2': { base: 640_00, perMile: 11_50 },
  'Critical care': { base: 1_150_00, perMile: 16_00 },
};

/** What facilities and affiliates that call often have agreed upon. */
const agreed: Partial<Record<ServiceLevel, Prices>> = {
  Wheelchair: { base: 38_00, perMile: 2_75, included: 10 },
  BLS: { base: 155_00, perMile: 8_25 },
};

/** The office's prices for everyone, from before the first trip; the next year's are decided already. */
export async function setPrices(desk: Desk, first: IsoDate, last: IsoDate): Promise<void> {
  const year = Number(first.slice(0, 4));
  const head = { from: isoDate(`${year}-01-01`), to: null, customer: null };
  let { id } = await desk.ask('Dana Ruiz', 'schedules.save', { ...head, name: `Standard ${year}`, lines: linesOf(usual) });
  for (let next = year + 1; next <= Number(last.slice(0, 4)) + 1; next += 1) {
    const raised = { name: `Standard ${next}`, from: isoDate(`${next}-01-01`), to: null, customer: null, raise: 350, endOld: true };
    ({ id } = await desk.ask('Dana Ruiz', 'schedules.duplicate', { id, ...raised }));
  }
}

/** Contracts of the best customers, some of which have ended and were made anew. */
export async function makeContracts(desk: Desk, customers: readonly SampleCustomer[], first: IsoDate): Promise<void> {
  const often = customers.filter(({ kind, trips }) => kind !== 'patient' && trips >= 12).slice(0, 4);
  for (const [index, { id: customer, name }] of often.entries()) {
    const head = { name: `${name} contract`, customer, from: first, to: null };
    const { id } = await desk.ask('Dana Ruiz', 'schedules.save', { ...head, lines: linesOf(agreed) });
    const renewed = { ...head, id, from: addDays(first, 240 + index * 30), raise: 200, endOld: true };
    if (index % 2 === 0) await desk.ask('Dana Ruiz', 'schedules.duplicate', renewed);
  }
}

function linesOf(prices: Partial<Record<ServiceLevel, Prices>>): ScheduleLine[] {
  return Object.entries(prices).map(([level, { base, perMile, included = 0, minimum = 0, weekend = 0 }]) => ({
    level: level as ServiceLevel, // the keys of the table
    base: cents(base),
    perMile: cents(perMile),
    includedMiles: included * 10,
    minimum: cents(minimum),
    weekend: cents(weekend),
  }));
}
