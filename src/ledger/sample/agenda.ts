/** What is to be done on which day. */
import type { IsoDate } from '../../shared/dates.ts';
import type { Desk } from './desk.ts';

export type Task = (desk: Desk) => Promise<void>;

export type Agenda = {
  /** Does `task` on `date`; on the present day, after what stands there already; never when `date` lies behind. */
  add(date: IsoDate, task: Task): void;
  /** The next task of `date`, taken off the agenda. */
  next(date: IsoDate): Task | undefined;
  /** How many tasks there are on `date`. */
  count(date: IsoDate): number;
};

export function createAgenda(): Agenda {
  const days = new Map<IsoDate, Task[]>();
  return {
    add: (date, task) => {
      const day = days.get(date);
      if (day) day.push(task);
      else days.set(date, [task]);
    },
    next: (date) => days.get(date)?.shift(),
    count: (date) => days.get(date)?.length ?? 0,
  };
}
