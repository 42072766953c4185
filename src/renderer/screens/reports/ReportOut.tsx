/** What leaves of a report: printed, as a PDF with its chart, or as a file for a spreadsheet. */
import { useMutation } from '@tanstack/react-query';
import { Printer } from 'lucide-react';
import { toast } from 'sonner';
import type { Output } from '../../../shared/office-api/index.ts';
import type { Definition } from '../../../shared/reports/definition.ts';
import { Button, ExportButton } from '../../components/index.ts';
import { sentenceOf } from '../../office.ts';
import { useCommand } from '../../use-office.ts';
import { paperChartOf } from './paper-chart.ts';

type Props = {
  name: string;
  /** What a file is called unless the biller says otherwise. */
  fileName: string;
  report: Definition;
  /** Undefined while it is not answered, or is no report yet. */
  answer: Output<'reports.list'> | undefined;
};

export function ReportOut({ name, fileName, report, answer }: Props) {
  const exporting = useCommand('reports.export');
  const savingPdf = useCommand('reports.pdf');
  const printing = useCommand('reports.print');
  const onPaper = async () => ({ name, report, ...(await paperChartOf(name, report, answer)) });
  const print = useMutation({
    mutationFn: async () => printing.mutateAsync(await onPaper()),
    onError: (error) => void toast.error(sentenceOf(error)),
  });
  const rows = answer?.totals.rows ?? 0;
  return (
    <>
      <Button icon={Printer} busy={print.isPending} disabled={rows === 0} onClick={() => print.mutate()}>
        Print
      </Button>
      <ExportButton
        name={fileName}
        rows={rows}
        write={(file) => exporting.mutateAsync({ ...file, report })}
        writePdf={async (to) => savingPdf.mutateAsync({ to, ...(await onPaper()) })}
      />
    </>
  );
}
