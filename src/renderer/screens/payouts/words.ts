import type { MovementRow, PayoutRow, ReportDifference, ReportKind, WhyDifferent } from '../../../shared/office-api/payouts.ts';
import type { Tone } from '../../components/index.ts';

export const statusWords: Readonly<Record<PayoutRow['status'], { words: string; tone: Tone }>> = {
  pending: { words: 'On its way', tone: 'accent' },
  in_transit: { words: 'On its way', tone: 'accent' },
  paid: { words: 'Sent', tone: 'fine' },
  failed: { words: 'Failed', tone: 'wrong' },
  canceled: { words: 'Canceled', tone: 'neutral' },
};

export const bankWords: Readonly<Record<PayoutRow['bank']['state'], { words: string; tone: Tone }>> = {
  reconciled: { words: 'Reconciled', tone: 'fine' },
  matched: { words: 'On the statement', tone: 'fine' },
  differs: { words: 'Differs', tone: 'wrong' },
  'not yet': { words: 'Not on a statement yet', tone: 'neutral' },
  missing: { words: 'Missing at the bank', tone: 'attention' },
  none: { words: '', tone: 'neutral' },
};

export const kindWords: Readonly<Record<MovementRow['kind'], string>> = {
  payment: 'Payment',
  refund: 'Refund',
  dispute: 'Dispute',
  fee: 'Stripe’s charge',
  payout: 'A payout that came back',
  other: 'Stripe’s adjustment',
  foreign: 'Not in US dollars',
};

export const differenceKindWords: Readonly<Record<ReportDifference['kind'], string>> = {
  payment: 'Payment',
  refund: 'Refund',
  dispute: 'Dispute',
  other: 'Stripe’s own',
};

export const lineWords: Readonly<Record<ReportKind, { name: string; about: string }>> = {
  payments: { name: 'Payments', about: 'what customers were charged' },
  refunds: { name: 'Refunds', about: 'less those that failed and came back' },
  disputes: { name: 'Disputes', about: 'what Stripe took for disputes, less what it gave back' },
  'dispute fees': { name: 'Dispute fees', about: 'in the books as PLB 01 of lost disputes' },
  fees: { name: 'Processing fees', about: 'kept by Stripe of payments; in the books with their records' },
  other: { name: 'Stripe’s own charges', about: 'in no register record' },
};

/** Why Stripe and the books differ, and what to do about it. */
export const whyWords: Readonly<Record<WhyDifferent, { words: string; todo: string; tone: Tone }>> = {
  elsewhere: {
    words: 'Came past Paydesk',
    todo: 'Take the payment into the books; what was refunded of it follows by itself.',
    tone: 'attention',
  },
  earlier: { words: 'From before Paydesk', todo: 'Nothing: it was booked elsewhere.', tone: 'neutral' },
  'not yet booked': {
    words: 'Not booked yet',
    todo: 'It is booked by itself once its invoice or payment is in these books. Is another desk offline?',
    tone: 'accent',
  },
  undecided: {
    words: 'Dispute not decided',
    todo: 'Stripe holds the money until the bank decides; the books follow if it is lost.',
    tone: 'accent',
  },
  won: {
    words: 'Dispute won',
    todo: 'The money comes back to you, or Stripe keeps its fee; the books show no cost of it.',
    tone: 'neutral',
  },
  'another day': { words: 'Booked on another day', todo: 'The amounts agree. Choose a period that holds both days.', tone: 'neutral' },
  amount: { words: 'Another amount', todo: 'Compare the record with the payment at Stripe.', tone: 'wrong' },
  'not told': {
    words: 'Not told by Stripe yet',
    todo: 'Stripe tells of its balance every few minutes. Look again later.',
    tone: 'accent',
  },
  foreign: {
    words: 'Not in US dollars',
    todo: 'The books are in US dollars and do not have it. Let Stripe convert this currency: add no bank account for it in the dashboard.',
    tone: 'attention',
  },
  stripe: { words: 'Charged by Stripe itself', todo: 'Stripe’s invoice tells what for. It is an expense of the office.', tone: 'neutral' },
};
