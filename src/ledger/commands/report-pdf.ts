/** A report as a PDF that the user chose the place for. */
import { done, refuse } from '../../shared/refusal.ts';
import { makePdf } from '../desk-tools.ts';
import { reportPaper } from '../documents/report-paper.ts';
import { writeWhole } from '../exports/write-whole.ts';
import { answerReport } from '../queries/reports/run.ts';
import { command } from './registry.ts';

/** More would be hundreds of pages that nobody reads. */
const mostRows = 5000;

export const savePdfOfReport = command('reports.pdf', async (context, { to, name, report }) => {
  const path = context.files.path(to);
  if (path === undefined) return refuse('not-found', 'The place for the file is not known any more. Choose it again.', 'to');
  const today = context.clock.today();
  const answer = answerReport(context.reader, report, today, { offset: 0, limit: mostRows });
  if (!answer.ok) return answer;
  const { count } = answer.value;
  if (count > mostRows)
    return refuse(
      'wrong-state',
      `The report has ${count.toLocaleString('en-US')} rows, and a PDF holds ${mostRows.toLocaleString('en-US')}. Group or filter it, or export it for a spreadsheet.`,
    );
  const pdf = await makePdf(context.tools, reportPaper(name, answer.value, today, context.settings()));
  if (!pdf.ok) return pdf;
  const written = await writeWhole(path, (file) => file.writeFile(pdf.value));
  return written.ok ? done({ rows: count }) : written;
});
