/** Lets documents leave the office: printed, or as files; and notes that they did [PAPER-8]. */
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { instant } from '../../shared/dates.ts';
import type { WayOut } from '../../shared/document-words.ts';
import type { Document, WayOutChosen } from '../../shared/office-api/documents.ts';
import type { Output, Parsed } from '../../shared/office-api/index.ts';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import { makePdf } from '../desk-tools.ts';
import { loadDocument } from '../documents/load.ts';
import { pagesOf, startPdf } from '../documents/one-pdf.ts';
import type { PaperDocument } from '../documents/paper.ts';
import type { Write } from '../journal/operation.ts';
import { append } from './append.ts';
import type { CommandContext } from './registry.ts';

type Issuing = Parsed<'documents.issue'>;
type Answer = Output<'documents.issue'>;

/** One way out: takes each document as it is made, and lets all go at the end. */
type Outlet = {
  how: WayOut;
  /** Answers the pages, or why this one cannot leave. */
  take(pdf: Uint8Array, paper: PaperDocument): Promise<Outcome<number>>;
  /** Called when every document was taken, not when the run was cancelled. */
  end(): Promise<Outcome<null>>;
  /** Whether what was taken has left although the run was cancelled. */
  leavesAtOnce: boolean;
};

export async function issue(context: CommandContext, { documents, way }: Issuing): Promise<Outcome<Answer>> {
  const opened = await openOutlet(context, way, documents.length);
  if (!opened.ok) return opened;
  const outlet = opened.value;
  const refused: Answer['refused'] = [];
  const left: { document: Document; title: string }[] = [];
  let pages = 0;

  const ended = await context.runs.over(titleOf(way), documents, async (document) => {
    const taken = await takeOne(context, document, outlet);
    if (!taken.ok) return void refused.push({ id: document.id, name: nameOf(context, document), reason: taken.refusal.message });
    pages += taken.value.pages;
    left.push({ document, title: taken.value.title });
  });
  if (!ended.ok) return ended;
  const { cancelled } = ended.value;
  const answer = {
    of: documents.length,
    refused,
    cancelled,
    pages,
    operations: [],
    kinds: [...new Set(documents.map(({ what }) => what))],
  };
  const nothingLeft = left.length === 0 || (cancelled && !outlet.leavesAtOnce);
  if (nothingLeft) return done({ ...answer, done: 0 });
  if (!cancelled) {
    const out = await outlet.end();
    if (!out.ok) return out;
  }
  note(context, left, outlet.how);
  return done({ ...answer, done: left.length });
}

async function takeOne(context: CommandContext, document: Document, outlet: Outlet): Promise<Outcome<{ pages: number; title: string }>> {
  const loaded = loadDocument(context, document, context.settings());
  if (!loaded.ok) return loaded;
  const { paper } = loaded.value;
  const made = await makePdf(context.tools, paper);
  if (!made.ok) return made;
  const taken = await outlet.take(made.value, paper);
  return taken.ok ? done({ pages: taken.value, title: paper.title }) : taken;
}

/** One operation for all that left together. */
function note(context: CommandContext, left: readonly { document: Document; title: string }[], how: WayOut): void {
  const { books, clock } = context;
  const at = instant(clock.now());
  const date = clock.today();
  const writes = left.map(({ document }): Write => {
    const amounts = document.what === 'invoice' ? document.amounts : null;
    return { add: 'paper', id: books.newId(), row: { document: document.what, about: document.id, how, at, date, amounts, to: '' } };
  });
  const [only] = left;
  const what = only && left.length === 1 ? inSentence(only) : `${left.length} documents`;
  append(context, { kind: 'document issued', summary: `${verbs[how]} ${what}`, writes });
}

function inSentence({ document, title }: { document: Document; title: string }): string {
  if (document.what !== 'invoice') return title.toLowerCase();
  return `${title.slice(0, 1).toLowerCase()}${title.slice(1)}, ${document.amounts}`;
}

const verbs: Record<WayOut, string> = {
  printed: 'Printed',
  saved: 'Saved as PDF:',
  drafted: 'Drafted an email with',
  emailed: 'Emailed',
  BillFlash: 'Exported for BillFlash:',
};

function titleOf(way: WayOutChosen): string {
  return way.how === 'print' ? 'Print documents' : 'Save documents';
}

/** `A-1031, Maple Court`, for the list of those that did not leave. */
function nameOf({ reader }: CommandContext, { what, id }: Document): string {
  const sql = {
    invoice:
      "SELECT ifnull(number, 'Draft') || ', ' || (SELECT name FROM customers WHERE id = invoices.customer) AS name FROM invoices WHERE id = :id",
    statement: 'SELECT name FROM customers WHERE id = :id',
    receipt: "SELECT trim(type || ' ' || number) AS name FROM register_records WHERE id = :id",
  }[what];
  return reader.first<{ name: string | null }>(sql, { id })?.name ?? id;
}

async function openOutlet(context: CommandContext, way: WayOutChosen, count: number): Promise<Outcome<Outlet>> {
  switch (way.how) {
    case 'print':
      return done(await printer(context, count));
    case 'one file': {
      const path = context.files.path(way.to);
      return path === undefined ? refuse('not-found', 'Choose again where to save it.', 'way.to') : done(await oneFile(path));
    }
    case 'file each': {
      const folder = context.files.path(way.folder);
      return folder === undefined ? refuse('not-found', 'Choose the folder again.', 'way.folder') : done(fileEach(folder));
    }
  }
}

async function printer({ tools }: CommandContext, count: number): Promise<Outlet> {
  let title = count === 1 ? '' : `${count} documents`;
  const whole = await startPdf(title);
  return {
    how: 'printed',
    leavesAtOnce: false,
    take: async (pdf, paper) => {
      title ||= paper.title;
      return done(await whole.add(pdf));
    },
    end: async () => {
      const answer = await tools.ask({ what: 'print', pdf: await whole.bytes(), title });
      return answer.ok ? done(null) : refuse('wrong-state', answer.problem);
    },
  };
}

async function oneFile(path: string): Promise<Outlet> {
  const whole = await startPdf('');
  return {
    how: 'saved',
    leavesAtOnce: false,
    take: async (pdf) => done(await whole.add(pdf)),
    end: async () => write(path, await whole.bytes()),
  };
}

function fileEach(folder: string): Outlet {
  return {
    how: 'saved',
    leavesAtOnce: true,
    take: async (pdf, { title }) => {
      const written = await write(join(folder, `${title.replace(/[^\p{L}\p{N} ._-]/gu, '_')}.pdf`), pdf);
      return written.ok ? done(await pagesOf(pdf)) : written;
    },
    end: () => Promise.resolve(done(null)),
  };
}

/** Whole or not at all: what stood there before stays when it cannot be written. */
async function write(path: string, pdf: Uint8Array): Promise<Outcome<null>> {
  const beside = `${path}.part`;
  try {
    await writeFile(beside, pdf, { mode: 0o600 });
    await rename(beside, path);
    return done(null);
  } catch (error) {
    await rm(beside, { force: true });
    if (error instanceof Error && 'code' in error)
      return refuse(
        'wrong-state',
        'The file cannot be written there. Is it open in another program? Close it, or choose another place.',
        'way',
      );
    throw error;
  }
}
