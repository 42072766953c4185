/** What a customer owed at the end of an earlier day: the money dated until then, in the workflow as it was then [STMT-6]. */
import { dateIn, type IsoDate } from '../../shared/dates.ts';
import type { Cents } from '../../shared/money.ts';
import type { Payor, ServiceLevel, WorkflowState } from '../../shared/words.ts';
import { owedOf } from '../billing/owed.ts';
import type { Reader } from '../books/connection.ts';
import { millisecondsOf } from '../journal/stamp.ts';

type StoredTrip = {
  id: string;
  number: number;
  date: IsoDate;
  patient: string;
  service_level: ServiceLevel;
  origin: string;
  destination: string;
  payor: Payor;
  parked: number;
  quoted: Cents;
  allowed: Cents | null;
  state: WorkflowState;
  non_billable: number;
  cancelled: number;
  service_charges: Cents;
  discounts: Cents;
  finance_charges: Cents;
  paid: Cents;
};

/** The trips until `date`, those that were settled then too, each with what was due. */
export function tripsAt(reader: Reader, customer: string, date: IsoDate, timeZone: string) {
  const states = statesAt(reader, customer, date, timeZone);
  return reader.all<StoredTrip>(tripsSql, { customer, date }).map((stored) => {
    const { id, number, patient, origin, destination, payor, paid, quoted, allowed } = stored;
    const billed = {
      quoted,
      allowed,
      serviceCharges: stored.service_charges,
      discounts: stored.discounts,
      financeCharges: stored.finance_charges,
      paid,
      nonBillable: stored.non_billable === 1,
      cancelled: stored.cancelled === 1,
    };
    // What was finished later was still in the workflow; of what nobody noted by then, only the money tells.
    const state = states.get(id) ?? (stored.state === 'Finished' ? 'Billing office' : stored.state);
    const { price, balanceDue } = owedOf({ ...billed, state });
    const trip = { id, number, date: stored.date, patient, origin, destination, payor, serviceLevel: stored.service_level };
    return { ...trip, parked: stored.parked === 1, price, paid, balanceDue };
  });
}

/** The ledger balance at the end of `date`; positive: the customer owed. */
export function ledgerAt(reader: Reader, customer: string, date: IsoDate): Cents {
  return reader.one<{ balance: Cents }>(
    'SELECT ifnull(sum(amount), 0) AS balance FROM ledger_entries WHERE customer = :customer AND date <= :date',
    { customer, date },
  ).balance;
}

/** The last workflow state that was noted until the end of `date`, of each trip that has one. */
function statesAt(reader: Reader, customer: string, date: IsoDate, timeZone: string): Map<string, WorkflowState> {
  const states = new Map<string, WorkflowState>();
  for (const { id, stamp, state } of reader.all<{ id: string; stamp: string; state: WorkflowState }>(statesSql, { customer, date })) {
    if (dateIn(millisecondsOf(stamp), timeZone) <= date) states.set(id, state);
  }
  return states;
}

const tripsSql = `
SELECT
  dispatch.id, dispatch.number, dispatch.date, dispatch.patient, dispatch.service_level, dispatch.origin, dispatch.destination, dispatch.payor,
  dispatch.parked, dispatch.quoted, dispatch.allowed, dispatch.state, dispatch.non_billable, dispatch.cancelled,
  ifnull(sum(event.amount) FILTER (WHERE event.kind = 'service charge'), 0) AS service_charges,
  ifnull(sum(event.amount) FILTER (WHERE event.kind = 'discount'), 0) AS discounts,
  ifnull(sum(event.amount) FILTER (WHERE event.kind = 'finance charge'), 0) AS finance_charges,
  ifnull(sum(event.amount) FILTER (WHERE event.kind NOT IN ('service charge', 'discount', 'finance charge')), 0) AS paid
FROM dispatches AS dispatch
LEFT JOIN payment_events AS event ON event.dispatch = dispatch.id AND event.date <= :date
WHERE dispatch.customer = :customer AND dispatch.date <= :date
GROUP BY dispatch.id
ORDER BY dispatch.date, dispatch.number, dispatch.id`;

const statesSql = `
SELECT puts.id, puts.stamp, json_extract(puts.fields, '$.state') AS state
FROM dispatches AS dispatch
JOIN puts ON puts.entity = 'dispatch' AND puts.id = dispatch.id AND json_extract(puts.fields, '$.state') IS NOT NULL
WHERE dispatch.customer = :customer AND dispatch.date <= :date
ORDER BY puts.stamp, puts.op, puts.part`;
