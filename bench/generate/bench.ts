/** Generating invoices: the ledger, from reading what waits to the last committed invoice, against a bare insert of the rows it leaves, as durably. */
import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Books } from '../../src/ledger/books/open.ts';
import { serve } from '../../src/ledger/serve.ts';
import { assert } from '../../src/shared/assert.ts';
import { isoDate } from '../../src/shared/dates.ts';
import { calls } from '../../src/shared/office-api/index.ts';
import { type Findings, inTurns, median, medianRatio } from '../measure.ts';
import { open } from '../open-books.ts';
import { ledgerOf } from '../../test/builders/ledger-of.ts';
import { withParts } from '../parts.ts';
import { insertByHand, readInvoices } from './floor.ts';
import { writeWaitingDispatches } from './waiting.ts';

export type GenerateSize = { rounds: number; customers: number; dispatchesEach: number };

export function benchGenerate({ rounds, customers, dispatchesEach }: GenerateSize): Promise<Findings> {
  return withParts(async ({ folder }) => {
    const waiting = join(folder, 'waiting.paydesk');
    await inBooks(waiting, (books) => writeWaitingDispatches(books, customers, dispatchesEach));
    const generated = join(folder, 'generated.paydesk');
    copyFileSync(waiting, generated);
    await inBooks(generated, (books) => generate(books, customers));
    const invoices = readInvoices(generated);

    const onCopy = (work: (file: string) => number | Promise<number>) => async () => {
      const file = join(folder, 'round.paydesk');
      copyFileSync(waiting, file);
      const took = await work(file);
      for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
      return took;
    };
    const { ledger, floor } = await inTurns(rounds, {
      ledger: onCopy((file) => inBooks(file, (books) => generate(books, customers))),
      floor: onCopy((file) => insertByHand(file, invoices)),
    });
    return {
      figures: [
        { what: `the ledger, ${customers} invoices over ${customers * dispatchesEach} dispatches`, value: median(ledger), unit: 'ms' },
        { what: 'the same rows by hand, one transaction an invoice', value: median(floor), unit: 'ms' },
      ],
      ratios: [{ what: 'of the time that the bare inserts take', ratio: medianRatio(ledger, floor), goal: { atMost: 2 } }],
    };
  });
}

async function inBooks<T>(file: string, work: (books: Books) => T | Promise<T>): Promise<T> {
  const books = open(file, isoDate('2026-03-02'));
  try {
    return await work(books);
  } finally {
    books.close();
  }
}

/** Asks for it as the window does; answers how many milliseconds it took. */
async function generate(books: Books, expected: number): Promise<number> {
  const ledger = ledgerOf(books);
  const name = 'invoices.generate';
  const started = performance.now();
  const response = await serve({ id: 1, name, input: { gathering: { kind: 'differential' }, commit: true } }, ledger);
  const took = performance.now() - started;
  assert(response.ok, 'it is done, not refused');
  assert(calls[name].output.parse(response.output).done === expected, 'every customer has an invoice');
  return took;
}
