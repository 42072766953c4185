/** Lets documents leave the office: printed, or as files; and notes that they did [PAPER-8]. */
import { instant } from '../../shared/dates.ts';
import type { WayOut } from '../../shared/document-words.ts';
import type { Document, WayOutChosen } from '../../shared/office-api/documents.ts';
import type { Output, Parsed } from '../../shared/office-api/index.ts';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import { makePdf } from '../desk-tools.ts';
import { loadDocument } from '../documents/load.ts';
import type { Write } from '../journal/operation.ts';
import { append } from './append.ts';
import { openOutlet, type Outlet } from './outlets.ts';
import type { CommandContext } from './registry.ts';

type Issuing = Parsed<'documents.issue'>;
type Answer = Output<'documents.issue'>;
/** What left: under which name, and to which address when by email. */
type Left = { document: Document; title: string; to: string };

export async function issue(context: CommandContext, { documents, way }: Issuing): Promise<Outcome<Answer>> {
  const opened = await openOutlet(context, way, documents.length);
  if (!opened.ok) return opened;
  const outlet = opened.value;
  const refused: Answer['refused'] = [];
  const left: Left[] = [];
  let pages = 0;

  let givenUp = '';
  const takeNext = async (document: Document) => {
    const taken = givenUp === '' ? await takeOne(context, document, outlet) : refuse('unreachable', givenUp);
    if (!taken.ok) {
      if (taken.refusal.code === 'unreachable') givenUp ||= `Not tried: ${taken.refusal.message}`; // the next one would fare no better
      return void refused.push({ id: document.id, name: nameOf(context, document), reason: taken.refusal.message });
    }
    pages += taken.value.pages;
    const gone = { document, title: taken.value.title, to: taken.value.to };
    left.push(gone);
    if (outlet.cannotBeTakenBack) note(context, [gone], outlet.how);
  };

  const ran = await context.runs.over(titleOf(way), documents, takeNext).finally(() => outlet.close());
  if (!ran.ok) return ran;
  const { cancelled } = ran.value;
  const nothingLeft = left.length === 0 || (cancelled && !outlet.leavesAtOnce);
  if (!nothingLeft && !cancelled) {
    const ended = await outlet.end();
    if (!ended.ok) return ended;
  }
  if (!nothingLeft && !outlet.cannotBeTakenBack) note(context, left, outlet.how);
  const out = new Set(nothingLeft ? [] : left.map(({ document }) => document));
  return done({
    of: documents.length,
    done: out.size,
    refused,
    cancelled,
    pages,
    operations: [],
    kinds: [...new Set(documents.map(({ what }) => what))],
    rest: documents.filter((document) => !out.has(document)).map(({ id }) => id),
  });
}

async function takeOne(
  context: CommandContext,
  document: Document,
  outlet: Outlet,
): Promise<Outcome<{ pages: number; to: string; title: string }>> {
  const loaded = loadDocument(context, document, context.settings());
  if (!loaded.ok) return loaded;
  const { paper } = loaded.value;
  const made = await makePdf(context.tools, paper);
  if (!made.ok) return made;
  const taken = await outlet.take(made.value, loaded.value);
  return taken.ok ? done({ ...taken.value, title: paper.title }) : taken;
}

/** One operation for all that left together. */
function note(context: CommandContext, left: readonly Left[], how: WayOut): void {
  const { books, clock } = context;
  const at = instant(clock.now());
  const date = clock.today();
  const writes = left.map(({ document, to }): Write => {
    const amounts = document.what === 'invoice' ? document.amounts : null;
    return { add: 'paper', id: books.newId(), row: { document: document.what, about: document.id, how, at, date, amounts, to } };
  });
  const [only] = left;
  const what = only && left.length === 1 ? inSentence(only) : `${left.length} documents`;
  append(context, { kind: 'document issued', summary: `${verbs[how]} ${what}`, writes });
}

function inSentence({ document, title }: Left): string {
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
  return { print: 'Print documents', 'one file': 'Save documents', 'file each': 'Save documents', email: 'Email documents' }[way.how];
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
