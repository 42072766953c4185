/** The queries of the screens, for `handlers.ts`. */
import type { QueryHandler } from '../commands/registry.ts';
import { getCandidates, getReconciliation } from './bank.ts';
import { getCustomer } from './customer.ts';
import { listCustomers } from './customers.ts';
import { foreseeDeposit, listDeposits, listWaiting } from './deposits.ts';
import { getDispatch } from './dispatch.ts';
import { listDispatches } from './dispatches.ts';
import { eventTotalQueries } from './event-totals.ts';
import { listEvents } from './events.ts';
import { getHistory, getSettingsHistory } from './history.ts';
import { getHome } from './home.ts';
import { listDoneImports } from './imports.ts';
import { getInvoice } from './invoice.ts';
import { getLikelyDuplicates } from './likely-duplicates.ts';
import { listInvoices } from './invoices.ts';
import { getPayout, listElsewhere, listPayouts } from './payouts.ts';
import { getPeople, getPeopleHistory, getRefused } from './people.ts';
import { getRecord } from './register-record.ts';
import { countToReview, countWaiting, listRegister } from './register.ts';
import { reportQueries } from './reports/list.ts';
import { search } from './search.ts';
import { getSession } from './session.ts';
import { getFeeCheck, getStripeReport } from './stripe-report.ts';
import { getStatement } from './statement.ts';

export const screenQueries: readonly QueryHandler[] = [
  getSession,
  getHome,
  search,
  getHistory,
  getSettingsHistory,
  listCustomers,
  getCustomer,
  getStatement,
  getLikelyDuplicates,
  listDispatches,
  getDispatch,
  listEvents,
  ...eventTotalQueries,
  ...reportQueries,
  listInvoices,
  listDoneImports,
  getInvoice,
  listRegister,
  getRecord,
  countToReview,
  getPeople,
  getPeopleHistory,
  countWaiting,
  getRefused,
  getReconciliation,
  getCandidates,
  foreseeDeposit,
  listDeposits,
  listWaiting,
  listPayouts,
  getPayout,
  listElsewhere,
  getStripeReport,
  getFeeCheck,
];
