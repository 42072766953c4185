import { X } from 'lucide-react';
import { type IsoDate, isoDateSchema } from '../../../../shared/dates.ts';
import { cents } from '../../../../shared/money.ts';
import { columnOf, type DatasetName, type Holds, type ReportColumn } from '../../../../shared/reports/catalog.ts';
import { operatorsOf } from '../../../../shared/reports/check.ts';
import { type Condition, type Operator, type Period, periods } from '../../../../shared/reports/definition.ts';
import { IconButton, Input, Menu, MoneyInput, Select } from '../../../components/index.ts';
import styles from './builder.module.css';
import { conditionFor } from './conditions.ts';

type Props = { dataset: DatasetName; condition: Condition; onChange: (condition: Condition) => void; onRemove: () => void };

/** One condition: the column, how it is compared, and with what. */
export function ConditionEditor({ dataset, condition, onChange, onRemove }: Props) {
  const column = columnOf(dataset, condition.column);
  if (!column) return null;
  const { label } = column;
  return (
    <div className={styles.condition}>
      <div className={styles.conditionHead}>
        <span className={styles.itemName}>{label}</span>
        {condition.op === 'is this one' ? (
          <span className={styles.fixed}>is {condition.name}</span>
        ) : (
          <span className={styles.operator}>
            <Select<Operator>
              aria-label={`${label}: how it is compared`}
              options={operatorsOf[column.holds].map((op) => ({ value: op, label: operatorNames[op] ?? op }))}
              value={condition.op}
              onChange={(op) => onChange(withOperator(condition, op, column))}
            />
          </span>
        )}
        <IconButton icon={X} size="small" label={`${label}: take the condition away`} onClick={onRemove} />
      </div>
      <Value column={column} condition={condition} onChange={onChange} />
    </div>
  );
}

const operatorNames: Partial<Record<Operator, string>> = { dated: 'from – to', in: 'in the period' };

/** What was typed stays when only the comparison changes. */
function withOperator(condition: Condition, op: Operator, { options }: ReportColumn): Condition {
  const next = conditionFor(condition.column, op, options);
  if ('value' in condition && 'value' in next && typeof condition.value === typeof next.value)
    return { ...next, value: condition.value } as Condition; // the same operators take a value of the same type
  if ('values' in condition && 'values' in next) return { ...next, values: condition.values };
  return next;
}

type ValueProps = { column: ReportColumn; condition: Condition; onChange: (condition: Condition) => void };

function Value({ column, condition, onChange }: ValueProps) {
  const { label, holds } = column;
  switch (condition.op) {
    case 'is':
    case 'is not':
    case 'contains':
    case 'does not contain':
    case 'begins with':
      return (
        <Input
          aria-label={label}
          maxLength={200}
          value={condition.value}
          onChange={({ target }) => onChange({ ...condition, value: target.value })}
        />
      );
    case 'is any of':
    case 'is none of':
      return <Values column={column} chosen={condition.values} onChange={(values) => onChange({ ...condition, values })} />;
    case '=':
    case '≠':
    case '<':
    case '≤':
    case '>':
    case '≥':
      return <NumberInput label={label} holds={holds} value={condition.value} onChange={(value) => onChange({ ...condition, value })} />;
    case 'between':
      return (
        <div className={styles.two}>
          <NumberInput
            label={`${label}, from`}
            holds={holds}
            value={condition.from}
            onChange={(from) => onChange({ ...condition, from })}
          />
          <NumberInput label={`${label}, to`} holds={holds} value={condition.to} onChange={(to) => onChange({ ...condition, to })} />
        </div>
      );
    case 'dated':
      return (
        <div className={styles.two}>
          <DateInput label={`${label}, from`} value={condition.from} onChange={(from) => onChange({ ...condition, from })} />
          <DateInput label={`${label}, to`} value={condition.to} onChange={(to) => onChange({ ...condition, to })} />
        </div>
      );
    case 'in':
      return (
        <Select<Period>
          aria-label={`${label}: period`}
          options={periods}
          value={condition.period}
          onChange={(period) => onChange({ ...condition, period })}
        />
      );
    case 'yes':
    case 'no':
    case 'is empty':
    case 'is not empty':
    case 'is this one':
      return null;
  }
}

type ValuesProps = { column: ReportColumn; chosen: readonly string[]; onChange: (values: string[]) => void };

function Values({ column: { label, options }, chosen, onChange }: ValuesProps) {
  if (options) return <Choices label={label} options={options} chosen={chosen} onChange={onChange} />;
  return (
    <Input
      aria-label={`${label}, separated by commas`}
      placeholder="Separated by commas"
      value={chosen.join(',')}
      onChange={({ target }) => onChange(target.value.split(',').slice(0, 200))}
    />
  );
}

type ChoicesProps = { label: string; options: readonly string[]; chosen: readonly string[]; onChange: (values: string[]) => void };

/** At least one stays chosen. */
function Choices({ label, options, chosen, onChange }: ChoicesProps) {
  const items = options.map((option) => ({
    label: option,
    checked: chosen.includes(option),
    onCheck: (checked: boolean) => {
      const next = options.filter((other) => (other === option ? checked : chosen.includes(other)));
      if (next.length > 0) onChange(next);
    },
  }));
  return (
    <Menu align="start" items={items}>
      <button type="button" className={styles.choices} aria-label={`${label}: ${chosen.join(', ')}`}>
        {chosen.join(', ')}
      </button>
    </Menu>
  );
}

type NumberProps = { label: string; holds: Holds; value: number; onChange: (value: number) => void };

function NumberInput({ label, holds, value, onChange }: NumberProps) {
  if (holds === 'money') {
    return (
      <MoneyInput
        aria-label={label}
        value={cents(value)}
        onChange={(amount) => {
          if (amount !== null) onChange(amount);
        }}
      />
    );
  }
  const unit = holds === 'tenths' ? 10 : 1;
  return (
    <Input
      aria-label={label}
      type="number"
      step={1 / unit}
      defaultValue={value / unit}
      onChange={({ target }) => {
        const typed = Math.round(target.valueAsNumber * unit);
        if (Number.isSafeInteger(typed)) onChange(typed);
      }}
    />
  );
}

function DateInput({
  label,
  value,
  onChange,
}: {
  label: string;
  value: IsoDate | undefined;
  onChange: (date: IsoDate | undefined) => void;
}) {
  return (
    <Input
      aria-label={label}
      type="date"
      value={value ?? ''}
      onChange={({ target }) => onChange(isoDateSchema.safeParse(target.value).data)}
    />
  );
}
