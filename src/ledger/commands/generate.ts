/** The invoice generators: a draft, or an Open invoice, for each customer who has something to invoice. */
import { cents } from '../../shared/money.ts';
import type { Parsed } from '../../shared/office-api/index.ts';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import type { Gathering } from '../billing/gather.ts';
import type { Reader } from '../books/connection.ts';
import { append } from './append.ts';
import { decideNew } from './invoice-decisions.ts';
import { type DebtorName, listDebtors, loadDebtor } from './load-debtors.ts';
import { planAll, planOne } from './plan-invoices.ts';
import { command, query } from './registry.ts';

type Generation = Parsed<'invoices.plan'>;

export const generateHandlers = [
  query('invoices.plan', async ({ reader }, generation) => {
    const found = whom(reader, generation);
    if (!found.ok) return found;
    const { gathering, debtors } = found.value;
    return done(await planAll(debtors, ({ id }) => loadDebtor(reader, id, gathering), gathering, generation.atLeast));
  }),

  command('invoices.generate', async (context, { commit, ...generation }) => {
    const { reader, runs } = context;
    const found = whom(reader, generation);
    if (!found.ok) return found;
    const { gathering, debtors } = found.value;
    const made = { done: 0, trips: 0, total: 0 };
    const operations: string[] = [];
    const ended = await runs.over('Generate invoices', debtors, ({ id }) => {
      const debtor = loadDebtor(reader, id, gathering);
      const { gathered, make } = planOne(debtor, gathering, generation.atLeast);
      if (!make) return;
      const { items, total } = gathered;
      const { decision } = decideNew(context, { account: debtor.account, payor: debtor.kind, kind: gathering.kind, items, commit });
      operations.push(append(context, decision).operation);
      made.done += 1;
      made.trips += items.length;
      made.total += total;
    });
    if (!ended.ok) return ended;
    return done({ ...made, total: cents(made.total), of: debtors.length, refused: [], cancelled: ended.value.cancelled, operations });
  }),
];

/** Which customers a generator goes through, and what it gathers of each. */
function whom(
  reader: Reader,
  { gathering: asked, customers, except }: Generation,
): Outcome<{ gathering: Gathering; debtors: DebtorName[] }> {
  if (asked.kind === 'complete' && asked.from > asked.to)
    return refuse('invalid-input', 'The first date of service is after the last one.', 'gathering.to');
  if (asked.kind === 'custom') {
    const { known } = reader.one<{ known: number }>(
      'SELECT count(DISTINCT dispatches.id) AS known FROM json_each(:items) AS item JOIN dispatches ON dispatches.id = item.value',
      { items: JSON.stringify(asked.items) },
    );
    if (known < new Set(asked.items).size) return refuse('not-found', 'One of these dispatches does not exist.', 'gathering.items');
  }
  const gathering: Gathering = asked.kind === 'custom' ? { kind: 'custom', items: new Set(asked.items) } : asked;
  const only = customers && new Set(customers);
  const without = new Set(except);
  const debtors = listDebtors(reader, gathering).filter(({ id }) => (!only || only.has(id)) && !without.has(id));
  return done({ gathering, debtors });
}
