/** The rows or groups of a report, of any number. */
import { type ReactNode, useMemo } from 'react';
import { Link, useLocation } from 'wouter';
import type { ReportOutput, ReportRow } from '../../../shared/office-api/reports.ts';
import { cents } from '../../../shared/money.ts';
import { datasets, type Leads } from '../../../shared/reports/catalog.ts';
import type { Definition } from '../../../shared/reports/definition.ts';
import { drill } from '../../../shared/reports/drill.ts';
import { isGrouped } from '../../../shared/reports/output.ts';
import { DataTable, EmptyState, Money, type TableColumn } from '../../components/index.ts';
import type { List } from '../../components/table/use-rows.ts';
import { paths } from '../../paths.ts';
import { cellForSpreadsheet, cellText, isNumeric, textIn } from '../../../shared/reports/cell-text.ts';
import styles from './ReportTable.module.css';

type Answer = { columns: readonly ReportOutput[]; cells: readonly (string | number | null)[]; rows: number; more: boolean };

type Props = {
  label: string;
  report: Definition;
  columns: readonly ReportOutput[];
  /** Left out: its order is not chosen. */
  onSort?: (sort: Definition['sort']) => void;
};

/** A click on a row, or Enter, opens what the row is of; on a group it shows the rows behind it. */
export function ReportTable({ label, report, columns, onSort }: Props) {
  const [, navigate] = useLocation();
  const list = useMemo(() => reportList(report), [report]);
  const isSortable = onSort !== undefined;
  const shown = useMemo(() => columns.map((column, index) => columnFor(report, column, index, isSortable)), [report, columns, isSortable]);
  const open = (row: ReportRow) => {
    if (isGrouped(report)) navigate(paths.report(drill(report, row)));
    else if (row.opens !== null) navigate(paths.page(opens[report.dataset], row.opens));
  };
  return (
    <DataTable
      key={columns.map(({ key }) => key).join()}
      label={label}
      remembersColumns={false}
      list={list}
      onSort={(sort) => onSort?.(sort ? [sort] : [])}
      columns={shown}
      onOpenPage={open}
      onOpen={open}
      footer={(totals: Answer, count) => <Totals report={report} answer={totals} count={count} />}
      empty={<EmptyState title="Nothing fits">No {datasets[report.dataset].rows[0]} passes the filters of this report.</EmptyState>}
    />
  );
}

/** A report as the list that it is. */
export function reportList(report: Definition): List<'reports.list'> {
  return { query: 'reports.list', filter: { report }, sort: report.sort[0] };
}

const opens = {
  PaymentEvents: 'dispatch',
  Transactions: 'record',
  Dispatches: 'dispatch',
  Invoices: 'invoice',
  LedgerEntries: 'customer',
  Customers: 'customer',
} as const satisfies Record<Definition['dataset'], Leads>;

function columnFor(report: Definition, column: ReportOutput, index: number, isSortable: boolean): TableColumn<ReportRow> {
  const { key, label, holds, pivoted } = column;
  const grouped = isGrouped(report);
  return {
    id: key,
    header: label,
    width: widthOf(column, label),
    grows: holds === 'text',
    sortable: isSortable && pivoted === undefined,
    ...(isNumeric(holds) && { align: 'right' as const }),
    cell: (row) => (
      <Cell report={report} row={row} column={column} index={index} isNumberOfGroup={grouped && index >= report.groups.length} />
    ),
    text: ({ cells }) => cellForSpreadsheet(cells[index] ?? null, holds),
  };
}

function widthOf({ holds }: ReportOutput, label: string): number {
  const least = {
    money: 108,
    number: 88,
    tenths: 88,
    date: 112,
    week: 160,
    month: 96,
    quarter: 96,
    year: 72,
    flag: 72,
    choice: 132,
    text: 160,
  }[holds];
  return Math.min(220, Math.max(least, label.length * 7 + 36));
}

type CellProps = { report: Definition; row: ReportRow; column: ReportOutput; index: number; isNumberOfGroup: boolean };

function Cell({ report, row, column, index, isNumberOfGroup }: CellProps) {
  const value = row.cells[index] ?? null;
  const lead = row.leads[index] ?? null;
  const text = column.holds === 'money' && value !== null ? <Money cents={cents(Number(value))} /> : textIn(column, value);
  if (isNumberOfGroup && value !== null) return <InTable href={paths.report(drill(report, row, column))}>{text}</InTable>;
  if (column.leads && lead !== null && !isGrouped(report)) return <InTable href={paths.page(column.leads, lead)}>{text}</InTable>;
  return text;
}

function InTable({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} tabIndex={-1}>
      {children}
    </Link>
  );
}

function Totals({ report, answer: { columns, cells, rows, more }, count }: { report: Definition; answer: Answer; count: number }) {
  const [one, many] = datasets[report.dataset].rows;
  const sums = columns.flatMap((column, index) => {
    const value = cells[index] ?? null;
    if (value === null || column.pivoted || column.key === 'count') return [];
    return [
      <span key={column.key} className={styles.total}>
        {column.label} <strong>{column.holds === 'money' ? <Money cents={cents(Number(value))} /> : cellText(value, column.holds)}</strong>
      </span>,
    ];
  });
  return (
    <>
      <span>
        {report.groups.length > 0 && `${count.toLocaleString('en-US')} ${count === 1 ? 'group' : 'groups'} of `}
        <strong>{rows.toLocaleString('en-US')}</strong> {rows === 1 ? one : many}
      </span>
      {more && <span>Only the first groups are shown; a file has them all.</span>}
      {sums}
    </>
  );
}
