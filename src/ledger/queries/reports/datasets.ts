/** The SQL of every column of the catalog. */
import { columnOf, type DatasetName, type ReportColumn } from '../../../shared/reports/catalog.ts';
import { assert } from '../../../shared/assert.ts';
import { customers, dispatches, invoices } from './billed-datasets.ts';
import type { SqlColumn, SqlDataset } from './dataset-sql.ts';
import { ledgerEntries, paymentEvents, transactions } from './money-datasets.ts';

const datasets: { readonly [Name in DatasetName]: SqlDataset<Name> } = {
  PaymentEvents: paymentEvents,
  Transactions: transactions,
  Dispatches: dispatches,
  Invoices: invoices,
  LedgerEntries: ledgerEntries,
  Customers: customers,
};

type Dataset = Omit<SqlDataset<DatasetName>, 'columns'> & { columns: Readonly<Record<string, SqlColumn>> };

/** How a dataset is read. */
export function datasetOf(name: DatasetName): Dataset {
  return datasets[name];
}

/** A column of the whitelist with its SQL. Throws for any other name: a definition is checked before it is compiled. */
export function sqlColumnOf(dataset: DatasetName, name: string): ReportColumn & SqlColumn {
  const column = columnOf(dataset, name);
  const sql = datasetOf(dataset).columns[name];
  assert(column && sql, `${dataset} has a column ${name}`);
  return { ...column, ...sql };
}

/** The ID that tells apart groups of the same name: two customers may have one. */
export function identityOf(dataset: DatasetName, name: string): string | undefined {
  const { leads, id } = sqlColumnOf(dataset, name);
  return leads === 'customer' ? id : undefined;
}
