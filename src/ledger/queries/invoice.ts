/** One invoice: its items as invoiced and as due now, its money, its Stripe activity and its link on the portal. */
import type { Instant, IsoDate } from '../../shared/dates.ts';
import { type Cents, sum, zero } from '../../shared/money.ts';
import type { Invoice } from '../../shared/office-api/invoices.ts';
import type { Connection } from '../../shared/office-api/office.ts';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import type { Payor, ServiceLevel, WorkflowState } from '../../shared/words.ts';
import type { Reader } from '../books/connection.ts';
import { query, type QueryContext } from '../commands/registry.ts';
import { dispatchFields } from '../journal/operation.ts';
import { difference, type ItemEvent, type Terms } from './difference.ts';
import { rowColumns, type StoredRow, toRow } from './invoices.ts';
import { portalLink } from './portal-link.ts';
import { stripeUrl } from './stripe-links.ts';

type StoredInvoice = StoredRow & {
  payor: Payor;
  comment: string;
  ledger_charge: Cents | null;
  ledger_portion: Cents;
  committed_stamp: string | null;
};

export const getInvoice = query('invoices.get', (context, { id }) => readInvoice(context, id));

/** An invoice as its record shows it. */
export function readInvoice({ reader, clock, connection, settings }: QueryContext, id: string): Outcome<Invoice> {
  const stored = reader.first<StoredInvoice>(invoiceSql, { id });
  if (!stored) return refuse('not-found', 'There is no such invoice.', 'id');
  const row = toRow(stored, clock.today());
  const now = connection();
  const records = reader.all<Invoice['records'][number]>(recordsSql, { id });
  return done({
    ...row,
    payor: stored.payor,
    comment: stored.comment,
    items: itemsOf(reader, stored),
    ledgerCharge: stored.ledger_charge,
    ledgerPortion: stored.ledger_portion,
    records,
    recorded: sum(records.map(({ amount }) => amount)),
    activity: activityOf(reader, id, now),
    ...portalLink(row, now, settings()),
    mailedOn: reader.one<{ date: IsoDate | null }>(mailedSql, { id }).date,
  });
}

const mailedSql = `SELECT max(date) AS date FROM papers WHERE about = :id AND document = 'invoice' AND how = 'BillFlash'`;

type StoredItem = {
  dispatch: string;
  number: number;
  date: IsoDate;
  patient: string;
  service_level: ServiceLevel;
  payor: Payor;
  state: WorkflowState;
  quoted: Cents;
  invoiced: Cents;
  owed: Cents;
  written_off: Cents;
  quoted_now: Cents;
  allowed: Cents | null;
  non_billable: number;
  cancelled: number;
};

function itemsOf(reader: Reader, { id, committed_stamp: committed }: StoredInvoice): Invoice['items'] {
  const events = committed === null ? [] : reader.all<ItemEvent & { dispatch: string }>(laterEventsSql, { id, committed });
  const byDispatch = Map.groupBy(events, (event) => event.dispatch);
  return reader.all<StoredItem>(itemsSql, { id }).map((stored) => {
    const { dispatch, number, date, patient, payor, state, quoted, invoiced, owed, written_off: writtenOff } = stored;
    const dueNow = state === 'Finished' ? zero : owed;
    return {
      dispatch,
      number,
      date,
      patient,
      payor,
      state,
      quoted,
      invoiced,
      owed,
      dueNow,
      writtenOff,
      serviceLevel: stored.service_level,
      // Most items are due as invoiced: their past is not looked up.
      difference:
        committed === null || dueNow === invoiced
          ? ''
          : difference(
              { invoiced, dueNow, writtenOff, before: termsAt(reader, dispatch, committed), now: termsNow(stored) },
              byDispatch.get(dispatch) ?? [],
            ),
    };
  });
}

function termsNow({ quoted_now: quoted, allowed, non_billable: nonBillable, cancelled }: StoredItem): Terms {
  return { quoted, allowed, nonBillable: nonBillable === 1, cancelled: cancelled === 1 };
}

const termsSchema = dispatchFields.pick({ quoted: true, allowed: true, nonBillable: true, cancelled: true }).strip();

/** The terms of a dispatch as they were at `stamp`: its fields put until then, the latest last. */
function termsAt(reader: Reader, dispatch: string, stamp: string): Terms {
  const fields: Record<string, unknown> = { quoted: zero, allowed: null, nonBillable: false, cancelled: false };
  for (const put of reader.all<{ fields: string }>(putsUntilSql, { dispatch, stamp })) Object.assign(fields, JSON.parse(put.fields));
  return termsSchema.parse(fields);
}

type StoredActivity = {
  id: string;
  at: Instant;
  fact: string;
  text: string;
  amount: Cents;
  payment_intent: string | null;
  object: string;
  record: string | null;
};

function activityOf(reader: Reader, id: string, connection: Connection): Invoice['activity'] {
  return reader.all<StoredActivity>(activitySql, { id }).map(({ payment_intent, object, ...activity }) => ({
    ...activity,
    paymentIntent: payment_intent,
    stripeUrl: stripeUrl(connection, object) ?? stripeUrl(connection, payment_intent),
  }));
}

const invoiceSql = `
SELECT ${rowColumns}, invoice.payor, invoice.comment, invoice.ledger_charge, invoice.ledger_portion, invoice.committed_stamp
FROM invoices AS invoice
LEFT JOIN customers AS customer ON customer.id = invoice.customer
WHERE invoice.id = :id`;

const itemsSql = `
SELECT
  item.dispatch, dispatch.number, dispatch.date, dispatch.patient, dispatch.service_level, dispatch.payor, dispatch.state,
  item.quoted, item.invoiced, dispatch.owed, dispatch.written_off,
  dispatch.quoted AS quoted_now, dispatch.allowed, dispatch.non_billable, dispatch.cancelled
FROM invoice_items AS item
JOIN dispatches AS dispatch ON dispatch.id = item.dispatch
WHERE item.invoice = :id AND item.removed = 0
ORDER BY item.position, item.dispatch`;

const putsUntilSql = `
SELECT fields
FROM puts
WHERE entity = 'dispatch' AND id = :dispatch AND stamp <= :stamp
ORDER BY stamp, op, part`;

const laterEventsSql = `
SELECT event.dispatch, event.kind, event.amount, event.comment, record.type, record.number
FROM invoice_items AS item
JOIN payment_events AS event ON event.dispatch = item.dispatch
LEFT JOIN register_records AS record ON record.id = event.record
WHERE item.invoice = :id AND item.removed = 0 AND event.stamp > :committed
ORDER BY event.stamp, event.part`;

const recordsSql = `
SELECT record.id, record.date, record.type, record.number, record.amount
FROM register_records AS record
WHERE record.id IN (
  SELECT id FROM register_records WHERE invoice = :id
  UNION
  SELECT record FROM payment_events WHERE invoice = :id AND record IS NOT NULL
)
ORDER BY record.date DESC, record.stamp DESC`;

const activitySql = `
SELECT
  activity.id, activity.at, activity.fact, activity.text, activity.amount, activity.payment_intent, activity.object,
  (SELECT id FROM register_records WHERE op = activity.op) AS record
FROM stripe_activity AS activity
WHERE activity.invoice = :id
ORDER BY activity.at DESC, activity.stamp DESC`;
