/** Every name that a scenario uses must have been given before: a misspelt one is an error, not an empty result. */
import type { Scenario, Step } from './format.ts';
import { founder } from './people.ts';

type Kind = 'customer' | 'dispatch' | 'invoice' | 'payment' | 'refund' | 'dispute' | 'receipt' | 'import' | 'person' | 'deposit';
type Use = { kind: Kind | 'record' | 'at the bank'; name: string; at: readonly PropertyKey[] };
type Problem = { path: readonly PropertyKey[]; message: string };

/** What a register record is named by. */
const records: readonly Kind[] = ['payment', 'refund', 'dispute', 'receipt'];

/** The names that are used but not known at that place, and those given twice. */
export function unknownNames(scenario: Scenario): Problem[] {
  const known = new Map<string, Kind>();
  const problems: Problem[] = [];
  const give = (kind: Kind, name: string, path: readonly PropertyKey[]) => {
    if (known.has(name)) problems.push({ path, message: `the name "${name}" is given twice` });
    known.set(name, kind);
  };
  const needs = ({ kind, name, at }: Use) => {
    const found = known.get(name);
    const among = kind === 'record' ? records : kind === 'at the bank' ? [...records, 'deposit'] : [kind];
    const fits = found !== undefined && among.includes(found);
    if (!fits) problems.push({ path: at, message: `no ${kind} "${name}" is known here` });
  };

  give('person', founder, []);
  for (const name of Object.keys(scenario.customers)) give('customer', name, ['customers', name]);
  for (const [name, { customer }] of Object.entries(scenario.dispatches)) {
    needs({ kind: 'customer', name: customer, at: ['dispatches', name, 'customer'] });
    give('dispatch', name, ['dispatches', name]);
  }
  for (const [index, step] of scenario.steps.entries()) {
    const path = (...rest: PropertyKey[]) => ['steps', index, step.step, ...rest];
    for (const { kind, name, at } of usesOf(step)) needs({ kind, name, at: path(...at) });
    for (const { kind, name } of givenBy(step)) give(kind, name, path(kind));
  }
  const { dispatches = {}, invoices = {}, ledger = {}, register = [] } = scenario.expect;
  for (const name of Object.keys(dispatches)) needs({ kind: 'dispatch', name, at: ['expect', 'dispatches', name] });
  for (const name of Object.keys(invoices)) needs({ kind: 'invoice', name, at: ['expect', 'invoices', name] });
  for (const name of Object.keys(ledger)) needs({ kind: 'customer', name, at: ['expect', 'ledger', name] });
  for (const [index, record] of register.entries()) {
    if (record.of !== undefined) needs({ kind: 'record', name: record.of, at: ['expect', 'register', index, 'of'] });
    for (const name of Object.keys(record.events)) needs({ kind: 'dispatch', name, at: ['expect', 'register', index, 'events', name] });
  }
  return problems;
}

function givenBy({ step, input }: Step): { kind: Kind; name: string }[] {
  switch (step) {
    case 'commit':
      return [{ kind: 'invoice', name: input.invoice }];
    case 'trip':
      return [{ kind: 'dispatch', name: input.dispatch }];
    case 'generate':
    case 'reinvoice':
      return Object.values(input.invoices).map((name) => ({ kind: 'invoice', name }));
    case 'checkout':
    case 'phone':
      return [{ kind: 'payment', name: input.payment }];
    case 'refund':
    case 'refund-at-desk':
      return [{ kind: 'refund', name: input.refund }];
    case 'dispute':
      return [{ kind: 'dispute', name: input.dispute }];
    case 'person':
      return [{ kind: 'person', name: input.person }];
    case 'deposit':
      return [{ kind: 'deposit', name: input.deposit }];
    case 'receive':
      return [{ kind: 'receipt', name: input.record }];
    case 'pay':
    case 'money':
    case 'insurance':
    case 'refund-check':
      return input.record === undefined ? [] : [{ kind: 'receipt', name: input.record }];
    case 'bounce':
    case 'reverse':
      return input.made === undefined ? [] : [{ kind: 'receipt', name: input.made }];
    case 'import':
      return [
        { kind: 'import', name: input.import },
        ...Object.keys(input.customers).map((name): { kind: Kind; name: string } => ({ kind: 'customer', name })),
        ...Object.keys(input.trips).map((name): { kind: Kind; name: string } => ({ kind: 'dispatch', name })),
      ];
    default:
      return [];
  }
}

function trips(names: readonly string[] | undefined, key: string): Use[] {
  return (names ?? []).map((name, index) => ({ kind: 'dispatch', name, at: [key, index] }));
}

function invoicesIn(names: readonly string[]): Use[] {
  return names.map((name) => ({ kind: 'invoice', name, at: ['invoices'] }));
}

const one = (kind: Use['kind'], name: string, key: string = kind): Use => ({ kind, name, at: [key] });

function usesOf(given: Step): Use[] {
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
    case 'undo-import':
      return [one('import', given.input.import)];
    default:
      return usesOfOthers(given);
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
