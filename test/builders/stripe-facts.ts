/** Stripe's facts as a companion tells them, and a desk that takes them over by the very code that pulls them, without a network between. */
import { pino } from 'pino';
import type { Companion } from '../../src/ledger/sync/companion.ts';
import { pull } from '../../src/ledger/sync/pull.ts';
import type { Fact, UnnumberedFact } from '../../src/shared/companion-api/facts.ts';
import { assert } from '../../src/shared/assert.ts';
import { instant } from '../../src/shared/dates.ts';
import { type Cents, cents, sum, zero } from '../../src/shared/money.ts';
import { done } from '../../src/shared/refusal.ts';
import { selfPayIdFrom } from '../../src/shared/self-pay-id.ts';
import type { Office } from './office.ts';

type Of<Kind extends UnnumberedFact['fact']> = Extract<UnnumberedFact, { fact: Kind }>;

const at = instant(1_772_000_000_000);
const head = { at, account: 'acct_1', livemode: false };
const selfPayId = selfPayIdFrom(482_193_001);

export type PaymentSpec = { id?: string; balance: number; fee?: number };

/** A payment for `invoice` of the portal, by card. */
export function paidOn(invoice: string, { id = 'pi_1', balance, fee = 0 }: PaymentSpec): Of<'payment succeeded'> {
  const portal = { invoice, selfPayId, balance: cents(balance), fee: cents(fee) };
  const amount = sum([portal.balance, portal.fee]);
  return { ...head, fact: 'payment succeeded', paymentIntent: id, portal, amount, method: 'Visa ···· 4242' };
}

export type RefundSpec = { id?: string; of?: string; amount: number; status?: Of<'refund'>['status'] };

export function aRefund({ id = 're_1', of = 'pi_1', amount, status = 'succeeded' }: RefundSpec): Of<'refund'> {
  const balanceTransaction = status === 'succeeded' ? `txn_${id}` : status === 'failed' ? `txn_${id}_failed` : null;
  return { ...head, fact: 'refund', refund: id, paymentIntent: of, amount: cents(amount), status, balanceTransaction, reason: '' };
}

export type DisputeSpec = {
  id?: string;
  of?: string;
  amount: number;
  status?: Of<'dispute'>['status'];
  /** What the balance transactions add up to; unless said: all of `amount`, and nothing when won. */
  withdrawn?: number;
  fee?: number;
  /** How many balance transactions there are: the withdrawal, then what changed it. */
  moves?: number;
};

export function aDispute({ id = 'du_1', of = 'pi_1', amount, status = 'lost', fee = 1500, ...spec }: DisputeSpec): Of<'dispute'> {
  const { withdrawn = status === 'won' ? 0 : amount, moves = status === 'won' ? 2 : 1 } = spec;
  const money: { amount: Cents; withdrawn: Cents; fee: Cents } = { amount: cents(amount), withdrawn: cents(withdrawn), fee: cents(fee) };
  const transactions = Array.from({ length: moves }, (_, index) => `txn_${id}_${index + 1}`);
  return {
    ...head,
    ...money,
    fact: 'dispute',
    dispute: id,
    paymentIntent: of,
    status,
    reason: 'fraudulent',
    answerBy: null,
    answered: false,
    balanceTransaction: transactions[0] ?? null,
    transactions,
  };
}

/** The facts, numbered as a companion does that has told all of them and nothing else. */
export function numbered(facts: readonly UnnumberedFact[]): Fact[] {
  let history = 0;
  return facts.map((fact, index) => {
    history = hashed(`${history} ${JSON.stringify(fact)}`);
    return { ...fact, number: index + 1, history: history.toString(16).padStart(32, '0') };
  });
}

/** The desk asks a companion that has told these facts; all that can be is then in the books. */
export async function tell({ books }: Pick<Office, 'books'>, facts: readonly UnnumberedFact[]): Promise<void> {
  const all = numbered(facts);
  const companion: Pick<Companion, 'facts'> = {
    facts: (after) => Promise.resolve(done({ facts: all.filter(({ number }) => number > after), latest: all.length, run: 'one' })),
  };
  const pulled = await pull(companion, {
    books,
    mode: 'sandbox',
    log: pino({ level: 'silent' }),
    signal: new AbortController().signal,
    onLatest: () => undefined,
    onRun: () => undefined,
  });
  assert(pulled.ok, 'the facts are taken over');
}

/** What Stripe's records in the check register come to. */
export function stripeTotal({ books }: Pick<Office, 'books'>): Cents {
  const { total } = books.reader.one<{ total: number | null }>("SELECT sum(amount) AS total FROM register_records WHERE type = 'Stripe'");
  return total === null ? zero : cents(total);
}

/** Tells histories apart; nobody attacks it here. */
function hashed(text: string): number {
  let hash = 7;
  for (const letter of text) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 4_294_967_291;
  return hash;
}
