/** `expand[]`: puts the object in the place of its ID, also within lists (`data.payment_intent`) and further down. */
import type { Account } from '../state/account.ts';
import { asOfNow } from '../money/balance.ts';
import { type List, page } from './lists.ts';
import { invalidRequest } from './problem.ts';

type Json = Record<string, unknown>;

/** What an ID names, by its field. */
const kindOfField = {
  balance_transaction: 'balance_transaction',
  charge: 'charge',
  customer: 'customer',
  failure_balance_transaction: 'balance_transaction',
  latest_charge: 'charge',
  payment_intent: 'payment_intent',
  payment_method: 'payment_method',
  product: 'product',
  shipping_rate: 'shipping_rate',
} as const;

export function expand(account: Account, answer: object, paths: readonly string[]): object {
  return paths.reduce((expanded, path) => expandPath(account, expanded, path, path.split('.')), answer);
}

function expandPath(account: Account, target: object, path: string, steps: readonly string[]): object {
  const [field, ...rest] = steps;
  if (field === undefined) return target;
  if (field === 'data' && isList(target)) {
    return { ...target, data: target.data.map((item) => expandPath(account, item, path, rest)) };
  }
  const here: Json = { ...target };
  const value = included(account, here, field) ?? here[field];
  if (value === undefined && here.object === 'refund' && field === 'failure_balance_transaction') return here; // there only once it failed
  if (value === undefined) throw cannot(path);
  const whole = typeof value === 'string' ? lookUp(account, here, field, value, path) : value;
  if (whole === null) return here;
  if (Array.isArray(whole))
    return { ...here, [field]: whole.map((item) => (isObject(item) ? expandPath(account, item, path, rest) : item)) };
  if (!isObject(whole)) throw cannot(path);
  return { ...here, [field]: expandPath(account, whole, path, rest) };
}

/** What Stripe leaves out until it is asked for. */
function included(account: Account, target: Json, field: string): object | undefined {
  if (typeof target.id !== 'string') return undefined;
  const { id } = target;
  if (target.object === 'checkout.session' && field === 'line_items') {
    return page(
      account.find('checkout_details', id)?.lineItems.toReversed() ?? [],
      { limit: 100 },
      `/v1/checkout/sessions/${id}/line_items`,
    );
  }
  if (target.object === 'charge' && field === 'refunds') {
    const refunds = account.all('refund').filter((refund) => refund.charge === id);
    return page(refunds, {}, `/v1/charges/${id}/refunds`);
  }
  return undefined;
}

function lookUp(account: Account, target: Json, field: string, id: string, path: string): object {
  if (field === 'source' && target.object === 'balance_transaction') return source(account, id, path);
  if (!isExpandable(field)) throw cannot(path);
  const found = account.get(kindOfField[field], id);
  return found.object === 'balance_transaction' ? asOfNow(account, found) : found;
}

/** What moved the balance. */
function source(account: Account, id: string, path: string): object {
  for (const kind of ['charge', 'refund', 'dispute', 'payout'] as const) {
    const found = account.find(kind, id);
    if (found) return found;
  }
  throw cannot(path);
}

function isExpandable(field: string): field is keyof typeof kindOfField {
  return field in kindOfField;
}

function isList(target: object): target is List<object & { id: string }> {
  return 'object' in target && target.object === 'list';
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function cannot(path: string) {
  return invalidRequest(`This property cannot be expanded (${path}).`, { param: 'expand' });
}
