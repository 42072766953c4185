/** What is worked out aside, and what comes of it: the messages between the ledger and the thread that reads for it. */
import type { IsoDate } from '../../shared/dates.ts';
import type { Output } from '../../shared/office-api/index.ts';
import type { Outcome } from '../../shared/refusal.ts';
import type { Definition } from '../../shared/reports/definition.ts';

export type Page = { offset: number; limit: number };
export type ReportAsked = { report: Definition; today: IsoDate; page: Page };
export type ReportAnswer = Outcome<Output<'reports.list'>>;

export type ToThread = { id: number; asked: ReportAsked };
export type FromThread = { id: number; answer: ReportAnswer } | { id: number; error: Error };
