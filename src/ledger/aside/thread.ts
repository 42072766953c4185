/** The thread that reads for the ledger: one connection of its own to the books, which can write nothing; one piece of work at a time. */
import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import * as z from 'zod';
import { assert } from '../../shared/assert.ts';
import { createWriter, type Params, type Reader, type SqlValue } from '../books/connection.ts';
import { answerReport } from '../queries/reports/run.ts';
import { type Batch, batchSize, type FromThread, type Result, type ToThread, type Work } from './work.ts';

const { file } = z.object({ file: z.string() }).parse(workerData);
const port = parentPort;
assert(port, 'it is started as a thread');

const db = new Database(file, { readonly: true });
const reader: Reader = createWriter(db);
let rows: IterableIterator<SqlValue[]> | null = null;

port.on('message', ({ id, work }: ToThread) => {
  try {
    tell({ id, result: doIt(work) });
  } catch (error) {
    tell({ id, error: error instanceof Error ? error : new Error(String(error)) });
  }
});

function tell(message: FromThread): void {
  port?.postMessage(message);
}

function doIt(work: Work): Result {
  switch (work.what) {
    case 'report': {
      const { report, today, page } = work.asked;
      return { report: answerReport(reader, report, today, page) };
    }
    case 'rows':
      rows = db.prepare<[Params], SqlValue[]>(work.sql).raw().iterate(work.params);
      return { batch: nextBatch() };
    case 'next':
      return { batch: nextBatch() };
  }
}

function nextBatch(): Batch {
  const batch: SqlValue[][] = [];
  while (rows && batch.length < batchSize) {
    const { value, done } = rows.next();
    if (done === true) rows = null;
    else batch.push(value);
  }
  return { rows: batch, isLast: rows === null };
}
