import styles from './Views.module.css';

export type View<Filter> = { name: string; filter: Filter };

type Props<Filter> = { views: readonly View<Filter>[]; filter: Filter; onChange: (filter: Filter) => void };

/**
 * Filters that have a name, before the chips: `Waiting to be invoiced`. The one that is set is marked; a click sets it in place of another, a second
 * takes it away; the chips that no view speaks of stay as they are.
 */
export function Views<Filter extends object>({ views, filter, onChange }: Props<Filter>) {
  const current = viewOf(views, filter);
  const others = Object.fromEntries(Object.entries(filter).filter(([key]) => !views.some((view) => key in view.filter))) as Filter; // a part of it, and all of a filter may be left out
  return (
    <fieldset className={styles.views} aria-label="Views">
      {views.map((view) => (
        <button
          key={view.name}
          type="button"
          className={styles.view}
          aria-pressed={view === current}
          onClick={() => onChange(view === current ? others : { ...others, ...view.filter })}
        >
          {view.name}
        </button>
      ))}
    </fieldset>
  );
}

/** The view that a filter says: where several fit, the one that says most. */
export function viewOf<Filter extends object>(views: readonly View<Filter>[], filter: Filter): View<Filter> | undefined {
  const said = ({ filter: named }: View<Filter>) => Object.entries(named);
  return views
    .filter((view) => said(view).every(([key, value]) => JSON.stringify(filter[key as keyof Filter]) === JSON.stringify(value))) // a key of the same filter
    .toSorted((a, b) => said(b).length - said(a).length)[0];
}
