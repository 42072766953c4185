import { useLocation, useSearchParams } from 'wouter';
import { datasets } from '../../../../shared/reports/catalog.ts';
import { reportSchema } from '../../../../shared/reports/check.ts';
import type { Definition } from '../../../../shared/reports/definition.ts';
import { EmptyState, ErrorState, Screen } from '../../../components/index.ts';
import { useFirstPage } from '../../../components/table/use-rows.ts';
import { paths } from '../../../paths.ts';
import { reportList, ReportTable } from '../ReportTable.tsx';

/** A report as its address says it. */
export function ReportScreen() {
  const [params] = useSearchParams();
  const [, navigate] = useLocation();
  const report = read(params.get('report'));
  if (!report)
    return (
      <Screen title="Report">
        <EmptyState title="There is no such report">Choose one under Reports.</EmptyState>
      </Screen>
    );
  return (
    <Screen title={datasets[report.dataset].label} content="table">
      <Preview report={report} onChange={(next) => navigate(paths.report(next), { replace: true })} />
    </Screen>
  );
}

function Preview({ report, onChange }: { report: Definition; onChange: (report: Definition) => void }) {
  const { data, error, refetch } = useFirstPage(reportList(report));
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  return (
    <ReportTable
      label={datasets[report.dataset].label}
      report={report}
      columns={data.totals.columns}
      onSort={(sort) => onChange({ ...report, sort })}
    />
  );
}

function read(text: string | null): Definition | null {
  try {
    return reportSchema.safeParse(JSON.parse(text ?? 'null')).data ?? null;
  } catch {
    return null; // an address that somebody typed
  }
}
