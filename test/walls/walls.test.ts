/** Each wall between the folders holds: a bad import planted behind it is found by the linter, a good one is not. */
import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';

const root = join(import.meta.dirname, '../..');

const forbidden: [file: string, code: string, rule: string][] = [
  ['src/shared/a.ts', `import '../ledger/open.ts';`, 'no-restricted-imports'],
  ['src/shared/b.ts', `import '../renderer/office.ts';`, 'no-restricted-imports'],
  ['src/shared/c.ts', `import 'node:fs';`, 'no-restricted-imports'],
  ['src/shared/d.ts', `import 'electron';`, 'no-restricted-imports'],
  ['src/shared/e.ts', `import 'react';`, 'no-restricted-imports'],
  ['src/shared/office-api/f.ts', `import '../../server/main.ts';`, 'no-restricted-imports'],
  ['src/ledger/a.ts', `import 'electron';`, 'no-restricted-imports'],
  ['src/ledger/sync/b.ts', `import '../../server/stripe/client.ts';`, 'no-restricted-imports'],
  ['src/ledger/c.ts', `import '../renderer/office.ts';`, 'no-restricted-imports'],
  ['src/ledger/d.ts', `import '../main/main.ts';`, 'no-restricted-imports'],
  ['src/ledger/billing/a.ts', `import 'better-sqlite3';`, 'no-restricted-imports'],
  ['src/ledger/billing/b.ts', `import '../books/open.ts';`, 'no-restricted-imports'],
  ['src/ledger/billing/c.ts', `import 'node:crypto';`, 'no-restricted-imports'],
  ['src/ledger/billing/d.ts', `import { append } from '../journal/append.ts'; append();`, 'no-restricted-imports'],
  ['src/ledger/billing/e.ts', `export const at = () => new Date();`, 'no-restricted-globals'],
  ['src/ledger/billing/f.ts', `export const later = (f: () => void) => setTimeout(f, 1);`, 'no-restricted-globals'],
  ['src/ledger/billing/g.ts', `export const id = () => crypto.randomUUID();`, 'no-restricted-globals'],
  ['src/ledger/billing/h.ts', `export const dice = () => Math.random();`, 'no-restricted-properties'],
  ['src/ledger/books/a.ts', `export const at = () => Date.now();`, 'no-restricted-globals'],
  ['src/ledger/books/b.ts', `export const got = () => fetch('http://127.0.0.1');`, 'no-restricted-globals'],
  ['src/ledger/queries/a.ts', `import '../commands/payments.ts';`, 'no-restricted-imports'],
  ['src/main/a.ts', `import 'better-sqlite3';`, 'no-restricted-imports'],
  ['src/main/b.ts', `import '../ledger/open.ts';`, 'no-restricted-imports'],
  ['src/main/c.ts', `import '../renderer/office.ts';`, 'no-restricted-imports'],
  ['src/renderer/a.ts', `import '../ledger/open.ts';`, 'no-restricted-imports'],
  ['src/renderer/b.ts', `import '../main/main.ts';`, 'no-restricted-imports'],
  ['src/renderer/c.ts', `import 'electron';`, 'no-restricted-imports'],
  ['src/renderer/d.ts', `import 'node:fs';`, 'no-restricted-imports'],
  ['src/renderer/screens/e.tsx', `export const got = () => fetch('/');`, 'no-restricted-globals'],
  ['src/renderer/f.ts', `export const ok = URL.canParse('x');`, 'no-restricted-properties'],
  ['src/server/a.ts', `import '../ledger/open.ts';`, 'no-restricted-imports'],
  ['src/server/b.ts', `import '../sandbox/main.ts';`, 'no-restricted-imports'],
  ['src/server/portal/c.ts', `import '../../shared/office-api/index.ts';`, 'no-restricted-imports'],
  ['src/sandbox/a.ts', `import '../server/main.ts';`, 'no-restricted-imports'],
  ['src/sandbox/b.ts', `import Stripe from 'stripe'; export const client = new Stripe('');`, 'no-restricted-imports'],
  ['src/ledger/e.ts', `export const fs: unknown = require('node:fs');`, 'no-require-imports'],
  ['src/server/d.ts', `export const express: unknown = require('express');`, 'no-require-imports'],
  ['scripts/a.ts', `import { app } from 'electron'; app.quit();`, 'no-restricted-imports'],
  ['test/e2e/a.spec.ts', `import { app } from 'electron'; app.quit();`, 'no-restricted-imports'],
  ['src/ledger/a.test.ts', `import { app } from 'electron'; app.quit();`, 'no-restricted-imports'],
];

const allowed: [file: string, code: string][] = [
  ['src/shared/good.ts', `import { z } from 'zod'; import { zero } from './money.ts'; export const both = [z, zero];`],
  [
    'src/ledger/billing/good.ts',
    `import type { Write } from '../journal/operation.ts'; import { zero } from '../../shared/money.ts'; export type W = Write; export const z = zero;`,
  ],
  ['src/ledger/queries/good.ts', `import { query } from '../commands/registry.ts'; export const all = query;`],
  [
    'src/main/good.ts',
    `import { app } from 'electron'; import { calls } from '../shared/office-api/index.ts'; export const both = [app, calls];`,
  ],
  [
    'src/renderer/good.tsx',
    `import { useState } from 'react'; import { zero } from '../shared/money.ts'; export const both = [useState, zero];`,
  ],
  [
    'src/server/good.ts',
    `import express from 'express'; import { factSchema } from '../shared/companion-api/facts.ts'; export const both = [express, factSchema];`,
  ],
  [
    'src/ledger/sync/good.ts',
    `import { factSchema } from '../../shared/companion-api/facts.ts'; export const timer = () => setTimeout(() => factSchema, 1);`,
  ],
  ['test/e2e/good.spec.ts', `import type { app } from 'electron'; export type App = typeof app;`],
];

let house: string;
let found: Map<string, string[]>;

beforeAll(async () => {
  house = await mkdtemp(join(tmpdir(), 'paydesk-walls-'));
  await copyFile(join(root, '.oxlintrc.json'), join(house, '.oxlintrc.json'));
  await symlink(join(root, 'node_modules'), join(house, 'node_modules'));
  for (const [file, code] of [...forbidden, ...allowed]) {
    await mkdir(dirname(join(house, file)), { recursive: true });
    await writeFile(join(house, file), `${code}\n`);
  }
  found = await lint(house);
});

afterAll(() => rm(house, { recursive: true, force: true }));

describe('a bad import is a lint error', () => {
  it.each(forbidden)('%s: %s', (file, _code, rule) => {
    expect(found.get(file)).toContainEqual(expect.stringContaining(`(${rule})`));
  });
});

describe('a good import is none', () => {
  it.each(allowed)('%s: %s', (file) => {
    expect(found.get(file) ?? []).toEqual([]);
  });
});

/** The rules that oxlint finds broken, by file. */
async function lint(folder: string): Promise<Map<string, string[]>> {
  const oxlint = join(root, 'node_modules/.bin/oxlint');
  // Exit code 1 is what we came for; the JSON on stdout tells the rest.
  const output = await promisify(execFile)(oxlint, ['--format', 'json', 'src', 'scripts', 'test'], { cwd: folder }).catch(
    (failed: unknown) => failed,
  );
  const { stdout } = z.object({ stdout: z.string() }).parse(output);
  const report = z.object({ diagnostics: z.array(z.object({ code: z.string(), filename: z.string() })) }).parse(JSON.parse(stdout));
  const byFile = new Map<string, string[]>();
  for (const { code, filename } of report.diagnostics) byFile.set(filename, [...(byFile.get(filename) ?? []), code]);
  return byFile;
}
