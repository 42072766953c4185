import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readOffice } from './office.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'paydesk-office-'));
  writeFileSync(join(folder, 'small.png'), 'not a picture');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function office(yaml: string): string {
  const file = join(folder, 'office.yaml');
  writeFileSync(file, yaml);
  return file;
}

it('reads the example, with its logo', () => {
  expect(readOffice('offices/example.yaml')).toEqual({
    name: 'Lone Star Medical Transport',
    slug: 'lone-star',
    logo: 'offices/example-logo.png',
    companion: 'https://pay.lonestar.example',
  });
});

it('an office without a logo has none', () => {
  expect(readOffice(office('name: A\nslug: a\ncompanion: https://a.example\n')).logo).toBeNull();
});

it.each([
  ['a slug that is none', 'name: A\nslug: A B\ncompanion: https://a.example', /slug/],
  ['a companion without encryption', 'name: A\nslug: a\ncompanion: http://a.example', /https/],
  ['a key that is not known', 'name: A\nslug: a\ncompanion: https://a.example\ncolour: red', /colour/],
  ['no name', 'slug: a\ncompanion: https://a.example', /name/],
  ['a logo that is not a picture', 'name: A\nslug: a\ncompanion: https://a.example\nlogo: small.png', /small\.png is not a square PNG/],
  ['a logo that is not there', 'name: A\nslug: a\ncompanion: https://a.example\nlogo: none.png', /none\.png is not a square PNG/],
])('%s is told by its place', (_case, yaml, message) => {
  expect(() => readOffice(office(yaml))).toThrow(message);
});

it('a file that is not there is told', () => {
  expect(() => readOffice('offices/none.yaml')).toThrow(/There is no offices\/none\.yaml/);
});
