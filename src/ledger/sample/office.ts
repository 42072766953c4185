/**
 * A billing office at work: 14 months of trips, invoices and payments, made day by day through the ledger's own calls, so that its history
 * reads as if people had been there. The same seed and day give the same books.
 */
import { addDays, dateIn, daysBetween, hourIn, type IsoDate, isoDate } from '../../shared/dates.ts';
import { done, type Outcome } from '../../shared/refusal.ts';
import { seededRandom } from '../journal/ids.ts';
import { type Agenda, createAgenda } from './agenda.ts';
import { workAtTheBank } from './bank.ts';
import { type Billing, createBilling } from './billing.ts';
import { type Chance, createChance } from './chance.ts';
import { makeCustomers, type SampleCustomer } from './customers.ts';
import { type Desk, openDesk } from './desk.ts';
import { letterhead } from './letterhead.ts';
import { leaveOpenQuestions } from './open-questions.ts';
import { makeContracts, setPrices } from './prices.ts';
import { takeTrip } from './trips.ts';

export type SampleOptions = {
  dispatches: number;
  seed: number;
  /** The moment at which the history ends. */
  until: number;
  /** Told after each day: how much of the whole is made, from 0 to 1. */
  progress?: (share: number) => void;
};

const timeZone = 'America/Chicago';
const days = 426; // 14 months
const workday = { from: 8, hours: 9 };

/** Makes a sample office in the new file `file`. */
export async function makeSampleOffice(file: string, { dispatches, seed, until, progress }: SampleOptions): Promise<Outcome<void>> {
  // The last whole day: nothing in the books may lie in the future.
  const last = addDays(dateIn(until, timeZone), -1);
  const first = addDays(last, 1 - days);
  const opened = await openDesk(file, seed, morningOf(first));
  if (!opened.ok) return opened;
  const desk = opened.value;
  try {
    const chance = createChance(seededRandom(seed + 1));
    await setUp(desk);
    await setPrices(desk, first, last);
    const customers = await makeCustomers(desk, chance, dispatches);
    await makeContracts(desk, customers, first);
    const agenda = createAgenda();
    const office = { desk, chance, agenda, customers, billing: createBilling(desk, chance, agenda), last };
    const trips = tripsByDay(first, dispatches);
    for (const [index, count] of trips.entries()) {
      await workThrough(office, addDays(first, index), count);
      progress?.((index + 1) / days);
    }
    await leaveOpenQuestions(desk, customers);
    await workAtTheBank(desk, last);
    return done(undefined);
  } finally {
    desk.close();
  }
}

type Office = { desk: Desk; chance: Chance; agenda: Agenda; customers: readonly SampleCustomer[]; billing: Billing; last: IsoDate };

async function setUp(desk: Desk): Promise<void> {
  await desk.ask('Dana Ruiz', 'settings.change', {
    officeName: 'Lone Star Medical Transport',
    officePhone: '(512) 555-0148',
    timeZone,
    dueDays: 21,
    lateFee: 'percent',
    earlyDiscountPpm: 20_000,
    earlyDiscountDays: 14,
    invoiceComment: 'Thank you for choosing Lone Star Medical Transport.',
    passFee: true,
    ...letterhead,
  });
}

/** One day: what is on the agenda, the trips of the day, and on some days the invoices, spread over the hours of work. */
async function workThrough(office: Office, today: IsoDate, trips: number): Promise<void> {
  const { desk, chance, agenda, customers } = office;
  const weights = customers.map((customer) => [customer, customer.trips] as const);
  for (let trip = 0; trip < trips; trip += 1) {
    const customer = chance.weighted(weights);
    agenda.add(today, () => takeTrip(desk, chance, agenda, customer, today));
  }
  for (const [index, customer] of customers.entries()) billWhenDue(office, customer, index, today);

  const morning = morningOf(today);
  let done = 0;
  for (let task = agenda.next(today); task; task = agenda.next(today)) {
    const share = done / (done + agenda.count(today) + 1);
    desk.setTime(morning + Math.round(share * workday.hours * 3_600_000));
    await task(desk);
    done += 1;
  }
}

/** Invoices go out in the first days of the month; towards the end of the history more often, so that enough of them are open. */
function billWhenDue({ agenda, billing, last }: Office, customer: SampleCustomer, index: number, today: IsoDate): void {
  const left = daysBetween(today, last);
  const monthly = Number(today.slice(8)) === 2 + (index % 5);
  const latest = left === 12 + (index % 9);
  const drafted = left === 0 && index % 5 === 1;
  if (!monthly && !latest && !drafted) return;
  const enough = { facility: 11, affiliate: 9, patient: 6 }[customer.kind];
  const options = { atLeast: left < 28 ? 1 : enough, keepDraft: drafted };
  agenda.add(today, () => billing.invoice(customer, today, options));
}

/** How many of the dispatches fall on each day: fewer at weekends, and more from month to month. */
function tripsByDay(first: IsoDate, dispatches: number): number[] {
  const weights = Array.from({ length: days }, (_, index) => {
    const weekday = weekdayOf(addDays(first, index));
    return (weekday === 0 ? 2 : weekday === 6 ? 3 : 10) * (3 * days + 2 * index);
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let passed = 0;
  return weights.map((weight) => {
    const before = Math.floor((passed * dispatches) / total);
    passed += weight;
    return Math.floor((passed * dispatches) / total) - before;
  });
}

/** 0 is Sunday. */
function weekdayOf(date: IsoDate): number {
  const sunday = isoDate('2023-01-01');
  return ((daysBetween(sunday, date) % 7) + 7) % 7;
}

/** When work begins on `date`, in milliseconds. */
function morningOf(date: IsoDate): number {
  const noonish = Date.parse(`${date}T18:00:00Z`);
  return noonish + (workday.from - hourIn(noonish, timeZone)) * 3_600_000;
}
