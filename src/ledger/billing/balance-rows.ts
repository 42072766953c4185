/** The rows that balance an operation's money: for each the same with the opposite amount [UNDO-3]. */
import { never } from '../../shared/assert.ts';
import type { Instant, IsoDate } from '../../shared/dates.ts';
import { negate } from '../../shared/money.ts';
import type { EventKind } from '../../shared/words.ts';
import type { Add, Write } from '../journal/operation.ts';
import { closeLeft, leftOf } from './close-record.ts';

export type Balancing = {
  date: IsoDate;
  recordedAt: Instant;
  creator: string;
  /** `Undone`, `Done again`. */
  comment: string;
  /** The ID of the row that takes `row` back: the same on whichever desk it is taken back. */
  idOf: (row: string) => string;
};

/** The balancing rows of `writes`, in their order. A record that they made gets one that comes from it; parts of an older record stay on that. */
export function balanceRows(writes: readonly Write[], balancing: Balancing): Add[] {
  const adds = writes.filter((write) => 'add' in write);
  const records = new Map(adds.filter(({ add }) => add === 'registerRecord').map(({ id }) => [id, balancing.idOf(id)]));
  return adds.flatMap((add) => [...balance(add, records, balancing), ...closeRecord(add, adds, records, balancing)]);
}

/** What of a record went nowhere goes with it. */
function closeRecord(write: Add, adds: readonly Add[], records: ReadonlyMap<string, string>, { comment, idOf }: Balancing): Add[] {
  const by = records.get(write.id);
  if (write.add !== 'registerRecord' || by === undefined) return [];
  const children = {
    events: adds.flatMap((add) => (add.add === 'paymentEvent' && add.row.record === write.id ? [add.row] : [])),
    ledgerEntries: adds.flatMap((add) => (add.add === 'ledgerEntry' && add.row.record === write.id ? [add.row] : [])),
    adjustments: adds.flatMap((add) => (add.add === 'adjustment' && add.row.record === write.id ? [add.row] : [])),
  };
  return closeLeft(write.id, by, leftOf(write.row.amount, children), comment, idOf);
}

function balance(write: Add, records: ReadonlyMap<string, string>, { idOf, ...how }: Balancing): Add[] {
  const { date, creator } = how;
  const recordOf = <Record extends string | null>(record: Record) => (record === null ? record : (records.get(record) ?? record));
  switch (write.add) {
    case 'registerRecord': {
      const { row } = write;
      const id = recordOf(write.id);
      // Of Stripe's objects it books none: that one is taken in again by itself [PO-11].
      return [
        {
          add: 'registerRecord',
          id,
          row: { ...row, ...how, amount: negate(row.amount), needsReview: false, stripe: null, comesFrom: write.id, takesBack: write.id },
        },
      ];
    }
    case 'paymentEvent': {
      const { reverses, takesBack: _takesBack, ...row } = write.row;
      if (row.amount === 0) return []; // a sale to collections says something and moves nothing
      const amount = negate(row.amount);
      const event = {
        ...row,
        date,
        creator,
        comment: how.comment,
        kind: oppositeKind(row.kind),
        amount,
        record: recordOf(row.record),
        // What takes back a reversal is money anew: it counts again, and can be reversed again.
        ...(reverses === undefined ? { reverses: write.id } : { takesBack: write.id }),
      };
      return [{ add: 'paymentEvent', id: idOf(write.id), row: event }];
    }
    case 'ledgerEntry': {
      const { row } = write;
      const entry = { ...row, date, creator, comment: how.comment, amount: negate(row.amount), record: recordOf(row.record) };
      return [{ add: 'ledgerEntry', id: idOf(write.id), row: { ...entry, takesBack: write.id } }];
    }
    case 'adjustment': {
      const { row } = write;
      const line = { ...row, amount: negate(row.amount), record: recordOf(row.record), takesBack: write.id };
      return [{ add: 'adjustment', id: idOf(write.id), row: line }];
    }
    case 'stripeActivity':
    case 'paper':
      return [];
    default:
      return never(write);
  }
}

/** Money that is taken back is a reversal, and the other way round; a charge stays what it is, of the opposite size. */
function oppositeKind(kind: EventKind): EventKind {
  if (kind === 'payment') return 'reversal';
  return kind === 'reversal' ? 'payment' : kind;
}
