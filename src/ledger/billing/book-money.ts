/** Writes down money that came in: a register record and where all of it went (docs/rules.md, MON). */
import { assert } from '../../shared/assert.ts';
import { type Cents, negate, sum, zero } from '../../shared/money.ts';
import type { Add, Write } from '../journal/operation.ts';
import { closeSettled } from './close-settled.ts';
import type { Invoice } from './invoice.ts';
import type { Shared } from './share-money.ts';
import { moveTo } from './workflow.ts';

type RegisterRecord = Extract<Add, { add: 'registerRecord' }>['row'];

/** What a register record says of itself, whatever its money is for. */
export type RecordDetails = Pick<RegisterRecord, 'type' | 'number' | 'amount' | 'date' | 'comment' | 'creator' | 'recordedAt' | 'customer'>;

/** A register record that a biller records, before its children. */
export function newRecord(id: string, details: RecordDetails, more: Partial<RegisterRecord> = {}): Write {
  const usual = { invoice: null, needsReview: false, stripe: null, comesFrom: null };
  return { add: 'registerRecord', id, row: { ...usual, ...details, ...more } };
}

/** What Stripe took on top of the money that is shared out, and what the record says of the payment there. */
type Online = { fee: Cents; record: Pick<Partial<RegisterRecord>, 'needsReview' | 'stripe'> };

/**
 * The record of money that was shared out, its events, its ledger entry, the moves, the invoices that close, and those of `open` that have
 * nothing left to collect then [MON-8]. `named`: the invoices that it was for, with their numbers.
 */
export function bookMoney(
  shared: Shared,
  details: RecordDetails,
  { named, open }: { named: readonly Pick<Invoice, 'id' | 'number'>[]; open: readonly Invoice[] },
  newId: () => string,
  online: Online = { fee: zero, record: {} },
): { record: string; writes: Write[] } {
  const { shares, toLedger, toReturn } = shared;
  const { date, creator, customer } = details;
  const [only] = named;
  const invoice = named.length === 1 && only ? only.id : null;
  const record = newId();
  const writes: Write[] = [
    newRecord(
      record,
      { ...details, amount: sum([details.amount, online.fee]) },
      { invoice, ...(toReturn > 0 && { toReturn: true }), ...online.record },
    ),
  ];
  for (const share of shares) {
    const what =
      share.amount > 0 ? ({ kind: 'payment', comment: '' } as const) : ({ kind: 'reversal', comment: 'Overpayment settled' } as const);
    writes.push({ add: 'paymentEvent', id: newId(), row: { ...share, ...what, date, creator, record } });
  }
  if (toLedger !== 0) {
    assert(customer !== null, 'money for a ledger is of a customer');
    const row = { customer, amount: negate(toLedger), date, comment: ledgerComment(toLedger, named), creator, record, invoice };
    writes.push({ add: 'ledgerEntry', id: newId(), row });
  }
  if (online.fee !== 0) {
    const row = { record, kind: 'fee', code: '', amount: online.fee, description: 'Online processing fee' } as const;
    writes.push({ add: 'adjustment', id: newId(), row });
  }
  writes.push(...shared.moves.flatMap(({ dispatch, stateAfter }) => moveTo(dispatch, stateAfter)));
  writes.push(...shared.closed.map(({ id, state }): Write => ({ put: 'invoice', id, set: { state } })));
  assert(details.amount === sum([...shares.map(({ amount }) => amount), toLedger, toReturn]), 'all of the money went somewhere');
  return { record, writes: [...writes, ...closeSettled(open, writes)] };
}

function ledgerComment(toLedger: number, named: readonly Pick<Invoice, 'number'>[]): string {
  if (named.length === 0) return toLedger > 0 ? 'Payment on account' : 'Credit used';
  const numbers = named.slice(0, 3).map(({ number }) => number);
  const more = named.length > 3 ? ` and ${named.length - 3} more` : '';
  const invoices = `invoice${named.length === 1 ? '' : 's'} ${numbers.join(', ')}${more}`;
  return toLedger > 0 ? `Overpaid on ${invoices}` : `Credit used for ${invoices}`;
}
