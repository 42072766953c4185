import { useState } from 'react';
import { useLocation } from 'wouter';
import { toast } from 'sonner';
import { Copy, Ellipsis, PencilLine, Save, Trash2 } from 'lucide-react';
import { problemOf } from '../../../../shared/reports/check.ts';
import { Button, EmptyState, IconButton, Menu, type MenuItem, Screen } from '../../../components/index.ts';
import { sentenceOf } from '../../../office.ts';
import { paths } from '../../../paths.ts';
import { canUndo } from '../../../undo.ts';
import { useMayChange } from '../../../use-may-change.ts';
import { useCommand } from '../../../use-office.ts';
import { useFirstPage } from '../../../components/table/use-rows.ts';
import { useSettled } from '../../../use-settled.ts';
import { ReportOut } from '../ReportOut.tsx';
import { reportList } from '../ReportTable.tsx';
import styles from './builder.module.css';
import { contentOf, type Draft, useDraft } from './draft.ts';
import { Editor } from './Editor.tsx';
import { FilterChips } from './FilterChips.tsx';
import { Preview } from './Preview.tsx';
import { SaveReportDialog } from './SaveReportDialog.tsx';

/** A report: what it is made of at the left, what comes of it at the right. */
export function ReportScreen({ id }: { id: string }) {
  const { draft, isLoading, unreadable } = useDraft(id);
  if (draft) return <Report draft={draft} />;
  if (unreadable)
    return (
      <Screen title={unreadable.name}>
        <EmptyState title="This version of Paydesk cannot open the report">
          A later version made it, or it names a column that is no more. Update this computer, or delete the report under Reports and make
          it anew.
        </EmptyState>
      </Screen>
    );
  return (
    <Screen title="Report">
      {!isLoading && (
        <EmptyState title="There is no such report">It was deleted, or is somebody else’s. Choose one under Reports.</EmptyState>
      )}
    </Screen>
  );
}

function Report({ draft }: { draft: Draft }) {
  const { report, change } = draft;
  const settled = useSettled(report);
  const problem = problemOf(report);
  return (
    <Screen
      title={draft.name}
      content="table"
      actions={<Actions draft={draft} />}
      filters={report.filter.of.length > 0 && <FilterChips report={report} onChange={change} />}
    >
      <div className={styles.builder}>
        <Editor report={report} onChange={change} />
        <section className={styles.preview} aria-label="Preview">
          {problem === null ? (
            <Preview
              key={draft.saved?.id ?? draft.name}
              name={draft.name}
              report={problemOf(settled) === null ? settled : report}
              onChange={change}
            />
          ) : (
            <EmptyState title="Not yet a report">{problem}</EmptyState>
          )}
        </section>
      </div>
    </Screen>
  );
}

function Actions({ draft }: { draft: Draft }) {
  const { name, report, saved, isChanged } = draft;
  const mayChange = useMayChange();
  const [, navigate] = useLocation();
  const [asking, setAsking] = useState<'save' | 'rename' | null>(null);
  const save = useCommand('views.save');
  const remove = useCommand('views.remove');
  const isSound = problemOf(report) === null;
  const { data, isPlaceholderData } = useFirstPage(reportList(report), isSound);
  const onError = (error: unknown) => void toast.error(sentenceOf(error));
  const mayOverwrite = saved?.mayChange === true;

  const overwrite = () => {
    if (!saved) return;
    save.mutate(
      { id: saved.id, list: 'reports', name: saved.name, shared: saved.shared, ...contentOf(report) },
      { onSuccess: (answer) => toast.success(`${saved.name} is saved`, canUndo(answer)), onError },
    );
  };
  const takeAway = () => {
    if (!saved) return;
    remove.mutate(
      { id: saved.id },
      {
        onSuccess: (answer) => {
          navigate(paths.builder);
          toast.success(`${saved.name} is deleted`, canUndo(answer));
        },
        onError,
      },
    );
  };
  const items: MenuItem[] = [
    { label: saved ? 'Save as another…' : 'Save…', icon: Copy, onSelect: () => setAsking('save') },
    ...(mayOverwrite ? [{ label: 'Rename or share…', icon: PencilLine, onSelect: () => setAsking('rename') }] : []),
    ...(mayOverwrite ? [{ label: 'Delete', icon: Trash2, danger: true, onSelect: takeAway }] : []),
  ];
  return (
    <>
      <ReportOut name={name} fileName={fileName(name)} report={report} answer={isSound && !isPlaceholderData ? data : undefined} />
      {mayChange && (
        <Button
          variant="primary"
          icon={Save}
          busy={save.isPending}
          disabled={!isSound || (mayOverwrite && !isChanged)}
          onClick={() => (mayOverwrite ? overwrite() : setAsking('save'))}
        >
          Save
        </Button>
      )}
      {mayChange && (
        <Menu items={items}>
          <IconButton icon={Ellipsis} label="More for this report" />
        </Menu>
      )}
      {asking && (
        <SaveReportDialog
          report={report}
          renamed={asking === 'rename' ? saved : null}
          suggestion={saved ? `Copy of ${name}` : draft.isNamed ? name : ''}
          onClose={() => setAsking(null)}
          onSaved={(id) => navigate(paths.savedReport(id), { replace: true })}
        />
      )}
    </>
  );
}

function fileName(name: string): string {
  return (
    name
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '') || 'report'
  );
}
