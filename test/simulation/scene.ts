/** What every deed has at hand. */
import { cents } from '../../src/shared/money.ts';
import type { Auditor } from './auditor.ts';
import type { Chance } from './chance.ts';
import type { Desk } from './desk.ts';

export type Scene = {
  desk: Desk;
  chance: Chance;
  auditor: Auditor;
  /** What this desk did of late, for undoing. */
  done: string[];
};

export type Deed = (scene: Scene) => Promise<unknown>;

export type Row = { id: string; customer: string };

/** A row of a table, and whose it is. */
export function pick(
  { desk, chance }: Scene,
  table: 'customers' | 'dispatches' | 'invoices' | 'register_records',
  where = 'TRUE',
): Row | undefined {
  const customer = table === 'customers' ? 'id' : 'customer';
  return chance.one(desk.books.reader.all<Row>(`SELECT id, ${customer} AS customer FROM ${table} WHERE ${where} ORDER BY id`));
}

export function amount({ chance }: Scene, most = 400_00) {
  return cents(chance.happens(30) ? chance.number(1, most / 50_00) * 50_00 : chance.number(1, most));
}

/** Remembers what was done, so that it may be undone. */
export function keep({ done }: Scene, answer: { operation: string } | { operations: string[] } | null): void {
  if (answer) done.push(...('operations' in answer ? answer.operations : [answer.operation]));
}
