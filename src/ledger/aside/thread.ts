/** The thread that reads for the ledger: one connection of its own to the books, which can write nothing; one piece of work at a time. */
import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import * as z from 'zod';
import { assert } from '../../shared/assert.ts';
import { createWriter, type Reader } from '../books/connection.ts';
import { answerReport } from '../queries/reports/run.ts';
import type { FromThread, ToThread } from './work.ts';

const { file } = z.object({ file: z.string() }).parse(workerData);
const port = parentPort;
assert(port, 'it is started as a thread');

const reader: Reader = createWriter(new Database(file, { readonly: true }));

port.on('message', ({ id, asked: { report, today, page } }: ToThread) => {
  try {
    tell({ id, answer: answerReport(reader, report, today, page) });
  } catch (error) {
    tell({ id, error: error instanceof Error ? error : new Error(String(error)) });
  }
});

function tell(message: FromThread): void {
  port?.postMessage(message);
}
