/** What is worked out aside, and what comes of it: the messages between the ledger and the thread that reads for it. */
import type { IsoDate } from '../../shared/dates.ts';
import type { Output } from '../../shared/office-api/index.ts';
import type { Outcome } from '../../shared/refusal.ts';
import type { Definition } from '../../shared/reports/definition.ts';
import type { Params, SqlValue } from '../books/connection.ts';

export type Page = { offset: number; limit: number };
export type ReportAsked = { report: Definition; today: IsoDate; page: Page };
export type ReportAnswer = Outcome<Output<'reports.list'>>;

export type Work =
  /** A page of a report, with what it comes to. */
  | { what: 'report'; asked: ReportAsked }
  /** The rows of a statement, as bare values, by the batch: `next` fetches one more of the statement that is under way. */
  | { what: 'rows'; sql: string; params: Params }
  | { what: 'next' };

export type Batch = { rows: SqlValue[][]; isLast: boolean };
export type Result = { report: ReportAnswer } | { batch: Batch };

export type ToThread = { id: number; work: Work };
export type FromThread = { id: number; result: Result } | { id: number; error: Error };

/** So many rows are handed over at once. */
export const batchSize = 500;
