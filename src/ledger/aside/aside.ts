/**
 * Long reading, done by threads of their own, so that every other request is answered meanwhile. A small office's reports take no time and are read at once.
 * SQLite cannot be interrupted in the middle of a statement: a thread whose answer nobody wants any more is let go, and another one takes its place.
 */
import { refuse } from '../../shared/refusal.ts';
import type { Reader } from '../books/connection.ts';
import { answerReport } from '../queries/reports/run.ts';
import { startThread, type Thread } from './start-thread.ts';
import type { ReportAnswer, ReportAsked } from './work.ts';

export type Aside = {
  /** A page of a report. `stop` with the same `ask` ends it; what was stopped is refused. */
  report(asked: ReportAsked, ask?: string): Promise<ReportAnswer>;
  stop(ask: string): void;
  close(): Promise<void>;
};

type Job = { asked: ReportAsked; ask: string | undefined; settle: (answer: ReportAnswer) => void; fail: (error: unknown) => void };

/** Up to this size of the books, in bytes, whatever is asked is read within some hundredths of a second. */
const smallOffice = 48 * 1024 * 1024;

const stopped = refuse('wrong-state', 'Stopped: something else was asked for.');

/** Reads the books in `file`, which `reader` reads as well. */
export function createAside(file: string, reader: Reader, small = smallOffice, start = startThread): Aside {
  const waiting: Job[] = [];
  let atWork: Job | null = null;
  let thread: Thread | null = null;
  let canStart = true;
  const leaving = new Set<Promise<void>>();

  const isSmall = () => {
    const { bytes } = reader.one<{ bytes: number }>('SELECT page_count * page_size AS bytes FROM pragma_page_count, pragma_page_size');
    return bytes <= small;
  };
  const letGo = (one: Thread) => {
    const gone = one.end().finally(() => leaving.delete(gone));
    leaving.add(gone);
  };

  /** The newest first: what was asked last is what somebody is looking at. */
  function goOn(): void {
    if (atWork) return;
    const job = waiting.pop();
    if (!job) return;
    atWork = job;
    void work(job);
  }

  async function work(job: Job): Promise<void> {
    let mine: Thread | null = null;
    try {
      mine = thread ??= start(file);
      const answer = await mine.do(job.asked);
      if (atWork !== job) return;
      job.settle(answer);
    } catch (error) {
      if (atWork !== job) return;
      if (thread === mine) thread = null;
      if (mine) letGo(mine);
      await workHere(job, error);
    }
    atWork = null;
    goOn();
  }

  /** What a thread has failed at. Where it succeeds, not the report was wrong: threads do not work on this computer. */
  async function workHere({ asked, settle, fail }: Job, error: unknown): Promise<void> {
    try {
      settle(await readAtOnce(reader).report(asked));
      canStart = false;
    } catch {
      fail(error);
    }
  }

  function stop(ask: string): void {
    for (const job of waiting.filter((one) => one.ask === ask)) {
      waiting.splice(waiting.indexOf(job), 1);
      job.settle(stopped);
    }
    if (!atWork || atWork.ask !== ask || !thread) return;
    const job = atWork;
    letGo(thread);
    [atWork, thread] = [null, null];
    job.settle(stopped);
    goOn();
  }

  return {
    report: (asked, ask) => {
      if (!canStart || isSmall()) return readAtOnce(reader).report(asked);
      return new Promise((settle, fail) => {
        waiting.push({ asked, ask, settle, fail });
        goOn();
      });
    },
    stop,
    close: async () => {
      for (const job of waiting.splice(0)) job.settle(stopped);
      atWork?.settle(stopped);
      atWork = null;
      if (thread) letGo(thread);
      thread = null;
      await Promise.all(leaving);
    },
  };
}

/** Without threads: for a ledger that nobody else asks. */
export function readAtOnce(reader: Reader): Aside {
  return {
    report: async ({ report, today, page }) => answerReport(reader, report, today, page),
    stop: () => {},
    close: () => Promise.resolve(),
  };
}
