/** The rows of the companion's tables as Kysely sees them; what each column means stands in `migrations/`. */
import type { Generated } from 'kysely';
import type { StripeState } from '../../shared/companion-api/facts.ts';
import type { PayoutStatus } from '../../shared/companion-api/money-moves.ts';
import type { Cents } from '../../shared/money.ts';

export type AccountStatus = StripeState['status'];
export type RefundStatus = 'pending' | 'requires_action' | 'succeeded' | 'failed' | 'canceled';

type OfficeRow = {
  id: Generated<number>;
  slug: string;
  name: string;
  phone: string;
  mode: 'sandbox' | 'live';
  created_at: number;
  terms: string | null;
  as_of_fact: Generated<number>;
  caught_up_to: number;
  connected: Generated<0 | 1>;
  account: Generated<string>;
  account_name: Generated<string>;
  account_status: Generated<AccountStatus>;
  account_message: Generated<string>;
  account_since: Generated<number | null>;
  account_missing: Generated<string>;
  account_missing_by: Generated<string | null>;
  key_check: Generated<string | null>;
  logo: Generated<string>;
};

type StripeAccountRow = {
  account: string;
  office: number;
  linked_at: number;
  unlinked_at: number | null;
  caught_up_to: Generated<number>;
  was_active: Generated<0 | 1>;
};

type OnboardingTripRow = { token_hash: string; office: number; account: string; expires_at: number };

type DeskRow = {
  id: Generated<number>;
  office: number;
  slot: number;
  name: string;
  token_hash: string;
  enrolled_at: number;
  seen_at: number;
  revoked_at: number | null;
};

type EnrolmentCodeRow = { code_hash: string; office: number; expires_at: number; used_at: number | null };

type PayableRow = { office: number; invoice: string; self_pay_id: string; version: number; content: string };

type CheckoutSessionRow = {
  id: Generated<number>;
  office: number;
  invoice: string;
  self_pay_id: string;
  idempotency_key: string;
  request: string;
  session: string | null;
  status: 'starting' | 'open' | 'complete' | 'expired';
  balance: Cents;
  fee: Cents;
  expires_at: number;
  payment_intent: string | null;
  account: string;
  visit: string;
  partial: 0 | 1;
};

type PaymentRow = {
  payment_intent: string;
  office: number;
  invoice: string | null;
  status: 'processing' | 'succeeded' | 'failed';
  amount: Cents;
  balance: Cents;
  fee: Cents;
  method: string;
  fact: number | null;
  at: number;
  account: string;
};

type RefundRow = { refund: string; office: number; payment_intent: string; amount: Cents; status: RefundStatus };

type DisputeRow = { dispute: string; office: number; status: 'open' | 'lost' | 'won' };

/** What was told of the balance's movements, so that each is told once, and once more with its payout. */
type MovementRow = { office: number; movement: string; payout: string | null };

/** How far the movements of an account's balance have been told. */
type MovesToldRow = { office: number; account: string; told_to: number };

type PayoutRow = { payout: string; office: number; account: string; status: PayoutStatus; contents: 'told' | 'later' | 'by hand' };

type InboxRow = {
  office: number;
  sequence: number;
  event: string;
  type: string;
  created: number;
  account: string | null;
  livemode: 0 | 1;
  api_version: string | null;
  object_type: string;
  object: string;
  received_at: number;
  status: 'waiting' | 'resolved' | 'ignored' | 'unresolvable';
  attempts: Generated<number>;
  due_at: number;
};

type JournalPageRow = { office: number; device: string; from_seq: number; to_seq: number; content: Buffer };

type PhonePageRow = {
  id: Generated<number>;
  office: number;
  key: string;
  token_hash: string;
  content: string;
  payment_intent: string | null;
  status: 'starting' | 'waiting' | 'opened' | 'ended';
  tries: number;
  expires_at: number;
};

type CardCustomerRow = { office: number; account: string; customer: string; stripe_customer: string };

type LogoRow = { office: number; hash: string; type: string; content: Buffer };

type FactRow = { office: number; number: number; key: string; content: string };

export type Schema = {
  offices: OfficeRow;
  stripe_accounts: StripeAccountRow;
  onboarding_trips: OnboardingTripRow;
  desks: DeskRow;
  enrolment_codes: EnrolmentCodeRow;
  payables: PayableRow;
  checkout_sessions: CheckoutSessionRow;
  payments: PaymentRow;
  refunds: RefundRow;
  disputes: DisputeRow;
  movements: MovementRow;
  moves_told: MovesToldRow;
  payouts: PayoutRow;
  inbox: InboxRow;
  facts: FactRow;
  journal_pages: JournalPageRow;
  phone_pages: PhonePageRow;
  card_customers: CardCustomerRow;
  logos: LogoRow;
};
