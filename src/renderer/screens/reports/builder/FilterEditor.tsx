/** Conditions that all must hold, or any of them, or none; groups of conditions nest. */
import { X } from 'lucide-react';
import { columnOf, columnsOf, type DatasetName } from '../../../../shared/reports/catalog.ts';
import { operatorsOf } from '../../../../shared/reports/check.ts';
import { type Condition, deepestFilter, type FilterTree, isTree } from '../../../../shared/reports/definition.ts';
import { IconButton, Select } from '../../../components/index.ts';
import { AddMenu } from './AddMenu.tsx';
import styles from './builder.module.css';
import { conditionFor } from './conditions.ts';
import { ConditionEditor } from './ConditionEditor.tsx';

type Props = { dataset: DatasetName; tree: FilterTree; onChange: (tree: FilterTree) => void; depth?: number; onRemove?: () => void };

export function FilterEditor({ dataset, tree, onChange, depth = 1, onRemove }: Props) {
  const { match, of } = tree;
  const change = (index: number, node: Condition | FilterTree) => onChange({ match, of: of.with(index, node) });
  const remove = (index: number) => onChange({ match, of: of.toSpliced(index, 1) });
  const add = (node: Condition | FilterTree) => onChange({ match, of: [...of, node] });
  return (
    <div className={styles.tree} data-nested={depth > 1}>
      {(of.length > 1 || depth > 1 || match !== 'all') && (
        <div className={styles.match}>
          <Select<FilterTree['match']>
            aria-label="How many must hold"
            options={[
              { value: 'all', label: 'All of these' },
              { value: 'any', label: 'Any of these' },
              { value: 'none', label: 'None of these' },
            ]}
            value={match}
            onChange={(next) => onChange({ match: next, of })}
          />
          {onRemove && <IconButton icon={X} size="small" label="Take these conditions away" onClick={onRemove} />}
        </div>
      )}
      {of.map((node, index) =>
        isTree(node) ? (
          <FilterEditor
            key={index}
            dataset={dataset}
            tree={node}
            depth={depth + 1}
            onChange={(next) => change(index, next)}
            onRemove={() => remove(index)}
          />
        ) : (
          <ConditionEditor
            key={index}
            dataset={dataset}
            condition={node}
            onChange={(next) => change(index, next)}
            onRemove={() => remove(index)}
          />
        ),
      )}
      <div className={styles.adds}>
        <AddMenu
          label="Condition"
          items={columnsOf(dataset).map(([name, { label }]) => ({ label, onSelect: () => add(usualFor(dataset, name)) }))}
        />
        {depth < deepestFilter && (
          <AddMenu
            label="Group of conditions"
            items={[
              { label: 'Any of several', onSelect: () => add({ match: 'any', of: [] }) },
              { label: 'All of several', onSelect: () => add({ match: 'all', of: [] }) },
              { label: 'None of several', onSelect: () => add({ match: 'none', of: [] }) },
            ]}
          />
        )}
      </div>
    </div>
  );
}

function usualFor(dataset: DatasetName, name: string): Condition {
  const column = columnOf(dataset, name);
  const [op = 'is empty'] = operatorsOf[column?.holds ?? 'text'];
  return conditionFor(name, op, column?.options);
}
