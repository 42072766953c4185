import type { IsoDate } from '../../shared/dates.ts';
import type { RegisterRecord } from '../../shared/office-api/register.ts';
import type { Reader } from '../books/connection.ts';

/** The deposit that a record is in, and the line of the statement that stands for it or for that deposit. */
export function bankOf(reader: Reader, id: string): RegisterRecord['bank'] {
  const deposit = reader.first<{ id: string; kind: 'deposit' | 'payout'; number: string; date: IsoDate }>(depositSql, { id });
  const line = reader.first<{ date: IsoDate; reconciled: number }>(lineSql, { id, deposit: deposit?.id ?? null });
  return {
    deposit: deposit ? { kind: deposit.kind, number: deposit.number, date: deposit.date } : null,
    line: line ? { date: line.date, reconciled: line.reconciled === 1 } : null,
  };
}

const depositSql = `
SELECT deposit.id, deposit.kind, deposit.number, deposit.date
FROM deposit_items AS item
JOIN deposits AS deposit ON deposit.id = item.deposit
WHERE item.id = :id AND deposit.removed = 0`;

const lineSql = `
SELECT date, reconciled
FROM statement_lines
WHERE record = :id OR deposit = :deposit
ORDER BY date, id
LIMIT 1`;
