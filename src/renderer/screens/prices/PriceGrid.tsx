import type { KeyboardEvent } from 'react';
import { formatAmount, parseMoney } from '../../../shared/money.ts';
import { type ServiceLevel, serviceLevels } from '../../../shared/words.ts';
import { Input } from '../../components/index.ts';
import styles from './PriceGrid.module.css';
import { type Column, columns, isWrong, type Rows } from './rows.ts';

const names: Record<Column, string> = {
  base: 'Base',
  perMile: 'Per mile',
  includedMiles: 'Miles included',
  minimum: 'Minimum',
  weekend: 'Weekend',
};

type Props = { rows: Rows; onChange: (level: ServiceLevel, column: Column, text: string) => void };

/** The prices by service level, typed like a spreadsheet: Tab goes on, up and down arrows and Enter move within a column. */
export function PriceGrid({ rows, onChange }: Props) {
  return (
    <table className={styles.grid} aria-label="Prices">
      <thead>
        <tr>
          <th scope="col">Service level</th>
          {columns.map((column) => (
            <th key={column} scope="col" data-align="right">
              {names[column]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {serviceLevels.map((level) => (
          <tr key={level}>
            <th scope="row">{level}</th>
            {columns.map((column) => (
              <td key={column}>
                <Input
                  aria-label={`${level}, ${names[column].toLowerCase()}`}
                  aria-invalid={isWrong(column, rows[level][column]) || lacksBase(rows, level, column)}
                  inputMode="decimal"
                  placeholder={column === 'base' ? 'no prices' : '–'}
                  value={rows[level][column]}
                  data-column={column}
                  onFocus={({ target }) => target.select()}
                  onKeyDown={moveWithin}
                  onChange={({ target }) => onChange(level, column, target.value)}
                  onBlur={({ target }) => onChange(level, column, written(column, target.value))}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function lacksBase(rows: Rows, level: ServiceLevel, column: Column): boolean {
  const row = rows[level];
  return column === 'base' && row.base.trim() === '' && columns.some((other) => row[other].trim() !== '');
}

/** A price is written out in full when it is left. */
function written(column: Column, text: string): string {
  const amount = column === 'includedMiles' ? null : parseMoney(text);
  return amount === null || amount < 0 ? text : formatAmount(amount);
}

function moveWithin(event: KeyboardEvent<HTMLInputElement>): void {
  const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' || event.key === 'Enter' ? 1 : 0;
  if (step === 0) return;
  event.preventDefault();
  const { currentTarget: cell } = event;
  const column = [...(cell.closest('table')?.querySelectorAll<HTMLInputElement>(`[data-column="${cell.dataset['column']}"]`) ?? [])];
  column[column.indexOf(cell) + step]?.focus();
}
