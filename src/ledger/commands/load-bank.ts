/** Reads deposits and statement lines for the commands that change them. */
import { type IsoDate, isoDate } from '../../shared/dates.ts';
import { type Cents, cents } from '../../shared/money.ts';
import type { RecordType } from '../../shared/words.ts';
import type { Reader } from '../books/connection.ts';

export type LoadedLine = {
  id: string;
  date: IsoDate;
  amount: Cents;
  description: string;
  number: string;
  deposit: string | null;
  record: string | null;
  aside: boolean;
  reconciled: boolean;
};

type LineRow = Omit<LoadedLine, 'aside' | 'reconciled' | 'date' | 'amount'> & {
  date: string;
  amount: number;
  aside: number;
  reconciled: number;
};

/** The statement line, or null when there is none. */
export function loadLine(reader: Reader, id: string): LoadedLine | null {
  const row = reader.first<LineRow>(
    'SELECT id, date, amount, description, number, deposit, record, aside, reconciled FROM statement_lines WHERE id = :id',
    { id },
  );
  if (!row) return null;
  return { ...row, date: isoDate(row.date), amount: cents(row.amount), aside: row.aside === 1, reconciled: row.reconciled === 1 };
}

export type LoadedDeposit = {
  id: string;
  kind: 'deposit' | 'payout';
  date: IsoDate;
  number: string;
  /** By Stripe itself: nobody's to change. */
  told: boolean;
  /** Its records less what Stripe kept, or what Stripe says: what the bank shows. */
  amount: Cents;
  records: readonly string[];
  /** The line that stands for it. */
  line: string | null;
};

/** The deposit, or null when there is none or it was removed. */
export function loadDeposit(reader: Reader, id: string): LoadedDeposit | null {
  type Row = { id: string; kind: LoadedDeposit['kind']; date: IsoDate; number: string; fees: number; paid_out: Cents | null };
  const row = reader.first<Row>('SELECT id, kind, date, number, fees, paid_out FROM deposits WHERE id = :id AND removed = 0', { id });
  if (!row) return null;
  const records = reader.all<{ id: string; amount: number }>(
    `SELECT record.id, record.amount
     FROM deposit_items AS item
     JOIN register_records AS record ON record.id = item.id
     WHERE item.deposit = :id
     ORDER BY record.date, record.id`,
    { id },
  );
  const { fees, paid_out: paidOut, ...rest } = row;
  const total = records.reduce((sum, record) => sum + record.amount, 0);
  return {
    ...rest,
    told: paidOut !== null,
    amount: paidOut ?? cents(total - fees),
    records: records.map((record) => record.id),
    line: lineOf(reader, { deposit: id }),
  };
}

export type LoadedRecord = { id: string; type: RecordType; number: string; amount: Cents; deposit: string | null; line: string | null };

/** The register record as the bank sees it, or null when there is none. */
export function loadBankRecord(reader: Reader, id: string): LoadedRecord | null {
  type Row = { id: string; type: RecordType; number: string; amount: Cents; deposit: string | null };
  const row = reader.first<Row>(
    `SELECT record.id, record.type, record.number, record.amount, item.deposit
     FROM register_records AS record
     LEFT JOIN deposit_items AS item ON item.id = record.id
     WHERE record.id = :id`,
    { id },
  );
  return row ? { ...row, line: lineOf(reader, { record: id }) } : null;
}

function lineOf(reader: Reader, { deposit = null, record = null }: { deposit?: string | null; record?: string | null }): string | null {
  const column = deposit === null ? 'record' : 'deposit';
  const line = reader.first<{ id: string }>(`SELECT id FROM statement_lines WHERE ${column} = :id ORDER BY date, id LIMIT 1`, {
    id: deposit ?? record,
  });
  return line?.id ?? null;
}
