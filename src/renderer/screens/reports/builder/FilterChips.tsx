import { type Definition, isTree } from '../../../../shared/reports/definition.ts';
import { sayCondition, sayFilter } from '../../../../shared/reports/say-filter.ts';
import { FilterChip } from '../../../components/index.ts';

type Props = { report: Definition; onChange: (report: Definition) => void };

/** What a report is filtered by, in words: also of one that a click on a number of another has led to. Where not all conditions must hold, they are one chip. */
export function FilterChips({ report, onChange }: Props) {
  const { dataset, filter } = report;
  const without = (of: Definition['filter']['of']) => onChange({ ...report, filter: { match: filter.match, of } });
  if (filter.match !== 'all') {
    const said = sayFilter(dataset, filter);
    return said === '' ? null : (
      <FilterChip label="Filter" value={said} onClear={() => onChange({ ...report, filter: { match: 'all', of: [] } })} />
    );
  }
  return filter.of.map((node, index) => {
    const said = isTree(node) ? { label: 'Filter', value: sayFilter(dataset, node) } : sayCondition(dataset, node);
    return said.value === '' ? null : (
      <FilterChip key={`${index} ${said.label}`} {...said} onClear={() => without(filter.of.toSpliced(index, 1))} />
    );
  });
}
