/** The prices of a schedule as they are typed: a row for each service level; one without a base has no prices. */
import { type Cents, parseMoney, zero } from '../../../shared/money.ts';
import type { ScheduleLine } from '../../../shared/office-api/schedules.ts';
import { type ServiceLevel, serviceLevels } from '../../../shared/words.ts';
import { milesText, parseMiles } from '../dispatches/miles.ts';

export const columns = ['base', 'perMile', 'includedMiles', 'minimum', 'weekend'] as const;
export type Column = (typeof columns)[number];

/** What stands in the cells. */
export type Row = Readonly<Record<Column, string>>;
export type Rows = Readonly<Record<ServiceLevel, Row>>;

const empty: Row = { base: '', perMile: '', includedMiles: '', minimum: '', weekend: '' };

/** The rows of a schedule's lines; a price of nothing stays empty, but the base. */
export function rowsOf(lines: readonly ScheduleLine[], format: (amount: Cents) => string): Rows {
  const entries = serviceLevels.map((level) => {
    const line = lines.find((each) => each.level === level);
    return [level, line ? rowOf(line, format) : empty] as const;
  });
  return Object.fromEntries(entries) as Rows; // one for each level
}

function rowOf({ base, perMile, includedMiles, minimum, weekend }: ScheduleLine, format: (amount: Cents) => string): Row {
  const unless0 = (amount: Cents) => (amount === 0 ? '' : format(amount));
  return {
    base: format(base),
    perMile: unless0(perMile),
    includedMiles: includedMiles === 0 ? '' : milesText(includedMiles),
    minimum: unless0(minimum),
    weekend: unless0(weekend),
  };
}

/** Whether a cell can be read as what its column holds. */
export function isWrong(column: Column, text: string): boolean {
  return (column === 'includedMiles' ? parseMiles(text) : priceIn(text)) === null;
}

/** The lines that are typed; null while a cell cannot be read, or a row has prices but no base. */
export function linesOf(rows: Rows): ScheduleLine[] | null {
  const lines: ScheduleLine[] = [];
  for (const level of serviceLevels) {
    const row = rows[level];
    if (columns.some((column) => isWrong(column, row[column]))) return null;
    if (columns.every((column) => row[column].trim() === '')) continue;
    if (row.base.trim() === '') return null;
    const price = (column: Column) => priceIn(row[column]) ?? zero;
    lines.push({
      level,
      base: price('base'),
      perMile: price('perMile'),
      includedMiles: parseMiles(row.includedMiles) ?? 0,
      minimum: price('minimum'),
      weekend: price('weekend'),
    });
  }
  return lines;
}

/** Empty is nothing; null when it is no price. */
function priceIn(text: string): Cents | null {
  if (text.trim() === '') return zero;
  const amount = parseMoney(text);
  return amount !== null && amount >= 0 ? amount : null;
}
