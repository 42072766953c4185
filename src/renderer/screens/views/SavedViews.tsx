/** The views that billers saved for a list: a click sets filter, order and columns; the menu saves, changes and removes. */
import { Bookmark } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import type { SavedView } from '../../../shared/office-api/views.ts';
import type { ViewList } from '../../../shared/views.ts';
import { calls } from '../../../shared/office-api/index.ts';
import { applyColumns, columnsNow, IconButton, Menu, type MenuItem } from '../../components/index.ts';
import { sentenceOf } from '../../office.ts';
import type { ListName } from '../../components/table/use-rows.ts';
import { canUndo } from '../../undo.ts';
import type { ListPlace } from '../../use-list-place.ts';
import { useMayChange } from '../../use-may-change.ts';
import { useCommand, useOffice } from '../../use-office.ts';
import styles from './SavedViews.module.css';
import { SaveViewDialog } from './SaveViewDialog.tsx';

type Sort = NonNullable<SavedView['sort']>;

type Props<Name extends ListName> = {
  list: ViewList;
  /** The name under which the list remembers its columns. */
  label: string;
  place: ListPlace<Name>;
};

export function SavedViews<Name extends ListName>({ list, label, place }: Props<Name>) {
  const { filter, sort } = place.list;
  const mayChange = useMayChange();
  const { data } = useOffice('views.all', { list });
  const [saving, setSaving] = useState(false);
  const save = useCommand('views.save');
  const remove = useCommand('views.remove');
  const views = data?.views ?? [];
  const current = views.find((view) => isSet(view, filter, sort));
  const content = () => ({ filter: jsonOf(filter), sort: sort ?? null, columns: columnsNow(label) });
  const onError = (error: unknown) => void toast.error(sentenceOf(error));

  const apply = (view: SavedView) => {
    if (view.columns) applyColumns(label, view.columns);
    const read = calls[place.list.query].input.safeParse({ filter: view.filter, ...(view.sort && { sort: view.sort }) });
    // What an update has made of the list may no longer fit a view that was saved before.
    if (read.success) place.setView(read.data.filter, read.data.sort ?? null);
    else toast.error(`${view.name} does not fit this list any more. Save it anew.`);
  };
  const overwrite = ({ id, name, shared }: SavedView) =>
    save.mutate(
      { id, list, name, shared, ...content() },
      { onSuccess: (answer) => toast.success(`${name} is changed`, canUndo(answer)), onError },
    );
  const takeAway = ({ id, name }: SavedView) =>
    remove.mutate({ id }, { onSuccess: (answer) => toast.success(`${name} is removed`, canUndo(answer)), onError });

  const changeable = views.filter((view) => view.mayChange);
  const items: MenuItem[] = [
    { label: 'Save as a new view…', onSelect: () => setSaving(true) },
    ...group('Save what is shown as', changeable, (view) => ({ label: view.name, onSelect: () => overwrite(view) })),
    ...group('Remove', changeable, (view) => ({ label: `Remove ${view.name}`, danger: true, onSelect: () => takeAway(view) })),
  ];
  return (
    <>
      {views.length > 0 && (
        <fieldset className={styles.views} aria-label="Saved views">
          {views.map((view) => (
            <button key={view.id} type="button" className={styles.view} aria-pressed={view === current} onClick={() => apply(view)}>
              {view.name}
            </button>
          ))}
        </fieldset>
      )}
      {mayChange && (
        <Menu align="start" items={items}>
          <IconButton icon={Bookmark} label="Save or change a view" size="small" />
        </Menu>
      )}
      {saving && <SaveViewDialog list={list} content={content()} onClose={() => setSaving(false)} />}
    </>
  );
}

function group(heading: string, views: readonly SavedView[], itemOf: (view: SavedView) => MenuItem): MenuItem[] {
  return views.length === 0 ? [] : [{ heading }, ...views.map(itemOf)];
}

function isSet({ filter, sort }: SavedView, now: Record<string, unknown>, sortNow: Sort | undefined): boolean {
  const sorted = (of: Record<string, unknown>) => JSON.stringify(Object.entries(of).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return sorted(filter) === sorted(now) && (sort === null || (sort.by === sortNow?.by && sort.descending === sortNow.descending));
}

function jsonOf(filter: Record<string, unknown>): SavedView['filter'] {
  return JSON.parse(JSON.stringify(filter)) as SavedView['filter']; // what JSON gives back is JSON
}
