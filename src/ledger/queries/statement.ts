/** A customer's statement: every trip that is still due, how old it is, the ledger, and how to pay. */
import { daysBetween, instant, type IsoDate } from '../../shared/dates.ts';
import { type Cents, sum } from '../../shared/money.ts';
import type { Statement } from '../../shared/office-api/statement.ts';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import type { CustomerKind, Payor, ServiceLevel } from '../../shared/words.ts';
import { statementOf } from '../billing/statement.ts';
import { keptOf } from '../books/merged.ts';
import type { Reader } from '../books/connection.ts';
import { query, type QueryContext } from '../commands/registry.ts';
import { endOf } from './as-of.ts';
import { customerAt } from './statement-at.ts';

type StoredCustomer = Statement['customer'] & { kind: CustomerKind; ledger_balance: Cents };
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
  price: Cents;
  paid: Cents;
  balance_due: Cents;
};
type Trip = ReturnType<typeof toTrip>;
type Account = { kind: CustomerKind; ledgerBalance: Cents; trips: Trip[]; invoices: Statement['invoices'] };
type Asked = { id: string; date?: IsoDate | undefined };

export const getStatement = query('customers.statement', readStatement);

/** The statement of a customer as of the end of a day; of today, when none is said. */
export function readStatement({ reader, clock, settings, connection }: QueryContext, asked: Asked): Outcome<Statement> {
  const id = keptOf(reader, asked.id);
  const stored = reader.first<StoredCustomer>(customerSql, { id });
  if (!stored) return refuse('not-found', 'There is no such customer.', 'id');
  const { kind, ledger_balance: ledgerBalance, ...customer } = stored;
  const { officeName, officePhone, portalEnabled, timeZone } = settings();
  const { date = clock.today() } = asked;
  if (date > clock.today())
    return refuse('invalid-input', 'A statement cannot tell of a day to come: choose today or an earlier day.', 'date');
  const account: Account =
    date < clock.today() ? customerAt(reader, id, endOf(date, timeZone)) : { kind, ledgerBalance, ...accountNow(reader, id) };
  const { trips, heldBack, otherPayor, ...sums } = statementOf(account.kind, account.ledgerBalance, account.trips, date);
  const { stripe } = connection();
  return done({
    ...sums,
    office: { name: officeName, phone: officePhone },
    customer,
    date,
    madeAt: instant(clock.now()),
    trips: trips.map((trip) => shown(trip, date)),
    heldBack: counted(heldBack),
    otherPayor: counted(otherPayor),
    portalUrl: portalEnabled && stripe?.status === 'active' ? stripe.portalUrl : null,
    invoices: account.invoices,
  });
}

function accountNow(reader: Reader, id: string): Pick<Account, 'trips' | 'invoices'> {
  return {
    trips: reader.all<StoredTrip>(tripsSql, { id }).map(toTrip),
    invoices: reader.all<Statement['invoices'][number]>(invoicesSql, { id }),
  };
}

function shown({ id, number, date, patient, serviceLevel, origin, destination, price, paid, balanceDue }: Trip, on: IsoDate) {
  const days = Math.max(0, daysBetween(date, on));
  return { id, number, date, patient, serviceLevel, origin, destination, price, paid, balanceDue, days };
}

function toTrip({ service_level: serviceLevel, parked, balance_due: balanceDue, ...trip }: StoredTrip) {
  return { ...trip, serviceLevel, parked: parked === 1, balanceDue };
}

function counted(trips: readonly Trip[]): Statement['heldBack'] {
  return { count: trips.length, amount: sum(trips.map(({ balanceDue }) => balanceDue)) };
}

const customerSql = `
SELECT id, name, line1, line2, city, region, postal, kind, ledger_balance
FROM customers
WHERE id = :id`;

const tripsSql = `
SELECT id, number, date, patient, service_level, origin, destination, payor, parked, price, paid, balance_due
FROM dispatches
WHERE customer = :id AND balance_due <> 0
ORDER BY date, number, id`;

const invoicesSql = `
SELECT id, number, self_pay_id AS selfPayId, committed_on AS committedOn, due_now AS dueNow
FROM invoices
WHERE customer = :id AND state = 'Open' AND due_now > 0
ORDER BY committed_stamp DESC, id DESC`;
