import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { Button } from './Button.tsx';
import { Menu } from './Menu.tsx';
import { Popover } from './Popover.tsx';
import styles from './FilterBar.module.css';
import { editorOf, type FilterDefinition, valueText } from './filters.tsx';

export type FilterBarProps<Filter extends object> = {
  definitions: readonly FilterDefinition<Filter>[];
  filter: Filter;
  onChange: (filter: Filter) => void;
};

/**
 * The filters of a list as chips that say what they do: `Date Nov 1 – 30`, `Type any`. A click changes one, the cross takes it away.
 * Those marked `always` are always there; the others are added by `+ Filter`.
 */
export function FilterBar<Filter extends object>({ definitions, filter, onChange }: FilterBarProps<Filter>) {
  const [added, setAdded] = useState<string | null>(null);
  const isSet = ({ keys }: FilterDefinition<Filter>) => keys.some((key) => filter[key] !== undefined);
  const shown = definitions.filter((definition) => definition.always || isSet(definition) || definition.label === added);
  const others = definitions.filter((definition) => !shown.includes(definition) && definition.kind !== 'linked');

  const clear = ({ keys }: FilterDefinition<Filter>) => {
    const rest = { ...filter };
    for (const key of keys) delete rest[key];
    onChange(rest);
  };

  return (
    <>
      {shown.map((definition) => (
        <Chip
          key={definition.label}
          definition={definition}
          filter={filter}
          isSet={isSet(definition)}
          opensAtOnce={definition.label === added}
          onClosed={() => setAdded(null)}
          onChange={onChange}
          onClear={() => clear(definition)}
        />
      ))}
      {others.length > 0 && (
        <Menu align="start" items={others.map(({ label }) => ({ label, onSelect: () => setAdded(label) }))}>
          <button type="button" className={styles.add}>
            <Plus size={16} aria-hidden />
            Filter
          </button>
        </Menu>
      )}
    </>
  );
}

type ChipProps<Filter extends object> = {
  definition: FilterDefinition<Filter>;
  filter: Filter;
  isSet: boolean;
  opensAtOnce: boolean;
  onClosed: () => void;
  onChange: (filter: Filter) => void;
  onClear: () => void;
};

function Chip<Filter extends object>({ definition, filter, isSet, opensAtOnce, onClosed, onChange, onClear }: ChipProps<Filter>) {
  const [open, setOpen] = useState(opensAtOnce);
  const words = (
    <>
      <span className={styles.label}>{definition.label}</span>
      <span className={styles.value}>{valueText(definition, filter)}</span>
    </>
  );
  return (
    <span className={styles.chip} data-set={isSet}>
      {definition.kind === 'linked' ? (
        <span className={styles.words}>{words}</span>
      ) : (
        <Popover
          label={definition.label}
          open={open}
          onOpenChange={(next) => {
            setOpen(next);
            if (!next) onClosed();
          }}
          trigger={
            <button type="button" className={styles.words}>
              {words}
            </button>
          }
        >
          <div className={styles.editor}>
            {editorOf(definition, filter, onChange)}
            <Button variant="primary" onClick={() => setOpen(false)}>
              Done
            </Button>
          </div>
        </Popover>
      )}
      {isSet && (
        <button type="button" className={styles.clear} aria-label={`Remove the filter ${definition.label}`} onClick={onClear}>
          <X size={12} aria-hidden />
        </button>
      )}
    </span>
  );
}
