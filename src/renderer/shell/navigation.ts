import {
  Ambulance,
  ArrowRightLeft,
  BookOpenCheck,
  Banknote,
  Building2,
  ChartColumn,
  ChartNoAxesCombined,
  CreditCard,
  FileInput,
  FileText,
  House,
  Landmark,
  ListChecks,
  type LucideIcon,
  ReceiptText,
  Scale,
  Settings,
  Table2,
  Tags,
} from 'lucide-react';
import type { Output } from '../../shared/office-api/index.ts';
import { paths } from '../paths.ts';

type Counts = Output<'office.session'>['counts'];

export type Place = {
  name: string;
  path: string;
  icon: LucideIcon;
  /** How many wait there: `quiet` is a number, `attention` asks for something. */
  count?: { of: (counts: Counts) => number; tone: 'quiet' | 'attention'; words: string };
};

/** The screens of the sidebar, in its order. Only those that work. */
export const places: readonly Place[] = [
  { name: 'Home', path: paths.home, icon: House },
  { name: 'Dispatches', path: paths.dispatches, icon: Ambulance },
  { name: 'Customers', path: paths.customers, icon: Building2 },
  {
    name: 'Invoices',
    path: paths.invoices,
    icon: FileText,
    count: { of: ({ openInvoices }) => openInvoices, tone: 'quiet', words: 'open' },
  },
  {
    name: 'Check Register',
    path: paths.register,
    icon: BookOpenCheck,
    count: { of: ({ toReview }) => toReview, tone: 'attention', words: 'to review' },
  },
  { name: 'Payment Events', path: paths.events, icon: ReceiptText },
  { name: 'Reports', path: paths.reports, icon: ChartColumn },
  { name: 'Settings', path: paths.settings, icon: Settings },
];

/** Found by the command menu, and by their own ways from other screens. */
export const morePlaces: readonly Place[] = [
  { name: 'Price schedules', path: paths.prices, icon: Tags },
  { name: 'Import customers, trips or balances', path: paths.import, icon: FileInput },
  { name: 'Review queue', path: paths.queue('review'), icon: ListChecks },
  { name: 'Money to allocate', path: paths.queue('allocate'), icon: ArrowRightLeft },
  { name: 'Billing activity', path: paths.activity, icon: ChartNoAxesCombined },
  { name: 'Report Builder', path: paths.builder, icon: Table2 },
  { name: 'Reconcile with the bank', path: paths.bank, icon: Landmark },
  { name: 'Stripe payouts', path: paths.payouts, icon: Banknote },
  { name: 'Stripe against the books', path: paths.stripeReport, icon: Scale },
  { name: 'Stripe payments past Paydesk', path: paths.elsewhere, icon: CreditCard },
];
