/** Papers for customers: shown as they would be printed, and let out of the office. */
import { type Cents, sum } from '../../shared/money.ts';
import type { Document } from '../../shared/office-api/documents.ts';
import type { Output } from '../../shared/office-api/index.ts';
import { done } from '../../shared/refusal.ts';
import { settingsSchema } from '../../shared/settings.ts';
import type { Reader } from '../books/connection.ts';
import { makePdf } from '../desk-tools.ts';
import { loadDocument } from '../documents/load.ts';
import { pagesOf } from '../documents/one-pdf.ts';
import { letterFor } from '../mail/letter.ts';
import { issue } from './issue-documents.ts';
import { command, query } from './registry.ts';

type Issued = Output<'documents.preview'>['issued'];

export const documentHandlers = [
  query('documents.preview', async (context, { document, settings = {} }) => {
    const loaded = loadDocument(context, document, settingsSchema.parse({ ...context.settings(), ...settings }));
    if (!loaded.ok) return loaded;
    const { paper } = loaded.value;
    const made = await makePdf(context.tools, paper);
    if (!made.ok) return made;
    return done({ title: paper.title, pages: await pagesOf(made.value), pdf: made.value, issued: issuedOf(context.reader, document) });
  }),

  query('documents.letter', (context, { document }) => {
    const loaded = loadDocument(context, document, context.settings());
    if (!loaded.ok) return loaded;
    const { paper, to } = loaded.value;
    return done({ by: context.settings().mailBy, ...letterFor(paper, to.email, context.settings()) });
  }),

  query('documents.notIssued', ({ reader }) => {
    const found = reader.all<{ id: string; due: Cents }>(notIssuedSql);
    return done({ ids: found.map(({ id }) => id), due: sum(found.map(({ due }) => due)) });
  }),

  command('documents.issue', issue),
];

function issuedOf(reader: Reader, { what, id }: Document): Issued {
  return reader.all<Issued[number]>(issuedSql, { what, id });
}

const issuedSql = `
SELECT papers.at, papers.how, (SELECT user FROM journal WHERE op = papers.op AND stamp = papers.stamp) AS user, papers.sent_to AS "to"
FROM papers
WHERE papers.about = :id AND papers.document = :what
ORDER BY papers.stamp DESC, papers.id
LIMIT 20`;

const notIssuedSql = `
SELECT invoice.id, invoice.due_now AS due
FROM invoices AS invoice
WHERE invoice.state = 'Open' AND invoice.due_now > 0
  AND NOT EXISTS (SELECT 1 FROM papers WHERE papers.about = invoice.id AND papers.document = 'invoice')
ORDER BY length(invoice.number), invoice.number, invoice.id
LIMIT 5000`;
