/** Invoices on their way to those who mail them and to those who collect them. */
import { formatDate, instant, type IsoDate } from '../../shared/dates.ts';
import { type Cents, decimal, sum } from '../../shared/money.ts';
import type { Parsed } from '../../shared/office-api/index.ts';
import type { RunResult } from '../../shared/office-api/runs.ts';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import { accountOf } from '../billflash/account.ts';
import { type Account, billFlashSchema, faultOf, printable } from '../billflash/layout.ts';
import type { Reader } from '../books/connection.ts';
import { loadAddressee } from '../documents/load.ts';
import { remitTo } from '../documents/paper.ts';
import { exportRows } from '../exports/export-rows.ts';
import { sheetOfCollections } from '../exports/sheet-of-collections.ts';
import { writeWhole } from '../exports/write-whole.ts';
import type { Decision } from '../journal/operation.ts';
import { readInvoice } from '../queries/invoice.ts';
import { append } from './append.ts';
import { command, type CommandContext, query, type QueryContext } from './registry.ts';

type Wish = Parsed<'billflash.plan'>;
type Refused = RunResult['refused'][number];
type Mailed = { id: string; account: Account; due: Cents };

export const mailingHandlers = [
  query('billflash.plan', (context, wish) => {
    const ids = idsOf(context.reader, wish);
    const judged = ids.map((id) => [id, judge(context, id, wish.again)] as const);
    const able = judged.flatMap(([, each]) => (each.ok ? [each.value] : []));
    return done({
      invoices: able.map(({ id }) => id),
      due: sum(able.map(({ due }) => due)),
      refused: judged.flatMap(([id, each]) => (each.ok ? [] : [refusedOf(context.reader, id, each.refusal.message)])),
      exportedBefore: ids.filter((id) => lastMailed(context.reader, id) !== null).length,
    });
  }),

  command('billflash.export', async (context, { to, ...wish }) => {
    const path = context.files.path(to);
    if (path === undefined) return refuse('not-found', 'The place for the file is not known any more. Choose it again.', 'to');
    const refused: Refused[] = [];
    const mailed: Mailed[] = [];
    const ended = await context.runs.over('Export invoices for BillFlash', idsOf(context.reader, wish), (id) => {
      const judged = judge(context, id, wish.again);
      if (judged.ok) mailed.push(judged.value);
      else refused.push(refusedOf(context.reader, id, judged.refusal.message));
    });
    if (!ended.ok) return ended;
    if (ended.value.cancelled) return done(null);
    if (mailed.length === 0) return refuse('wrong-state', noneOf(refused), 'ids');
    const document = await documentOf(context, mailed);
    if (!document.ok) return document;
    const written = await writeWhole(path, async (file) => await file.writeFile(document.value));
    if (!written.ok) return written;
    const { operation } = append(context, noteMailed(context, mailed));
    return done({ accounts: mailed.length, due: sum(mailed.map(({ due }) => due)), refused, operation });
  }),

  command('collections.export', (context, { ids, ...file }) =>
    exportRows(context, file, 'Export sold invoices for collections', sheetOfCollections(context.reader, ids)),
  ),
];

/** The invoices that are meant, in the order of their numbers. */
function idsOf(reader: Reader, { ids }: Wish): string[] {
  if (ids) return [...new Set(ids)];
  return reader
    .all<{ id: string }>(
      `SELECT id FROM invoices AS invoice
       WHERE state = 'Open' AND due_now > 0
         AND NOT EXISTS (SELECT 1 FROM papers WHERE papers.about = invoice.id AND papers.document = 'invoice' AND papers.how = 'BillFlash')
       ORDER BY length(number), number`,
    )
    .map(({ id }) => id);
}

function judge(context: QueryContext, id: string, again: boolean): Outcome<Mailed> {
  const read = readInvoice(context, id);
  if (!read.ok) return read;
  const invoice = read.value;
  const before = lastMailed(context.reader, id);
  if (before !== null && !again) return refuse('wrong-state', `It was exported on ${formatDate(before)} already.`);
  const to = loadAddressee(context.reader, invoice.customer.id);
  const account = accountOf({ invoice, to, today: context.clock.today() }, context.settings());
  return account.ok ? done({ id, account: account.value, due: invoice.dueNow }) : account;
}

/** The whole document as XML, once it fits the layout. */
async function documentOf(context: CommandContext, mailed: readonly Mailed[]): Promise<Outcome<string>> {
  const settings = context.settings();
  const checked = billFlashSchema.safeParse({
    Version: '1.0',
    TableID: '1002',
    Created: context.clock.today(),
    Sender: {
      Name: printable(settings.officeName),
      ...(settings.officePhone.trim() !== '' && { Phone: printable(settings.officePhone) }),
      RemitTo: printable(remitTo(settings)),
    },
    Accounts: mailed.length,
    TotalDue: decimal(sum(mailed.map(({ due }) => due))),
    Account: mailed.map(({ account }) => account),
  });
  if (checked.success) return done((await import('../billflash/write-xml.ts')).billFlashXml(checked.data));
  const [issue] = checked.error.issues;
  const where = issue?.path.join('.') ?? '';
  return refuse('wrong-state', `The export does not fit its layout: ${where} ${issue ? faultOf(issue) : ''}. Nothing was written.`);
}

/** Why there is no file at all: the first invoice that cannot be mailed, by its name. */
function noneOf([first, ...others]: readonly Refused[]): string {
  if (!first) return 'There is no invoice to export.';
  const more = others.length === 0 ? '' : ` Nor can ${others.length === 1 ? 'the other one' : `the other ${others.length}`} be mailed.`;
  return `Nothing was written. ${first.name}: ${first.reason}${more}`;
}

/** One operation for all that were exported together. */
function noteMailed({ books, clock }: CommandContext, mailed: readonly Mailed[]): Decision {
  const at = instant(clock.now());
  const date = clock.today();
  const row = { document: 'invoice', how: 'BillFlash', at, date, amounts: 'as due now', to: '' } as const;
  const [only] = mailed;
  const what = only && mailed.length === 1 ? `invoice ${only.account.AccountNumber}` : `${mailed.length} invoices`;
  return {
    kind: 'document issued',
    summary: `Exported ${what} for BillFlash`,
    writes: mailed.map(({ id }) => ({ add: 'paper', id: books.newId(), row: { ...row, about: id } })),
  };
}

/** The day on which it was exported last; null: it never was. */
function lastMailed(reader: Reader, id: string): IsoDate | null {
  const sql = `SELECT max(date) AS date FROM papers WHERE about = :id AND document = 'invoice' AND how = 'BillFlash'`;
  return reader.one<{ date: IsoDate | null }>(sql, { id }).date;
}

function refusedOf(reader: Reader, id: string, reason: string): Refused {
  const sql = `SELECT ifnull(invoice.number, 'Draft') || ', ' || ifnull(customer.name, '') AS name
    FROM invoices AS invoice LEFT JOIN customers AS customer ON customer.id = invoice.customer WHERE invoice.id = :id`;
  return { id, name: reader.first<{ name: string }>(sql, { id })?.name ?? id, reason };
}
