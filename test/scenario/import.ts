/** Brings a file in as the window does: opened, checked, brought in; told otherwise than expected it is a difference. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RowStatus, rowStatuses } from '../../src/shared/office-api/imports.ts';
import type { Desk } from './desk.ts';
import type { Steps } from './format.ts';

type ImportedNames = { id: string | null; customers: Record<string, string>; trips: Record<string, string>; differences: string[] };

const keys: Readonly<Record<RowStatus, keyof Steps['import']['rows']>> = {
  new: 'new',
  'here already': 'here',
  'twice in the file': 'twice',
  'nothing to add': 'nothing',
  bad: 'bad',
};

/** What the steps about files do at `desk`; what they bring in gets its names, and what differs from what was expected is noted. */
export function importPlayers(desk: Desk, ids: Map<string, string>, differences: string[]) {
  return {
    import: async (step: Steps['import'], place: string) => {
      const brought = await playImport(desk, step, place);
      if (brought.id !== null) ids.set(step.import, brought.id);
      for (const [name, made] of Object.entries({ ...brought.customers, ...brought.trips })) ids.set(name, made);
      differences.push(...brought.differences);
    },
    'undo-import': ({ import: name }: Steps['undo-import']) => desk.call('imports.undo', { id: ids.get(name) ?? '' }),
  };
}

/** The IDs of the import and of what the step names; where nothing is new, nothing is brought in. */
async function playImport(desk: Desk, step: Steps['import'], place: string): Promise<ImportedNames> {
  const folder = await mkdtemp(join(tmpdir(), 'paydesk-scenario-import-'));
  try {
    const path = join(folder, `${step.import}.csv`);
    await writeFile(path, step.lines.join('\n'));
    const file = desk.offer(path);
    const { mappings } = await desk.call('imports.open', { file });
    const plan = { file, holds: step.holds, mapping: mappings[step.holds] ?? {} };
    const checked = await desk.call('imports.check', plan);
    if (!checked) throw new Error('the check was cancelled');
    const { counts } = checked;
    const differences = rowStatuses.flatMap((status) => {
      const expected = step.rows[keys[status]];
      return expected === counts[status] ? [] : [`${place}.rows.${keys[status]}: expected ${expected}, found ${counts[status]}`];
    });
    const ran = counts.new === 0 ? null : await desk.call('imports.run', { ...plan, expected: counts });
    return { id: ran?.id ?? null, ...(await namesOf(desk, step)), differences };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Customers are named by their name, trips by the ID that they had in the former system. */
async function namesOf(desk: Desk, { customers, trips }: Steps['import']): Promise<Pick<ImportedNames, 'customers' | 'trips'>> {
  const named = async (names: Readonly<Record<string, string>>, byWord: () => Promise<Map<string, string>>) => {
    const entries = Object.entries(names);
    const ids = entries.length === 0 ? new Map<string, string>() : await byWord();
    return Object.fromEntries(
      entries.map(([name, word]) => {
        const id = ids.get(word);
        if (id === undefined) throw new Error(`“${word}” was not brought in`);
        return [name, id];
      }),
    );
  };
  return {
    customers: await named(customers, async () => {
      const { rows } = await desk.call('customers.list', { filter: { archived: false }, limit: 500 });
      return new Map(rows.map(({ name, id }) => [name, id]));
    }),
    trips: await named(trips, async () => {
      const { rows } = await desk.call('dispatches.list', { filter: {}, limit: 500 });
      const found = await Promise.all(rows.map(({ id }) => desk.call('dispatches.get', { id })));
      return new Map(found.map(({ externalId, id }) => [externalId, id]));
    }),
  };
}
