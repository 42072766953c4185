/**
 * What editable fields said at the end of an earlier day, of the puts that are kept. A change that was booked with money counts from the date of that
 * money, any other one from the day on which it was made. What was entered later than that day counts as it was entered first.
 */
import { addDays, beginningOf, type IsoDate } from '../../shared/dates.ts';
import { firstStampAt } from '../journal/stamp.ts';

/** The end of a day: its date, and what the stamp of nothing that was done by then sorts after. */
export type DayEnd = { date: IsoDate; before: string };

export function endOf(date: IsoDate, timeZone: string): DayEnd {
  return { date, before: firstStampAt(beginningOf(addDays(date, 1), timeZone)) };
}

/** A put that is in force, in the order of the stamps; `bookedOn`: the date of the money that was booked with it, null where there was none. */
export type StoredPut = { id: string; stamp: string; fields: string; bookedOn: IsoDate | null };

export type Then<Fields> = {
  fields: Partial<Fields>;
  /** Whether the money that it was entered with is of a later day. */
  bookedLater: boolean;
};

/** For each entity the fields that held at `end`. */
export function fieldsAt<Fields>(puts: readonly StoredPut[], end: DayEnd): Map<string, Then<Fields>> {
  const all = new Map<string, Then<Fields>>();
  for (const put of puts) {
    const then = all.get(put.id);
    const inTime = put.bookedOn === null ? put.stamp < end.before : put.bookedOn <= end.date;
    if (then && !inTime) continue;
    const fields = JSON.parse(put.fields) as Partial<Fields>; // written by `applyPut`, from an operation that its schema has proven
    if (then) Object.assign(then.fields, fields);
    else all.set(put.id, { fields, bookedLater: put.bookedOn !== null && !inTime });
  }
  return all;
}
