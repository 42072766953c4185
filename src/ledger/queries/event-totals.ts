/** What payment events come to, by kind and by type of transaction; and who may have made them. */
import { type Cents, sum } from '../../shared/money.ts';
import { type EventTotals, transactionTypes } from '../../shared/office-api/events.ts';
import { done } from '../../shared/refusal.ts';
import { type EventKind, eventKinds, paydeskUser, type RecordType } from '../../shared/words.ts';
import { query } from '../commands/registry.ts';
import { conditionsOfEvents, type EventFilter } from './event-filter.ts';
import { type Params } from './page.ts';
import { perCommit } from './per-commit.ts';
import type { Reader } from '../books/connection.ts';

type Group = { kind: EventKind; type: RecordType | 'No transaction'; count: number; amount: Cents };

export const eventTotalQueries = [
  query('events.totals', ({ reader }, { filter }) => {
    const { sql, params } = groupsOfEvents(reader, filter);
    const groups = perCommit(reader, sql + JSON.stringify(params), () => reader.all<Group>(sql, params));
    return done(totalsOf(groups));
  }),

  query('events.creators', ({ reader }) => {
    const people = perCommit(reader, creatorsSql, () => reader.all<{ name: string }>(creatorsSql));
    return done({ creators: [...people.map(({ name }) => name), paydeskUser] });
  }),
];

/** Everyone's present name, and those that they had before: an event keeps the one under which it was made. */
const creatorsSql = `
SELECT name FROM users
UNION
SELECT change.value ->> '$.set.name' AS name
FROM history AS entry
JOIN journal ON journal.op = entry.op AND journal.stamp = entry.stamp
JOIN json_each(journal.body, '$.writes') AS change
WHERE entry.entity = 'user' AND change.value ->> '$.put' = 'user' AND name IS NOT NULL
ORDER BY name COLLATE NOCASE, name`;

/** The SQL of the totals of each kind and type of transaction. */
export function groupsOfEvents(reader: Reader, filter: EventFilter): { sql: string; params: Params } {
  const { clause, params } = conditionsOfEvents(reader, filter);
  const sql = `
SELECT event.kind, ifnull(event.transaction_type, 'No transaction') AS type, count(*) AS count, sum(event.amount) AS amount
FROM payment_events AS event
${clause}
GROUP BY event.kind, event.transaction_type`;
  return { sql, params };
}

function totalsOf(groups: readonly Group[]): EventTotals {
  const total = (of: readonly Group[]) => ({
    count: of.reduce((count, group) => count + group.count, 0),
    amount: sum(of.map(({ amount }) => amount)),
  });
  return {
    kinds: eventKinds.map((kind) => ({ kind, ...total(groups.filter((group) => group.kind === kind)) })).filter(({ count }) => count > 0),
    transactionTypes: transactionTypes
      .map((type) => ({ type, ...total(groups.filter((group) => group.type === type)) }))
      .filter(({ count }) => count > 0),
  };
}
