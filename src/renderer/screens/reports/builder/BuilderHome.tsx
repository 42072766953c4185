import { Copy, Ellipsis, Plus, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { toast } from 'sonner';
import { Link, useLocation } from 'wouter';
import type { SavedView } from '../../../../shared/office-api/views.ts';
import { datasets } from '../../../../shared/reports/catalog.ts';
import type { Definition } from '../../../../shared/reports/definition.ts';
import { readyMade } from '../../../../shared/reports/ready-made.ts';
import { Badge, Button, ErrorState, IconButton, Menu, Screen } from '../../../components/index.ts';
import { sentenceOf } from '../../../office.ts';
import { paths } from '../../../paths.ts';
import { canUndo } from '../../../undo.ts';
import { useMayChange } from '../../../use-may-change.ts';
import { useCommand, useOffice } from '../../../use-office.ts';
import { ReportsTabs } from '../ReportsTabs.tsx';
import styles from './BuilderHome.module.css';
import { definitionOf, readyPrefix } from './draft.ts';

/** The reports that there are: the user's own, those of the office, and those that Paydesk brings. */
export function BuilderHome() {
  const [, navigate] = useLocation();
  const { data, error, refetch } = useOffice('views.all', { list: 'reports' });
  const views = data?.views ?? [];
  const shared = views.filter((view) => view.shared);
  return (
    <Screen
      title="Reports"
      filters={<ReportsTabs />}
      actions={
        <Button variant="primary" icon={Plus} onClick={() => navigate(paths.savedReport('new'))}>
          New report
        </Button>
      }
    >
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      <div className={styles.home}>
        <Group title="Your reports" none="Open a ready-made report or make a new one, then save it under a name.">
          {views
            .filter((view) => !view.shared)
            .map((view) => (
              <Saved key={view.id} view={view} />
            ))}
        </Group>
        <Group title="Shared in the office" none="">
          {shared.map((view) => (
            <Saved key={view.id} view={view} />
          ))}
        </Group>
        <Group title="Ready-made" none="">
          {readyMade.map(({ id, name, says, report }) => (
            <Line key={id} href={paths.savedReport(`${readyPrefix}${id}`)} name={name} says={says} report={report} />
          ))}
        </Group>
      </div>
    </Screen>
  );
}

function Group({ title, none, children }: { title: string; none: string; children: ReactNode[] }) {
  if (children.length === 0 && none === '') return null;
  return (
    <section className={styles.group} aria-label={title}>
      <h2 className={styles.title}>{title}</h2>
      {children.length === 0 ? <p className={styles.none}>{none}</p> : <ul>{children}</ul>}
    </section>
  );
}

function Saved({ view }: { view: SavedView }) {
  const mayChange = useMayChange();
  const save = useCommand('views.save');
  const remove = useCommand('views.remove');
  const report = definitionOf(view);
  const onError = (error: unknown) => void toast.error(sentenceOf(error));
  const duplicate = () =>
    save.mutate(
      { list: 'reports', name: `Copy of ${view.name}`.slice(0, 60), shared: false, filter: view.filter, sort: null, columns: null },
      { onSuccess: (answer) => toast.success(`${view.name} is duplicated`, canUndo(answer)), onError },
    );
  const takeAway = () =>
    remove.mutate({ id: view.id }, { onSuccess: (answer) => toast.success(`${view.name} is deleted`, canUndo(answer)), onError });
  return (
    <Line
      href={paths.savedReport(view.id)}
      name={view.name}
      says={report ? '' : 'A later version of Paydesk made it, or it names a column that is no more.'}
      report={report}
      badge={view.shared && <Badge>Shared</Badge>}
      menu={
        mayChange && (
          <Menu
            items={[
              { label: 'Duplicate', icon: Copy, onSelect: duplicate },
              ...(view.mayChange ? [{ label: 'Delete', icon: Trash2, danger: true, onSelect: takeAway }] : []),
            ]}
          >
            <IconButton icon={Ellipsis} label={`More for ${view.name}`} />
          </Menu>
        )
      }
    />
  );
}

type LineProps = { href: string; name: string; says: string; report: Definition | null; badge?: ReactNode; menu?: ReactNode };

function Line({ href, name, says, report, badge, menu }: LineProps) {
  return (
    <li className={styles.line}>
      <Link href={href} className={styles.open}>
        <span className={styles.name}>
          {name} {badge}
        </span>
        {says !== '' && <span className={styles.says}>{says}</span>}
      </Link>
      {report && <span className={styles.dataset}>{datasets[report.dataset].label}</span>}
      {menu}
    </li>
  );
}
