import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runScenario } from './run.ts';

const folder = join(import.meta.dirname, '../scenarios');
const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));

describe('the scenarios hold', () => {
  it.each(files)('%s', { timeout: 60_000 }, async (file) => {
    const { problems } = await runScenario(join(folder, file));
    expect(problems).toEqual([]);
  });
});
