/** Saved views of lists: a user's own, and those for everyone in the office. */
import type { SavedView } from '../../shared/office-api/views.ts';
import { reportSchema } from '../../shared/reports/check.ts';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import { type ViewList, viewColumnsSchema, viewFilterSchema, viewSortSchema } from '../../shared/views.ts';
import type { Reader } from '../books/connection.ts';
import { append } from './append.ts';
import { command, query, type User } from './registry.ts';

export const viewHandlers = [
  query('views.all', ({ reader, user }, { list }) => done({ views: seenBy(reader, user, list) })),

  command('views.save', (context, { id: given, list, ...content }) => {
    const { reader, books, user } = context;
    const old = given === undefined ? null : find(reader, user, given);
    if (old && !old.ok) return old;
    const namesake = seenBy(reader, user, list).find(({ id, name }) => id !== given && name.toLowerCase() === content.name.toLowerCase());
    if (namesake) return refuse('conflict', `There is a ${wordFor(list)} named “${namesake.name}” already. Give another name.`, 'name'); // VIEW-2
    if (list === 'reports' && !reportSchema.safeParse(content.filter['report']).success)
      return refuse('invalid-input', 'This is no report.', 'filter'); // REP-3
    const id = given ?? books.newId();
    const set = { ...content, list, ...(!old && { owner: user.id, removed: false }) };
    const summary = `${old ? 'Changed' : 'Saved'} the ${wordFor(list)} “${content.name}”`;
    return done({ id, ...append(context, { kind: 'view changed', summary, writes: [{ put: 'view', id, set }] }) });
  }),

  command('views.remove', (context, { id }) => {
    const view = find(context.reader, context.user, id);
    if (!view.ok) return view;
    const writes = [{ put: 'view' as const, id, set: { removed: true } }];
    return done(append(context, { kind: 'view changed', summary: `Removed the view “${view.value.name}”`, writes }));
  }),
];

type Row = {
  id: string;
  name: string;
  owner: string;
  shared: number;
  filter: string;
  sort: string | null;
  columns: string | null;
};

const columns = 'id, name, owner, shared, filter, sort, columns';

function seenBy(reader: Reader, user: User, list: ViewList): SavedView[] {
  return reader
    .all<Row>(
      `SELECT ${columns} FROM views
       WHERE list = :list AND removed = 0 AND (shared = 1 OR owner = :user)
       ORDER BY name COLLATE NOCASE, id`,
      { list, user: user.id },
    )
    .map((row) => ({
      id: row.id,
      name: row.name,
      shared: row.shared === 1,
      filter: viewFilterSchema.parse(JSON.parse(row.filter)),
      sort: viewSortSchema.nullable().parse(JSON.parse(row.sort ?? 'null')),
      columns: viewColumnsSchema.nullable().parse(JSON.parse(row.columns ?? 'null')),
      mayChange: mayChange(user, row),
    }));
}

/** A view that the user may change, or why not [VIEW-3]. */
function find(reader: Reader, user: User, id: string): Outcome<Row> {
  const row = reader.first<Row>(`SELECT ${columns} FROM views WHERE id = :id AND removed = 0`, { id });
  if (!row || (row.shared === 0 && row.owner !== user.id)) return refuse('not-found', 'This view does not exist.', 'id');
  if (!mayChange(user, row)) return refuse('not-allowed', 'Only who made this view, or an Administrator, changes or removes it.', 'id');
  return done(row);
}

function wordFor(list: ViewList): string {
  return list === 'reports' ? 'report' : 'view';
}

function mayChange(user: User, { owner }: Pick<Row, 'owner'>): boolean {
  return owner === user.id || user.roles.includes('Administrator');
}
