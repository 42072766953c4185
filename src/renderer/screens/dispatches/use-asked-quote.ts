import type { IsoDate } from '../../../shared/dates.ts';
import type { Output } from '../../../shared/office-api/index.ts';
import type { ServiceLevel } from '../../../shared/words.ts';
import { useOffice } from '../../use-office.ts';
import { useSettled } from '../../use-settled.ts';

type Trip = { date: IsoDate; serviceLevel: ServiceLevel; mileage: number };

/** What the price schedules ask for the trip that is typed, as it is typed; undefined until the ledger has said so. */
export function useAskedQuote(customer: string, trip: Trip | null): Output<'schedules.quote'> | undefined {
  const asked = useSettled(trip && { customer, date: trip.date, serviceLevel: trip.serviceLevel, mileage: trip.mileage });
  const { data } = useOffice('schedules.quote', asked ?? none, { enabled: asked !== null });
  return asked ? data : undefined;
}

/** Never asked: a query without an input is switched off. */
const none = { customer: 'none', date: '2000-01-01' as IsoDate, serviceLevel: 'BLS', mileage: 0 } as const; // a date, written out
