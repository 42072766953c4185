/** Where everything is: the addresses of the screens. Every link in the desk is made here. */

import type { Definition } from '../shared/reports/definition.ts';

type What = 'record' | 'invoice' | 'dispatch' | 'customer';

const lists = { record: '/register', invoice: '/invoices', dispatch: '/dispatches', customer: '/customers' } satisfies Record<What, string>;

/** Records that wait for a biller, one after the other. */
export type QueueName = 'review' | 'allocate';

export const paths = {
  home: '/',
  register: '/register',
  events: '/events',
  invoices: '/invoices',
  dispatches: '/dispatches',
  customers: '/customers',
  import: '/import',
  settings: '/settings',
  reports: '/reports',
  activity: '/reports/activity',
  builder: '/reports/builder',
  office: '/settings/office',
  documents: '/settings/documents',
  companion: '/settings/companion',
  people: '/settings/people',
  prices: '/settings/prices',
  data: '/settings/data',

  bank: '/register/bank/reconcile',
  payouts: '/register/stripe/payouts',
  stripeReport: '/register/stripe/report',
  elsewhere: '/register/stripe/elsewhere',
  /** A payout beside the list of them. */
  payout: (id: string) => `/register/stripe/payouts?open=${encodeURIComponent(id)}`,

  /** A page of the guide, perhaps one of its headings. */
  help: (slug: string, at?: string) => `/help/${slug}${at ? `?at=${at}` : ''}`,

  /** A queue of the register, with one of its records open. */
  queue: (name: QueueName, id?: string) => `/register/queue/${name}${id === undefined ? '' : `/${encodeURIComponent(id)}`}`,

  /** The page of one thing: `paths.page('invoice', id)`. */
  page: (what: What, id: string) => `${lists[what]}/${encodeURIComponent(id)}`,
  /** A price schedule; `new`: one that is to be made. */
  schedule: (id: string) => `/settings/prices/${encodeURIComponent(id)}`,
  /** Its list, with the thing open beside it. */
  beside: (what: What, id: string) => `${lists[what]}?open=${encodeURIComponent(id)}`,
  /** A screen with one of its dialogs open: `paths.asking(paths.customers, 'new')`; the screen listens by `useAsked`. */
  asking: (screen: string, what: string) => `${screen}?do=${what}`,
  /** One of the tabs of a customer's page. */
  customer: (id: string, tab: 'receivables' | 'ledger' | 'statement') => `/customers/${encodeURIComponent(id)}/${tab}`,
  /** A saved report, a ready-made one (`ready-…`), or a `new` one. */
  savedReport: (id: string) => `/reports/builder/${encodeURIComponent(id)}`,
  /** A report as its definition says it, not saved. */
  report: (report: Definition) => `/reports/builder/new?report=${encodeURIComponent(JSON.stringify(report))}`,
  /** A list that opens with filters set: `paths.filtered(paths.register, { needsReview: true })`. */
  filtered: (list: string, filter: Record<string, unknown>) => `${list}?filter=${encodeURIComponent(JSON.stringify(filter))}`,
};
