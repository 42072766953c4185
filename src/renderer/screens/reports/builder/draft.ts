/** The report that is being looked at or made: it is part of the address, so that Back from its rows leads to it again. */
import { useLocation, useSearchParams } from 'wouter';
import type { SavedView } from '../../../../shared/office-api/views.ts';
import { reportSchema } from '../../../../shared/reports/check.ts';
import { type Definition, definitionSchema } from '../../../../shared/reports/definition.ts';
import { datasets } from '../../../../shared/reports/catalog.ts';
import { isGrouped } from '../../../../shared/reports/output.ts';
import { newReport, readyMade } from '../../../../shared/reports/ready-made.ts';
import { useOffice } from '../../../use-office.ts';

export const readyPrefix = 'ready-';

export type Draft = {
  name: string;
  /** Somebody gave it its name. */
  isNamed: boolean;
  says: string;
  report: Definition;
  /** It differs from what is saved. */
  isChanged: boolean;
  /** Where it is saved; null: nowhere yet. */
  saved: SavedView | null;
  change: (report: Definition) => void;
};

/** The report at an address: a saved one, a ready-made one or a new one, with what was changed on it since. Null: there is none. */
export function useDraft(id: string): { draft: Draft | null; isLoading: boolean; unreadable?: SavedView } {
  const [params] = useSearchParams();
  const [path, navigate] = useLocation();
  const { data } = useOffice('views.all', { list: 'reports' });
  const saved = data?.views.find((view) => view.id === id) ?? null;
  const ready = readyMade.find((one) => `${readyPrefix}${one.id}` === id);
  const base = saved ? definitionOf(saved) : (ready?.report ?? (id === 'new' ? newReport('PaymentEvents') : null));
  const report = read(params.get('report')) ?? base;
  if (!report) return { draft: null, isLoading: data === undefined, ...(saved && { unreadable: saved }) };
  const change = (next: Definition) => navigate(`${path}?report=${encodeURIComponent(JSON.stringify(next))}`, { replace: true });
  const draft = {
    name: saved?.name ?? ready?.name ?? (isRowsOf(report) ? datasets[report.dataset].label : 'New report'),
    isNamed: saved !== null || ready !== undefined,
    says: ready?.says ?? '',
    report,
    isChanged: JSON.stringify(report) !== JSON.stringify(base),
    saved,
    change,
  };
  return { draft, isLoading: false };
}

/** The rows behind a number: no report that somebody is making, but a list of what its filter says. */
function isRowsOf(report: Definition): boolean {
  return !isGrouped(report) && report.filter.of.length > 0;
}

/** The definition that is saved; null where a later version of Paydesk made it and this one does not know what is in it. */
export function definitionOf({ filter }: SavedView): Definition | null {
  return reportSchema.safeParse(filter['report']).data ?? null;
}

/** What is saved of a report. */
export function contentOf(report: Definition): Pick<SavedView, 'filter' | 'sort' | 'columns'> {
  const filter = JSON.parse(JSON.stringify({ report })) as SavedView['filter']; // what JSON gives back is JSON
  return { filter, sort: null, columns: null };
}

/** A report that is only half made stays in the address as well: the screen says what it lacks. */
function read(text: string | null): Definition | null {
  try {
    return definitionSchema.safeParse(JSON.parse(text ?? 'null')).data ?? null;
  } catch {
    return null; // an address that somebody typed
  }
}
