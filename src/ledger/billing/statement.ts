/** What a customer owes now, in all and regardless of invoices. */
import type { IsoDate } from '../../shared/dates.ts';
import { type Cents, sum } from '../../shared/money.ts';
import type { CustomerKind, Payor } from '../../shared/words.ts';
import { type Aged, agingOf } from './aging.ts';

export type StatementTrip = { date: IsoDate; payor: Payor; parked: boolean; balanceDue: Cents };

export type Statement<Trip extends StatementTrip> = {
  /** Oldest first, as given. */
  trips: Trip[];
  tripsDue: Cents;
  aging: Aged[];
  /** Positive: the customer owes. */
  ledgerBalance: Cents;
  total: Cents;
  /** Has a balance and is not asked for here. */
  heldBack: Trip[];
  otherPayor: Trip[];
};

/**
 * The statement of a customer: every trip with a balance due whose payor is the customer, overpaid ones too [STMT-1]; not what is parked or another
 * payor's [STMT-2]; the ledger balance as it stands [STMT-4]. Its total is what the customer is asked for.
 */
export function statementOf<Trip extends StatementTrip>(
  kind: CustomerKind,
  ledgerBalance: Cents,
  receivables: readonly Trip[],
  today: IsoDate,
): Statement<Trip> {
  const due = receivables.filter(({ balanceDue }) => balanceDue !== 0);
  const otherPayor = due.filter(({ payor }) => payor !== kind);
  const heldBack = due.filter(({ payor, parked }) => payor === kind && parked);
  const trips = due.filter(({ payor, parked }) => payor === kind && !parked);
  const tripsDue = sum(trips.map(({ balanceDue }) => balanceDue));
  const aging = agingOf(
    trips.map(({ date, balanceDue: amount }) => ({ date, amount })),
    today,
  );
  return { trips, tripsDue, aging, ledgerBalance, total: sum([tripsDue, ledgerBalance]), heldBack, otherPayor };
}
