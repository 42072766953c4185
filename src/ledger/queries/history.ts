/** Who did what, and when: the history of a record, straight from the journal, and of a Stripe payment what Stripe reported in between. */
import type * as z from 'zod';
import type { Instant } from '../../shared/dates.ts';
import { billers } from '../../shared/office-api/call.ts';
import type { historyEntry } from '../../shared/office-api/office.ts';
import { done } from '../../shared/refusal.ts';
import { whyNeverUndone } from '../billing/undo-refusals.ts';
import type { Reader } from '../books/connection.ts';
import { query, type User } from '../commands/registry.ts';
import { hasOperation } from '../journal/journal.ts';
import { instantOf } from '../journal/stamp.ts';
import { turnOf } from '../journal/undo-ids.ts';

type Entry = z.infer<typeof historyEntry>;
type StoredEntry = { operation: string; stamp: string; user: string; kind: string; summary: string };

export const getHistory = query('office.history', ({ reader, user }, { entity, id }) => {
  const own = withUndo(reader, user, entriesOf(reader, entity, id));
  const entries = own.map((entry) => ({ ...entry, about: aboutOf(reader, entry.operation, { entity, id }) }));
  return done({ entries: entity === 'registerRecord' ? withStripe(reader, id, entries) : entries });
});

export const getSettingsHistory = query('settings.history', ({ reader, user }) =>
  done({ entries: withUndo(reader, user, entriesOfAll(reader, 'setting')) }),
);

/** What was done to all things of a kind. */
export function entriesOfAll(reader: Reader, entity: 'setting' | 'user'): Entry[] {
  return reader.all<StoredEntry>(kindSql, { entity }).map(toEntry);
}

function entriesOf(reader: Reader, entity: string, id: string): Entry[] {
  return reader.all<StoredEntry>(entitySql, { entity, id }).map(toEntry);
}

/** Adds what Stripe reported of the record's payment, unless the record's own history tells it already. */
function withStripe(reader: Reader, id: string, entries: Entry[]): Entry[] {
  const told = new Set(entries.map(({ operation }) => operation));
  const reported = reader.all<{ operation: string; at: Instant; user: string; kind: string; summary: string }>(stripeSql, { id });
  const more = reported.filter(({ operation }) => !told.has(operation)).map((entry) => ({ ...entry, mayUndo: false, about: [] }));
  return [...entries, ...more].toSorted((a, b) => (a.at < b.at ? 1 : -1));
}

function toEntry({ stamp, ...entry }: StoredEntry): Entry {
  return { ...entry, at: instantOf(stamp), mayUndo: false, about: [] };
}

/** Says of what the user did, and nobody has turned round yet, that it may be undone. */
function withUndo(reader: Reader, { name, roles }: User, entries: Entry[]): Entry[] {
  if (!roles.some((role) => billers.includes(role))) return entries;
  return entries.map((entry) => {
    const mayUndo = entry.user === name && whyNeverUndone(entry.kind) === null && !hasOperation(reader, turnOf(entry.operation).id);
    return { ...entry, mayUndo };
  });
}

/** The other records that an operation was about, the money first. */
function aboutOf(reader: Reader, op: string, { entity, id }: { entity: string; id: string }): Entry['about'] {
  return reader.all<Entry['about'][number]>(aboutSql, { op, entity, id });
}

const aboutSql = `
SELECT
  CASE about.entity WHEN 'registerRecord' THEN 'record' ELSE about.entity END AS what,
  about.id,
  CASE about.entity
    WHEN 'registerRecord' THEN TRIM(record.type || ' ' || record.number)
    WHEN 'invoice' THEN COALESCE('Invoice ' || invoice.number, 'Draft')
    WHEN 'customer' THEN customer.name
    ELSE 'Dispatch ' || dispatch.number
  END AS name
FROM history AS about
LEFT JOIN register_records AS record ON about.entity = 'registerRecord' AND record.id = about.id
LEFT JOIN invoices AS invoice ON about.entity = 'invoice' AND invoice.id = about.id
LEFT JOIN customers AS customer ON about.entity = 'customer' AND customer.id = about.id
LEFT JOIN dispatches AS dispatch ON about.entity = 'dispatch' AND dispatch.id = about.id
WHERE about.op = :op
  AND COALESCE(record.id, invoice.id, customer.id, dispatch.id) IS NOT NULL
  AND NOT (about.entity = :entity AND about.id = :id)
ORDER BY CASE about.entity WHEN 'registerRecord' THEN 1 WHEN 'invoice' THEN 2 WHEN 'customer' THEN 3 ELSE 4 END, about.id
LIMIT 4`;

const entitySql = `
SELECT entry.op AS operation, journal.stamp, journal.user, journal.kind, json_extract(journal.body, '$.summary') AS summary
FROM history AS entry
JOIN journal ON journal.op = entry.op AND journal.stamp = entry.stamp
WHERE entry.entity = :entity
  AND (entry.id = :id OR (:entity = 'customer' AND entry.id IN (SELECT id FROM merged_customers WHERE kept = :id)))
GROUP BY entry.op, entry.stamp
ORDER BY entry.stamp DESC`;

const kindSql = `
SELECT DISTINCT entry.op AS operation, journal.stamp, journal.user, journal.kind, json_extract(journal.body, '$.summary') AS summary
FROM history AS entry
JOIN journal ON journal.op = entry.op AND journal.stamp = entry.stamp
WHERE entry.entity = :entity
ORDER BY journal.stamp DESC`;

const stripeSql = `
SELECT activity.op AS operation, activity.at, journal.user, activity.fact AS kind, activity.text AS summary
FROM register_records AS record
JOIN stripe_activity AS activity ON activity.payment_intent = record.payment_intent
JOIN journal ON journal.op = activity.op AND journal.stamp = activity.stamp
WHERE record.id = :id`;
