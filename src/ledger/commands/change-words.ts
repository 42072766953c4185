/**
 * Changes of dispatches and customers in words, as their histories tell them. Prices and payors are said; what may be about a patient (a name, a place,
 * an address) is only named, because summaries travel and are shown widely.
 */
import { type Cents, formatMoney } from '../../shared/money.ts';
import type { Parsed } from '../../shared/office-api/index.ts';
import type { Dispatch } from '../billing/invoice.ts';

type DispatchChange = Parsed<'dispatches.change'>['set'];
type CustomerChange = Parsed<'customers.change'>['set'];

const dispatchWords: Record<keyof DispatchChange, string> = {
  customer: 'the customer',
  date: 'the date of service',
  patient: 'the patient',
  serviceLevel: 'the service level',
  origin: 'the origin',
  destination: 'the destination',
  mileage: 'the mileage',
  payor: 'the payor',
  quoted: 'the price quote',
  bySchedule: 'quoted by the price schedule',
  allowed: 'the price allowed',
  parked: 'parking',
  nonBillable: 'whether it is billable',
  cancelled: 'the cancellation',
};

const customerWords: Record<keyof CustomerChange, string> = {
  name: 'the name',
  kind: 'the kind',
  email: 'the email',
  phone: 'the phone',
  line1: 'the address',
  line2: 'the address’s second line',
  city: 'the city',
  region: 'the state',
  postal: 'the ZIP code',
  contacts: 'the contacts',
  physical: 'the location',
  archived: 'the archiving',
};

/** `Parked dispatch 1600`, `Changed dispatch 1600: the price quote from $250.00 to $275.50, the mileage` */
export function describeDispatchChange(before: Dispatch, set: DispatchChange): string {
  const keys = keysOf(dispatchWords, set);
  const decision = keys.length === 1 ? decisionWords(before.number, set) : null;
  return decision ?? `Changed dispatch ${before.number}: ${keys.map((key) => dispatchWords[key] + fromTo(before, set, key)).join(', ')}`;
}

/** `Changed the address, the ZIP code`, `Archived the customer` */
export function describeCustomerChange(set: CustomerChange): string {
  const keys = keysOf(customerWords, set);
  if (keys.length === 1 && set.archived !== undefined)
    return set.archived ? 'Archived the customer' : 'Took the customer out of the archive';
  return `Changed ${keys.map((key) => customerWords[key]).join(', ')}`;
}

function decisionWords(number: number, { parked, nonBillable, cancelled }: DispatchChange): string | null {
  if (parked !== undefined) return parked ? `Parked dispatch ${number}` : `Released dispatch ${number} from the parking lot`;
  if (nonBillable !== undefined) return `Made dispatch ${number} ${nonBillable ? 'non-billable' : 'billable'}`;
  if (cancelled !== undefined) return cancelled ? `Cancelled dispatch ${number}` : `Took the cancellation of dispatch ${number} back`;
  return null;
}

function fromTo(before: Dispatch, set: DispatchChange, key: keyof DispatchChange): string {
  switch (key) {
    case 'payor':
      return ` from ${before.payor} to ${set.payor}`;
    case 'quoted':
      return ` from ${price(before.quoted)} to ${price(set.quoted)}`;
    case 'allowed':
      return ` from ${price(before.allowed)} to ${price(set.allowed)}`;
    default:
      return '';
  }
}

function price(amount: Cents | null | undefined): string {
  return amount === null || amount === undefined ? 'nothing' : formatMoney(amount);
}

/** The keys that are set, in the order of the words. */
function keysOf<Key extends string>(words: Record<Key, string>, set: Partial<Record<Key, unknown>>): Key[] {
  const keys = Object.keys(words) as Key[]; // the keys of a literal
  return keys.filter((key) => set[key] !== undefined);
}
