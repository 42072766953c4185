import { useState } from 'react';
import { type IsoDate, isoDateSchema } from '../../../shared/dates.ts';
import { formatAmount } from '../../../shared/money.ts';
import type { Input } from '../../../shared/office-api/index.ts';
import type { Schedule } from '../../../shared/office-api/schedules.ts';
import type { ServiceLevel } from '../../../shared/words.ts';
import { type Column, linesOf, type Rows, rowsOf } from './rows.ts';

export type Beginning = Pick<Schedule, 'name' | 'from' | 'to' | 'lines'>;
type Typed = { name: string; from: IsoDate | ''; to: IsoDate | ''; rows: Rows };

/** A schedule as it is typed, and what saving it would send; null while something of it is missing. */
export function useScheduleForm(beginning: Beginning) {
  const first = typedOf(beginning);
  const [typed, setTyped] = useState(first);
  const change = (part: Partial<Typed>) => setTyped((before) => ({ ...before, ...part }));
  return {
    typed,
    wanted: wantedOf(typed),
    isChanged: JSON.stringify(typed) !== JSON.stringify(first),
    wrongWayRound: typed.from !== '' && typed.to !== '' && typed.to < typed.from,
    setName: (name: string) => change({ name }),
    setFrom: (text: string) => change({ from: isoDateSchema.safeParse(text).data ?? '' }),
    setTo: (text: string) => change({ to: isoDateSchema.safeParse(text).data ?? '' }),
    setCell: (level: ServiceLevel, column: Column, text: string) =>
      setTyped((before) => ({ ...before, rows: { ...before.rows, [level]: { ...before.rows[level], [column]: text } } })),
    reset: () => setTyped(first),
  };
}

function typedOf({ name, from, to, lines }: Beginning): Typed {
  return { name, from, to: to ?? '', rows: rowsOf(lines, formatAmount) };
}

function wantedOf({ name, from, to, rows }: Typed): Pick<Input<'schedules.save'>, 'name' | 'from' | 'to' | 'lines'> | null {
  const lines = linesOf(rows);
  if (name.trim() === '' || from === '' || lines === null || lines.length === 0) return null;
  return { name: name.trim(), from, to: to === '' ? null : to, lines };
}
