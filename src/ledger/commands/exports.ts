/** What leaves the office as a file. Nothing of it changes the books, so everyone who may read may export. */
import { instant } from '../../shared/dates.ts';
import { done, refuse } from '../../shared/refusal.ts';
import { countRows } from '../office-export/write-export.ts';
import { writeWhole } from '../exports/write-whole.ts';
import { exportRows } from '../exports/export-rows.ts';
import { sheetOfEvents } from '../exports/sheet-of-events.ts';
import { sheetOfReport } from '../exports/sheet-of-report.ts';
import { sheetOfStatement } from '../exports/sheet-of-statement.ts';
import { sheetOfCustomers, sheetOfDispatches, sheetOfInvoices, sheetOfRegister } from '../exports/sheets-of-lists.ts';
import { sheetOfStripe } from '../exports/sheet-of-stripe.ts';
import { inThread } from '../thread/in-thread.ts';
import { reconciliation } from '../queries/bank.ts';
import { stripeReport } from '../queries/stripe-report.ts';
import { command } from './registry.ts';

export const exportHandlers = [
  command('office.export', async ({ books, runs, files, clock }, { to }) => {
    const path = files.path(to);
    if (path === undefined) return refuse('not-found', 'The place for the file is not known any more. Choose it again.', 'to');
    const of = countRows(books);
    const ran = await runs.along('Export all data', of, (turn) =>
      writeWhole(path, async (file) => {
        const written = await inThread('export everything', { books: books.file, fd: file.fd, at: instant(clock.now()) }, turn);
        await turn(of);
        return written;
      }),
    );
    if (!ran.ok || ran.value === null) return ran.ok ? done(null) : ran;
    if (!ran.value.ok) return ran.value;
    const { tables, journal } = ran.value.value;
    return done({ tables: tables.length, operations: journal.rows });
  }),

  command('events.export', (context, { filter, ...file }) =>
    exportRows(context, file, 'Export payment events', sheetOfEvents(context.reader, filter)),
  ),
  command('customers.export', (context, { to, form, ...asked }) =>
    exportRows(context, { to, form }, 'Export customers', sheetOfCustomers(context.reader, asked)),
  ),
  command('dispatches.export', (context, { to, form, ...asked }) =>
    exportRows(context, { to, form }, 'Export dispatches', sheetOfDispatches(context.reader, asked)),
  ),
  command('invoices.export', (context, { to, form, ...asked }) =>
    exportRows(context, { to, form }, 'Export invoices', sheetOfInvoices(context.reader, asked, context.clock.today())),
  ),
  command('register.export', (context, { to, form, ...asked }) =>
    exportRows(context, { to, form }, 'Export the check register', sheetOfRegister(context.reader, asked)),
  ),
  command('payouts.export', (context, { period, ...file }) =>
    exportRows(context, file, 'Export Stripe against the books', sheetOfStripe(stripeReport(context, period))),
  ),
  command('bank.export', (context, { period, ...file }) =>
    exportRows(context, file, 'Export the bank statement', sheetOfStatement(reconciliation(context.reader, period))),
  ),
  command('reports.export', async (context, { report, ...file }) => {
    const today = context.clock.today();
    const answer = await context.aside.report({ report, today, page: { offset: 0, limit: 1 } });
    if (!answer.ok) return answer;
    const sheet = sheetOfReport(report, today, answer.value);
    return exportRows(context, file, 'Export a report', sheet);
  }),
];
