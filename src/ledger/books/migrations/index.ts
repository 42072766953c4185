/** All migrations, oldest first: number N brings a file of version N − 1 to version N. Never edited after release. */
import { sql as books } from './001-books.sql.ts';
import { sql as mergedCustomers } from './002-merged-customers.sql.ts';
import { sql as imports } from './003-imports.sql.ts';
import { sql as schedules } from './004-schedules.sql.ts';
import { sql as reversals } from './005-reversals.sql.ts';
import { sql as views } from './006-views.sql.ts';
import { sql as bank } from './007-bank.sql.ts';
import { sql as stripeObjects } from './008-stripe-objects.sql.ts';
import { sql as search } from './009-search.sql.ts';
import { sql as papers } from './010-papers.sql.ts';
import { sql as stripeMoney } from './011-stripe-money.sql.ts';
import { sql as takings } from './012-takings.sql.ts';

export const migrations: readonly string[] = [
  books,
  mergedCustomers,
  imports,
  schedules,
  reversals,
  views,
  bank,
  stripeObjects,
  search,
  papers,
  stripeMoney,
  takings,
];
