/** Every name that a scenario uses must have been given before: a misspelt one is an error, not an empty result. */
import type { Scenario, Step } from './format.ts';
import { founder } from './people.ts';
import { type Kind, type Use, usesOf } from './uses.ts';

type Problem = { path: readonly PropertyKey[]; message: string };

/** What a register record is named by. */
const records: readonly Kind[] = ['payment', 'refund', 'dispute', 'receipt'];

/** What one of several kinds may be. */
const kinds: Readonly<Record<string, readonly Kind[]>> = {
  record: records,
  'at the bank': [...records, 'deposit', 'payout'],
  'at Stripe': ['payment', 'refund', 'dispute', 'payout'],
};

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
    const fits = found !== undefined && (kinds[kind] ?? [kind]).includes(found);
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
    case 'charge-elsewhere':
      return [{ kind: 'payment', name: input.payment }];
    case 'payout':
      return [{ kind: 'payout', name: input.payout }];
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
