/** What of the payment events the Finder looks for, as SQL. Every column that is compared is in the indexes by date and by totals [FINDER-8]. */
import { addDays, beginningOf, type IsoDate } from '../../shared/dates.ts';
import type { Parsed } from '../../shared/office-api/index.ts';
import type { Reader } from '../books/connection.ts';
import { firstStampAt } from '../journal/stamp.ts';
import { type Params, where } from './page.ts';
import { readSettings } from './settings.ts';

export type EventFilter = Parsed<'events.list'>['filter'];

/** The WHERE clause over `payment_events AS event`, and what it compares with. */
export function conditionsOfEvents(reader: Reader, filter: EventFilter): { clause: string; params: Params } {
  const { kinds, transactionTypes, least, most } = filter;
  const clause = where([
    filter.from && 'event.date >= :from',
    filter.to && 'event.date <= :to',
    filter.servedFrom && 'event.service_date >= :servedFrom',
    filter.servedTo && 'event.service_date <= :servedTo',
    filter.postedFrom && 'event.stamp >= :postedFrom',
    filter.postedTo && 'event.stamp < :postedBefore',
    filter.transactionFrom && 'event.transaction_date >= :transactionFrom',
    filter.transactionTo && 'event.transaction_date <= :transactionTo',
    kinds?.length === 1 && 'event.kind = :kind',
    // The plus keeps to the index by date, as in the register.
    kinds && kinds.length !== 1 && '+event.kind IN (SELECT value FROM json_each(:kinds))',
    transactionTypes && `ifnull(event.transaction_type, 'No transaction') IN (SELECT value FROM json_each(:transactionTypes))`,
    filter.creator !== undefined && 'event.creator = :creator',
    filter.customer && 'event.dispatch IN (SELECT id FROM dispatches WHERE customer = :customer)',
    filter.dispatch && 'event.dispatch = :dispatch',
    filter.invoice && 'event.invoice = :invoice',
    filter.nonZero !== undefined && `event.amount ${filter.nonZero ? '<>' : '='} 0`,
    least !== undefined && (least === most ? 'event.amount = :least' : '+event.amount >= :least'),
    most !== undefined && least !== most && '+event.amount <= :most',
  ]);
  return { clause, params: paramsOf(reader, filter) };
}

function paramsOf(reader: Reader, filter: EventFilter): Params {
  const { postedFrom, postedTo, kinds } = filter;
  const { timeZone } = readSettings(reader);
  const stampOn = (day: IsoDate) => firstStampAt(beginningOf(day, timeZone));
  return {
    from: filter.from ?? null,
    to: filter.to ?? null,
    servedFrom: filter.servedFrom ?? null,
    servedTo: filter.servedTo ?? null,
    postedFrom: postedFrom ? stampOn(postedFrom) : null,
    postedBefore: postedTo ? stampOn(addDays(postedTo, 1)) : null,
    transactionFrom: filter.transactionFrom ?? null,
    transactionTo: filter.transactionTo ?? null,
    kind: kinds?.[0] ?? null,
    kinds: JSON.stringify(kinds ?? []),
    transactionTypes: JSON.stringify(filter.transactionTypes ?? []),
    creator: filter.creator ?? null,
    customer: filter.customer ?? null,
    dispatch: filter.dispatch ?? null,
    invoice: filter.invoice ?? null,
    least: filter.least ?? null,
    most: filter.most ?? null,
  };
}
