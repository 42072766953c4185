/**
 * 500 invoices to one PDF in the built desk: pages a second against the same Electron printing bare pages one by one, and the memory of the ledger.
 * The dialog that asks for the file is answered by the bench.
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
    let memory = 0;
    const measures = {
      desk: async () => {
        const started = performance.now();
        memory = Math.max(memory, await printAll(window, ids, () => ledgerMemory(app)));
        const seconds = (performance.now() - started) / 1000;
        pages = (await PDFDocument.load(readFileSync(pdf))).getPageCount();
        return pages / seconds;
      },
      bare: () => barePages(app, ids.length),
    };
    const { desk, bare } = await inTurns(rounds, measures);
    return {
      figures: [
        { what: `pages a second, ${ids.length} invoices to one PDF of ${pages} pages`, value: median(desk), unit: 'pages/s' },
        { what: 'pages a second, bare pages printed one by one', value: median(bare), unit: 'pages/s' },
        { what: 'most memory of the ledger meanwhile', value: memory / 1024 / 1024, unit: 'MB' },
      ],
      ratios: [{ what: 'of printing bare pages', ratio: medianRatio(desk, bare), goal: { atLeast: 0.5 } }],
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

/** Asks the ledger as the window does; answers the most that `weigh` found meanwhile. */
async function printAll(window: Page, ids: readonly string[], weigh: () => number): Promise<number> {
  let most = 0;
  const timer = setInterval(() => (most = Math.max(most, weigh())), 100);
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
  return most;
}

/** The resident memory of the process that main started for the ledger, in bytes; Linux tells it. */
function ledgerMemory(app: ElectronApplication): number {
  const main = app.process().pid;
  assert(main !== undefined, 'Electron runs');
  const children = readFileSync(`/proc/${main}/task/${main}/children`, 'utf8').trim().split(' ');
  const ledger = children.find((pid) => commandOf(pid).includes('ledger/main'));
  const [, pages = '0'] = ledger === undefined ? [] : readFileSync(`/proc/${ledger}/statm`, 'utf8').split(' ');
  return Number(pages) * 4096;
}

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return ''; // it has ended meanwhile
  }
}

/** The floor: the same Electron prints so many pages of a sentence, one by one. */
async function barePages(app: ElectronApplication, count: number): Promise<number> {
  const milliseconds = await app.evaluate(async ({ BrowserWindow }, pages) => {
    const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true, javascript: false } });
    const started = Date.now();
    for (let page = 0; page < pages; page += 1) {
      await window.loadURL(`data:text/html,<p>Page ${page}</p>`);
      await window.webContents.printToPDF({});
    }
    const took = Date.now() - started;
    window.destroy();
    return took;
  }, count);
  return (count * 1000) / milliseconds;
}
