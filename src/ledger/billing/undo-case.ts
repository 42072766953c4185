/** What undoing sees of an operation and of everything that it touched; `commands/load-undo.ts` reads it from the books. */
import type { InvoiceState } from '../../shared/words.ts';
import type { Operation, Put } from '../journal/operation.ts';
import type { Dispatch } from './invoice.ts';

/** What the operation put into one entity, beside what was there before it and what has come since. */
export type PutBack = {
  entity: Put['put'];
  id: string;
  /** The operation made it: there was nothing before. */
  madeIt: boolean;
  /** The fields that it set. */
  fields: ReadonlySet<string>;
  /** Those of them that somebody has changed since. */
  changedSince: ReadonlySet<string>;
  /** The others as they were before. */
  before: Put;
};

export type InvoiceAsIs = {
  id: string;
  /** Empty until it is committed. */
  number: string;
  state: InvoiceState;
  items: readonly string[];
  /** Whether money was recorded or reported for it since. */
  moneySince: boolean;
  /** Another invoice, made since, that one of its trips stands on: its number, or `a draft`. */
  takenOnBy: string | null;
};

export type DispatchAsIs = { dispatch: Dispatch; workedOnSince: boolean };

/** An operation and how everything that it touched stands now. */
export type UndoCase = {
  operation: Pick<Operation, 'kind' | 'writes'>;
  puts: readonly PutBack[];
  invoices: ReadonlyMap<string, InvoiceAsIs>;
  dispatches: ReadonlyMap<string, DispatchAsIs>;
  /** A register record of it that something else has been done with since: its number. */
  recordInUse: string | null;
  /** Whether a payment event of it was reversed by itself since. */
  eventReversed: boolean;
  /** Whether something that it took back had been taken back on another desk before. */
  superseded: boolean;
  /** Whether a credit that it gave has been used up since. */
  creditUsed: boolean;
  /** Whether a customer that it added has trips, invoices or ledger entries. */
  customerInUse: boolean;
};

/** Whether the operation made the invoice, or committed it. */
export function becomesInvoice({ entity, madeIt, fields }: Pick<PutBack, 'entity' | 'madeIt' | 'fields'>): boolean {
  return entity === 'invoice' && (madeIt || fields.has('number'));
}
