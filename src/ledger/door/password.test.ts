import { expect, it } from 'vitest';
import { seededRandom, systemRandom } from '../journal/ids.ts';
import { userFields } from '../journal/operation.ts';
import { hashPassword, matchesPassword } from './password.ts';

it('[USER-6] a password is kept as a scrypt hash that says its parameters, salted anew each time', async () => {
  const [one, other] = [await hashPassword('maple-tree-4', systemRandom), await hashPassword('maple-tree-4', systemRandom)];
  expect(one).toMatch(/^\$scrypt\$ln=15,r=8,p=1\$[\w+/=]{24}\$[\w+/=]{44}$/);
  expect(one).not.toBe(other);
  expect(userFields.shape.password.safeParse(one).success).toBe(true);
});

it.each([
  ['the password', 'maple-tree-é4', true],
  ['the same, typed with a separate accent', 'maple-tree-e\u03014', true],
  ['another one', 'maple-tree-5', false],
  ['nothing', '', false],
])('[USER-6] %s matches the hash or does not', async (_what, typed, matches) => {
  expect(await matchesPassword(typed, await hashPassword('maple-tree-é4', seededRandom(1)))).toBe(matches);
});

it('a hash of other parameters still opens, so that they can be raised', async () => {
  const weaker = '$scrypt$ln=14,r=8,p=1$AAAAAAAAAAAAAAAAAAAAAA==$' + (await keyOf('maple-tree-4', 14));
  expect(await matchesPassword('maple-tree-4', weaker)).toBe(true);
});

it.each(['', 'anything'])('where there is no password, none matches: “%s”', async (typed) => {
  expect(await matchesPassword(typed, '')).toBe(false);
});

async function keyOf(password: string, ln: number): Promise<string> {
  const { scryptSync } = await import('node:crypto');
  return scryptSync(password, Buffer.alloc(16), 32, { N: 2 ** ln, r: 8, p: 1, maxmem: 2 ** 28 }).toString('base64');
}
