import { paths } from '../../paths.ts';

/** A page of the guide: its text is `docs/help/<slug>.md`, whose first line is the title. */
export type Topic = {
  slug: string;
  title: string;
  group: string;
  /** The beginnings of the addresses that it explains: what F1 looks for. */
  explains: readonly string[];
};

function topic(group: string, slug: string, title: string, ...explains: string[]): Topic {
  return { slug, title, group, explains };
}

/** The guide, in its order. */
export const topics: readonly Topic[] = [
  topic('Begin here', 'first-day', 'Your first day'),
  topic('Begin here', 'finding-your-way', 'Finding your way'),
  topic('Begin here', 'going-live', 'Going live with online payments'),

  topic('Every day', 'home', 'Home', paths.home),
  topic('Every day', 'dispatches', 'Dispatches', paths.dispatches),
  topic('Every day', 'customers', 'Customers', paths.customers),
  topic('Every day', 'invoices', 'Invoices', paths.invoices),
  topic('Every day', 'reinvoicing', 'Generating and reinvoicing'),
  topic('Every day', 'documents', 'Printing, PDF and email', paths.documents),
  topic('Every day', 'notices', 'Notices'),

  topic('Money', 'recording-money', 'Recording money'),
  topic('Money', 'correcting', 'Undoing and correcting'),
  topic('Money', 'check-register', 'The check register', paths.register),
  topic('Money', 'review', 'Needs review, and money to allocate', paths.queue('review'), paths.queue('allocate')),
  topic('Money', 'bank', 'Reconciling with the bank', paths.bank),
  topic('Money', 'stripe-payouts', 'Stripe payouts', '/register/stripe'),
  topic('Money', 'payment-events', 'Payment events', paths.events),

  topic('Reports', 'dashboards', 'Dashboards', paths.reports),
  topic('Reports', 'billing-activity', 'Billing Activity', paths.activity),
  topic('Reports', 'report-builder', 'Report Builder', paths.builder),

  topic('Online payments', 'stripe', 'Stripe configuration', paths.settings),
  topic('Online payments', 'what-customers-see', 'What your customers see'),
  topic('Online payments', 'cards-over-the-phone', 'Cards over the phone'),
  topic('Online payments', 'refunds-and-disputes', 'Refunds and disputes'),

  topic('The office', 'office', 'Office settings', paths.office),
  topic('The office', 'prices', 'Price schedules', paths.prices),
  topic('The office', 'people', 'People and what they may do', paths.people),
  topic('The office', 'import', 'Bringing data in', paths.import),
  topic('The office', 'desks', 'Several computers, one office', paths.companion),
  topic('The office', 'looking-after', 'Looking after the books', paths.data),
];

/** The page that explains an address: the one that names the longest beginning of it. Null: no page does. */
export function topicFor(address: string): Topic | null {
  const fitting = topics.flatMap((topic) => topic.explains.filter((path) => isWithin(address, path)).map((path) => ({ topic, path })));
  return fitting.toSorted((a, b) => b.path.length - a.path.length)[0]?.topic ?? null;
}

function isWithin(address: string, path: string): boolean {
  return address === path || (path !== paths.home && address.startsWith(`${path}/`));
}
