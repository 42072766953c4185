/** The trips of the sample office: who, what, from where, for how much, and what happens to one before it is invoiced. */
import { addDays, type IsoDate } from '../../shared/dates.ts';
import { type Cents, cents } from '../../shared/money.ts';
import type { ServiceLevel } from '../../shared/words.ts';
import type { Agenda } from './agenda.ts';
import type { Chance } from './chance.ts';
import type { SampleCustomer } from './customers.ts';
import type { Desk } from './desk.ts';
import { payByInsurance } from './insurance.ts';
import { houseName, personName } from './names.ts';

/** How often trips of each service level are called for. */
const levelWeights: readonly (readonly [ServiceLevel, number])[] = [
  ['Wheelchair', 34],
  ['Stretcher', 12],
  ['BLS', 34],
  ['ALS', 14],
  ['ALS 2', 3],
  ['Critical care', 3],
];

/** Records a trip of `date`, and puts on the agenda what follows from it. */
export async function takeTrip(desk: Desk, chance: Chance, agenda: Agenda, customer: SampleCustomer, date: IsoDate): Promise<void> {
  const { kind } = customer;
  const serviceLevel = chance.weighted(levelWeights);
  const tenths = chance.between(12, 240);
  const insured = kind === 'patient' && chance.happens(18);
  const house = houseName(chance);
  const { id, quoted } = await desk.ask('Marcus Webb', 'dispatches.create', {
    customer: customer.id,
    date,
    patient: kind === 'patient' ? customer.name : personName(chance),
    serviceLevel,
    origin: kind === 'facility' ? customer.name : customer.home,
    destination: house,
    mileage: tenths,
    payor: insured ? 'insurance' : kind,
  });
  if (insured) payByInsurance(agenda, chance, { customer, dispatch: id, quoted, date });
  else plan(agenda, chance, { customer, dispatch: id, quoted, date });
}

export type Trip = { customer: SampleCustomer; dispatch: string; quoted: Cents; date: IsoDate };

/** What may happen to a trip in the days after it. */
function plan(agenda: Agenda, chance: Chance, { customer, dispatch, quoted, date }: Trip): void {
  const what = chance.weighted<Mishap>([
    ['nothing', 840],
    ['service charge', 60],
    ['discount', 25],
    ['cash', customer.kind === 'patient' ? 70 : 0],
    ['cancelled', 25],
    ['not billable', 8],
    ['parked', 30],
    ['price corrected', 15],
  ]);
  const soon = addDays(date, chance.between(0, 2));
  agenda.add(soon, async (desk) => {
    switch (what) {
      case 'nothing':
        return;
      case 'service charge':
        return addEvent(
          desk,
          dispatch,
          what,
          cents(chance.one([15_00, 25_00, 35_00])),
          chance.one(['Oxygen', 'Waiting time', 'Bariatric stretcher']),
        );
      case 'discount':
        return addEvent(desk, dispatch, what, cents(Math.round(quoted / 1000) * 100), 'Contract rate');
      case 'cash':
        return addEvent(desk, dispatch, 'payment', chance.happens(60) ? quoted : cents(20_00), 'Paid to the crew');
      case 'cancelled':
        return change(desk, dispatch, { cancelled: true });
      case 'not billable':
        return change(desk, dispatch, { nonBillable: true });
      case 'price corrected':
        return change(desk, dispatch, { quoted: cents(quoted + 15_00) });
      case 'parked':
        await change(desk, dispatch, { parked: true });
        agenda.add(addDays(date, chance.between(20, 90)), (later) => change(later, dispatch, { parked: false }));
    }
  });
}

type Mishap = 'nothing' | 'service charge' | 'discount' | 'cash' | 'cancelled' | 'not billable' | 'parked' | 'price corrected';

async function addEvent(
  desk: Desk,
  dispatch: string,
  kind: 'service charge' | 'discount' | 'payment',
  amount: Cents,
  comment: string,
): Promise<void> {
  await desk.ask('Marcus Webb', 'dispatches.addEvent', { dispatch, kind, amount, comment });
}

async function change(
  desk: Desk,
  id: string,
  set: { cancelled?: boolean; nonBillable?: boolean; parked?: boolean; quoted?: Cents },
): Promise<void> {
  await desk.ask('Marcus Webb', 'dispatches.change', { id, set });
}
