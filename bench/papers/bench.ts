/**
 * 500 invoices to one PDF in the built desk: pages a second against the same Electron printing as many bare pages, one by one and all at once, and the
 * memory of all its processes. The dialog that asks for the file is answered by the bench.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { build } from '../../scripts/build.ts';
import { chromiumSwitches, findElectron } from '../../scripts/electron.ts';
import { startVirtualDisplay } from '../../scripts/display.ts';
import { ensureSystem, hasDisplay, needsOfWindow } from '../../scripts/system.ts';
import { makeSampleOffice } from '../../src/ledger/sample/office.ts';
import { assert } from '../../src/shared/assert.ts';
import type { Bridge } from '../../src/shared/bridge.ts';
import { type Findings, inTurns, median, medianRatio } from '../measure.ts';
import { type Parts, withParts } from '../parts.ts';

export type PapersSize = { dispatches: number; invoices: number; rounds: number; rebuild: boolean };

const root = join(import.meta.dirname, '../..');

export function benchPapers({ dispatches, invoices, rounds, rebuild }: PapersSize): Promise<Findings> {
  return withParts(async (parts) => {
    ensureSystem(needsOfWindow(), console.error);
    if (rebuild) await build(['main', 'renderer', 'ledger']);
    const file = join(parts.folder, 'office.paydesk');
    const made = await makeSampleOffice(file, { dispatches, seed: 1, until: Date.now() });
    assert(made.ok, 'a sample office is made');
    const ids = invoicesOf(file, invoices);
    assert(ids.length > 0, 'there are invoices to print');
    const { app, window, pdf } = await openDesk(parts, file);

    let pages = 0;
    let bytes = 0;
    const before = memoryOf(app);
    let most = before;
    const measures = {
      desk: async () => {
        const started = performance.now();
        await printAll(window, ids, () => (most = larger(most, memoryOf(app))));
        const seconds = (performance.now() - started) / 1000;
        const printed = readFileSync(pdf);
        bytes = printed.length;
        pages = (await PDFDocument.load(printed)).getPageCount();
        return pages / seconds;
      },
      oneByOne: () =>
        barePages(
          app,
          Array.from({ length: ids.length }, () => 1),
        ),
      atOnce: () => barePages(app, [pages || ids.length]),
    };
    const { desk, oneByOne, atOnce } = await inTurns(rounds, measures);
    const megabytes = (what: string, value: number) => ({ what, value: value / 1024 / 1024, unit: 'MB' });
    return {
      figures: [
        { what: `pages a second, ${ids.length} invoices to one PDF of ${pages} pages`, value: median(desk), unit: 'pages/s' },
        { what: 'pages a second, bare pages printed one by one', value: median(oneByOne), unit: 'pages/s' },
        { what: 'pages a second, bare pages printed at once', value: median(atOnce), unit: 'pages/s' },
        megabytes('the PDF', bytes),
        megabytes('memory of the whole desk before', before.all),
        megabytes('most memory of the whole desk meanwhile', most.all),
        megabytes('most memory of the ledger meanwhile', most.ledger),
      ],
      ratios: [
        { what: 'of printing bare pages one by one', ratio: medianRatio(desk, oneByOne), goal: { atLeast: 0.5 } },
        { what: 'of printing bare pages at once', ratio: medianRatio(desk, atOnce), goal: null },
      ],
    };
  });
}

function invoicesOf(file: string, most: number): string[] {
  const books = new Database(file, { readonly: true });
  const ids = books.prepare<[number], string>("SELECT id FROM invoices WHERE state <> 'Draft' ORDER BY number LIMIT ?").pluck().all(most);
  books.close();
  return ids;
}

async function openDesk({ atEnd, folder }: Parts, file: string): Promise<{ app: ElectronApplication; window: Page; pdf: string }> {
  const { executable } = await findElectron(console.error);
  const display = hasDisplay() ? null : await startVirtualDisplay();
  if (display) atEnd(() => display.stop());
  const app = await _electron.launch({
    executablePath: executable,
    args: [...chromiumSwitches(), `--user-data-dir=${join(folder, 'user')}`, root],
    env: {
      ...process.env,
      ...(display && { DISPLAY: display.name }),
      PAYDESK_FILE: file,
      PAYDESK_LEDGER: join(root, 'build/ledger/main.mjs'),
      PAYDESK_NODE: process.execPath,
      PAYDESK_LEDGER_ARGUMENTS: JSON.stringify(['--user', 'Dana Ruiz']),
    },
  });
  atEnd(() => app.close());
  const window = await app.firstWindow();
  const pdf = join(folder, 'all.pdf');
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen });
  }, pdf);
  return { app, window, pdf };
}

/** Asks the ledger as the window does; calls `weigh` meanwhile. */
async function printAll(window: Page, ids: readonly string[], weigh: () => void): Promise<void> {
  const timer = setInterval(weigh, 500);
  const answer = await window.evaluate(async (all) => {
    const { paydesk } = globalThis as unknown as { paydesk: Bridge }; // the page has it of main/preload.ts
    const kind = { name: 'PDF', extensions: ['pdf'] };
    const chosen = await paydesk.chooseFile({ what: 'save', title: 'Save', suggestion: 'all.pdf', kind });
    const documents = all.map((id) => ({ what: 'invoice', id }));
    return paydesk.request({
      id: 1,
      name: 'documents.issue',
      input: { documents, way: { how: 'one file', to: chosen?.token } },
    });
  }, ids);
  clearInterval(timer);
  assert(answer.ok, `the invoices were printed: ${JSON.stringify(answer)}`);
}

type Memory = { all: number; ledger: number };

/** What main, the ledger and all of Chromium's processes take, in bytes; what they share is counted once. Linux tells it. */
function memoryOf(app: ElectronApplication): Memory {
  const main = app.process().pid;
  assert(main !== undefined, 'Electron runs');
  const memory: Memory = { all: 0, ledger: 0 };
  for (const pid of familyOf(main)) {
    const bytes = 1024 * Number(/^Pss:\s+(\d+)/m.exec(told(pid, 'smaps_rollup'))?.[1] ?? 0);
    memory.all += bytes;
    if (told(pid, 'cmdline').includes('ledger/main')) memory.ledger += bytes;
  }
  return memory;
}

function familyOf(pid: number): number[] {
  const children = told(pid, `task/${pid}/children`).trim().split(' ').filter(Boolean).map(Number);
  return [pid, ...children.flatMap(familyOf)];
}

function told(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return ''; // it has ended meanwhile
  }
}

function larger(a: Memory, b: Memory): Memory {
  return { all: Math.max(a.all, b.all), ledger: Math.max(a.ledger, b.ledger) };
}

/** The floor: the same Electron prints documents of so many pages of a sentence, one after the other. */
async function barePages(app: ElectronApplication, documents: readonly number[]): Promise<number> {
  const milliseconds = await app.evaluate(async ({ BrowserWindow }, counts) => {
    const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true, javascript: false } });
    const started = Date.now();
    for (const count of counts) {
      await window.loadURL(`data:text/html,${'<p style="break-after:page">A page</p>'.repeat(count)}`);
      await window.webContents.printToPDF({});
    }
    const took = Date.now() - started;
    window.destroy();
    return took;
  }, documents);
  return (documents.reduce((sum, count) => sum + count, 0) * 1000) / milliseconds;
}
