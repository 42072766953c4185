/** Which names each step of a scenario uses. */
import type { Step } from './format.ts';

export type Kind =
  | 'customer'
  | 'dispatch'
  | 'invoice'
  | 'payment'
  | 'refund'
  | 'dispute'
  | 'receipt'
  | 'import'
  | 'person'
  | 'deposit'
  | 'payout';
export type Use = { kind: Kind | 'record' | 'at the bank' | 'at Stripe'; name: string; at: readonly PropertyKey[] };

function trips(names: readonly string[] | undefined, key: string): Use[] {
  return (names ?? []).map((name, index) => ({ kind: 'dispatch', name, at: [key, index] }));
}

function invoicesIn(names: readonly string[]): Use[] {
  return names.map((name) => ({ kind: 'invoice', name, at: ['invoices'] }));
}

const one = (kind: Use['kind'], name: string, key: string = kind): Use => ({ kind, name, at: [key] });

/** The names that a step needs, each with its place in it. */
export function usesOf(given: Step): Use[] {
  const maybe = (kind: Use['kind'], name: string | undefined): Use[] => (name === undefined ? [] : [one(kind, name)]);
  switch (given.step) {
    case 'commit':
      return [one('customer', given.input.customer), ...trips(given.input.items, 'items')];
    case 'generate':
    case 'reinvoice':
      return Object.keys(given.input.invoices).map((name) => ({ kind: 'customer', name, at: ['invoices', name] }));
    case 'pay':
      return [one('invoice', given.input.invoice), ...trips(given.input.only, 'only')];
    case 'money':
      return usesOfMoney(given.input);
    case 'insurance':
      return trips(Object.keys(given.input.lines), 'lines');
    case 'refund-check':
      return [one('customer', given.input.customer), ...trips(Object.keys(given.input.dispatches), 'dispatches')];
    case 'bounce':
    case 'reverse':
      return [one('record', given.input.record)];
    case 'reverse-event':
    case 'event':
    case 'payor':
    case 'write-off':
    case 'reopen':
    case 'set-state':
      return [one('dispatch', given.input.dispatch)];
    case 'change':
      return [one('dispatch', given.input.dispatch), ...maybe('customer', given.input.customer)];
    case 'prices':
    case 'receive':
      return maybe('customer', given.input.customer);
    case 'trip':
    case 'ledger':
      return [one('customer', given.input.customer)];
    case 'move':
    case 'bill-to':
    case 'requote':
      return trips(given.input.dispatches, 'dispatches');
    case 'close':
    case 'cancel':
    case 'portal':
    case 'checkout':
      return [one('invoice', given.input.invoice)];
    case 'phone':
      return [
        ...maybe('invoice', given.input.invoice),
        ...maybe('dispatch', given.input.dispatch),
        ...maybe('customer', given.input.customer),
      ];
    case 'allocate':
      return usesOfAllocation(given.input);
    case 'review':
      return usesOfReview(given.input);
    case 'payout':
    case 'payout-status':
    case 'payout-holds':
    case 'fill-payout':
    case 'bank-payout':
    case 'take-in':
    case 'stripe-books':
      return usesOfPayouts(given);
    case 'undo-import':
      return [one('import', given.input.import)];
    default:
      return usesOfOthers(given);
  }
}

type AboutPayouts = Extract<
  Step,
  { step: 'payout' | 'payout-status' | 'bank-payout' | 'payout-holds' | 'fill-payout' | 'take-in' | 'stripe-books' }
>;

function usesOfPayouts({ step, input }: AboutPayouts): Use[] {
  const each = (kind: Use['kind'], names: readonly string[] | undefined, key: string): Use[] =>
    (names ?? []).map((name, index) => ({ kind, name, at: [key, index] }));
  switch (step) {
    case 'payout':
      return each('at Stripe', input.holds, 'holds');
    case 'payout-status':
      return [one('payout', input.payout)];
    case 'payout-holds':
    case 'fill-payout':
      return [one('payout', input.payout), ...each('record', input.records, 'records')];
    case 'bank-payout':
      return each('record', input.records, 'records');
    case 'take-in':
      return [
        one('payment', input.payment),
        one('customer', input.customer),
        ...each('invoice', input.invoices, 'invoices'),
        ...each('dispatch', input.dispatches, 'dispatches'),
      ];
    case 'stripe-books': {
      const named = (input.differences ?? []).filter(({ of }) => of !== 'Stripe').map(({ of }) => of);
      return [...each('at Stripe', named, 'differences'), ...each('payment', input.elsewhere, 'elsewhere')];
    }
  }
}

type Others = Extract<
  Step,
  {
    step:
      | 'undo'
      | 'do-again'
      | 'cannot-undo'
      | 'finish'
      | 'settle'
      | 'refund'
      | 'refund-at-desk'
      | 'dispute'
      | 'refund-status'
      | 'dispute-close'
      | 'change-person'
      | 'reset-password'
      | 'sign-in'
      | 'import'
      | 'separate'
      | 'deposit'
      | 'bank-statement'
      | 'bank-match'
      | 'bank-set-aside'
      | 'bank-reconcile'
      | 'bank'
      | 'days'
      | 'late-fees'
      | 'charge-elsewhere'
      | 'stripe-moves'
      | 'merge'
      | 'statement'
      | 'address'
      | 'billflash'
      | 'collections'
      | 'find'
      | 'settings'
      | 'person'
      | 'door'
      | 'desk'
      | 'companion'
      | 'webhooks';
  }
>;

/** Of the steps that Stripe, the parts and the people of the office do, and of those about customers as such. */
function usesOfOthers({ step, input }: Others): Use[] {
  switch (step) {
    case 'finish':
    case 'settle':
    case 'refund':
    case 'refund-at-desk':
    case 'dispute':
      return [one('payment', input.payment)];
    case 'refund-status':
      return [one('refund', input.refund)];
    case 'dispute-close':
      return [one('dispute', input.dispute)];
    case 'change-person':
    case 'reset-password':
    case 'sign-in':
      return [one('person', input.person)];
    case 'separate':
      return [one('customer', input.customer)];
    case 'merge':
      return [one('customer', input.customer), one('customer', input.into, 'into')];
    case 'statement':
      return [one('customer', input.customer), ...trips(input.trips, 'trips'), ...invoicesIn(Object.keys(input.invoices ?? {}))];
    case 'address':
      return [one('customer', input.customer)];
    case 'billflash':
      return invoicesIn([...(input.invoices ?? []), ...Object.keys(input.due), ...Object.keys(input.refused)]);
    case 'collections':
      return [...invoicesIn(input.invoices ?? []), ...trips(Object.keys(input.owed), 'owed')];
    case 'deposit':
      return input.records.map((name, index) => ({ kind: 'record', name, at: ['records', index] }));
    case 'bank':
      return (input.missing ?? []).map((name, index) => ({ kind: 'at the bank', name, at: ['missing', index] }));
    case 'bank-match':
      return input === 'suggested' ? [] : [one('at the bank', input.with, 'with')];
    case 'bank-statement':
    case 'bank-set-aside':
    case 'bank-reconcile':
    case 'days':
    case 'late-fees':
    case 'charge-elsewhere':
    case 'stripe-moves':
    case 'find':
    case 'import':
    case 'settings':
    case 'person':
    case 'door':
    case 'desk':
    case 'companion':
    case 'webhooks':
    case 'undo':
    case 'do-again':
    case 'cannot-undo':
      return [];
  }
}

function usesOfReview({ record, reopen, writeOff, move }: Extract<Step, { step: 'review' }>['input']): Use[] {
  return [
    { kind: 'record', name: record, at: ['record'] },
    ...trips(reopen, 'reopen'),
    ...trips(writeOff, 'writeOff'),
    ...trips(Object.keys(move), 'move'),
    ...Object.entries(move).map(([dispatch, customer]): Use => ({ kind: 'customer', name: customer, at: ['move', dispatch] })),
  ];
}

function usesOfMoney(input: Extract<Step, { step: 'money' }>['input']): Use[] {
  const { customer, invoices = [], dispatches = [], only = [], surplus } = input;
  const each = (kind: Use['kind'], names: readonly string[], key: string): Use[] =>
    names.map((name, index) => ({ kind, name, at: [key, index] }));
  return [
    { kind: 'customer', name: customer, at: ['customer'] },
    ...each('invoice', invoices, 'invoices'),
    ...each('dispatch', dispatches, 'dispatches'),
    ...each('dispatch', only, 'only'),
    ...each('dispatch', typeof surplus === 'string' ? [] : surplus, 'surplus'),
  ];
}

function usesOfAllocation(input: Extract<Step, { step: 'allocate' }>['input']): Use[] {
  const record: Use = { kind: 'record', name: input.record, at: ['record'] };
  switch (input.to) {
    case 'dispatches':
      return [record, ...Object.keys(input.shares).map((name): Use => ({ kind: 'dispatch', name, at: ['shares', name] }))];
    case 'invoice':
      return [record, { kind: 'invoice', name: input.invoice, at: ['invoice'] }];
    case 'ledger':
      return [record, { kind: 'customer', name: input.customer, at: ['customer'] }];
    case 'plb':
    case 'return':
      return [record];
  }
}
