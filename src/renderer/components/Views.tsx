import styles from './Views.module.css';

export type View<Filter> = { name: string; filter: Filter };

/** Filters that have a name, before the chips: `Waiting to be invoiced`. The one that is set is marked; a click sets it, a second takes it away. */
export function Views<Filter extends object>({
  views,
  filter,
  onChange,
}: {
  views: readonly View<Filter>[];
  filter: Filter;
  onChange: (filter: Filter) => void;
}) {
  return (
    <fieldset className={styles.views} aria-label="Views">
      {views.map((view) => {
        const isSet = JSON.stringify(view.filter) === JSON.stringify(filter);
        return (
          <button
            key={view.name}
            type="button"
            className={styles.view}
            aria-pressed={isSet}
            onClick={() => onChange(isSet ? ({} as Filter) : view.filter)} // every filter of a list may be empty
          >
            {view.name}
          </button>
        );
      })}
    </fieldset>
  );
}
