import { formatDate, isoDate, type IsoDate } from '../../shared/dates.ts';
import { type Cents, formatMoney } from '../../shared/money.ts';
import { refuse } from '../../shared/refusal.ts';
import type { TenderType } from '../../shared/words.ts';
import type { Reader } from '../books/connection.ts';

export type Twin = { id: string; date: IsoDate };

/** A record of the same number, customer and amount: perhaps this money was recorded before [PAY-17]. */
export function findTwin(
  reader: Reader,
  { number, customer, amount }: { number: string; customer: string | null; amount: Cents },
): Twin | null {
  if (number === '') return null;
  const twin = reader.first<Twin>(
    `SELECT id, date
     FROM register_records
     WHERE number = :number AND customer IS :customer AND amount = :amount
     ORDER BY stamp DESC
     LIMIT 1`,
    { number, customer, amount },
  );
  return twin ?? null;
}

/** Why it is not recorded a second time without asking. */
export function refuseTwin(twin: Twin, type: TenderType, { number, amount }: { number: string; amount: Cents }) {
  return refuse(
    'conflict',
    `${type} ${number} of ${formatMoney(amount)} is recorded already, on ${formatDate(isoDate(twin.date))}.`,
    'number',
  );
}
