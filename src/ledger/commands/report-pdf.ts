/** A report on paper: as a PDF that the user chose the place for, or printed. */
import type { Parsed } from '../../shared/office-api/index.ts';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import { makePdf } from '../desk-tools.ts';
import { reportPaper } from '../documents/report-paper.ts';
import { writeWhole } from '../exports/write-whole.ts';
import { command, type CommandContext } from './registry.ts';

/** More would be hundreds of pages that nobody reads. */
const mostRows = 5000;

const savePdfOfReport = command('reports.pdf', async (context, { to, ...asked }) => {
  const path = context.files.path(to);
  if (path === undefined) return refuse('not-found', 'The place for the file is not known any more. Choose it again.', 'to');
  const made = await pdfOf(context, asked);
  if (!made.ok) return made;
  const { pdf, rows } = made.value;
  const written = await writeWhole(path, (file) => file.writeFile(pdf));
  return written.ok ? done({ rows }) : written;
});

const printReport = command('reports.print', async (context, asked) => {
  const made = await pdfOf(context, asked);
  if (!made.ok) return made;
  const { pdf, rows } = made.value;
  const printed = await context.tools.ask({ what: 'print', pdf, title: asked.name });
  return printed.ok ? done({ rows }) : refuse('wrong-state', printed.problem);
});

export const reportPaperHandlers = [savePdfOfReport, printReport];

async function pdfOf(context: CommandContext, asked: Parsed<'reports.print'>): Promise<Outcome<{ pdf: Uint8Array; rows: number }>> {
  const { name, report, chart } = asked;
  const today = context.clock.today();
  const answer = await context.aside.report({ report, today, page: { offset: 0, limit: mostRows } });
  if (!answer.ok) return answer;
  const { count } = answer.value;
  if (count > mostRows)
    return refuse(
      'wrong-state',
      `The report has ${count.toLocaleString('en-US')} rows, and paper holds ${mostRows.toLocaleString('en-US')}. Group or filter it, or export it for a spreadsheet.`,
    );
  const pdf = await makePdf(context.tools, reportPaper(name, report.filter, answer.value, today, context.settings(), chart));
  return pdf.ok ? done({ pdf: pdf.value, rows: count }) : pdf;
}
