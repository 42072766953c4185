import fc from 'fast-check';
import { expect, it } from 'vitest';
import { joiningKeyOf, keyCheckOf, readJoiningKey, seal, sharedSecret, unseal } from './joining-key.ts';

const secrets = fc.uint8Array({ minLength: 20, maxLength: 20 });
const page = { device: '0mvv2k5ww000', from: 1, to: 3 };
const secret = sharedSecret(new Uint8Array(32).fill(7));

it('[DESK-2] a joining key is read as it was shown, with whatever case, spaces and dashes', () => {
  fc.assert(
    fc.property(secrets, (some) => {
      const key = joiningKeyOf(some);
      expect(key).toMatch(/^([0-9A-Z]{4}-){8}[0-9A-Z]{4}$/);
      for (const typed of [key, key.toLowerCase(), ` ${key.replaceAll('-', ' ')} `, key.replaceAll('0', 'o').replaceAll('1', 'l')]) {
        expect(readJoiningKey(typed)).toEqual(some);
      }
    }),
  );
});

it.each([
  ['nothing', () => ''],
  ['a digit too few', (key: string) => key.slice(1)],
  ['a wrong digit', (key: string) => `${key.startsWith('7') ? '8' : '7'}${key.slice(1)}`],
  ['two digits swapped', (key: string) => `${key.charAt(1)}${key.charAt(0)}${key.slice(2)}`],
  ['a sign that is none of its digits', (key: string) => `U${key.slice(1)}`],
])('[DESK-2] %s is no joining key', (_what, change) => {
  expect(readJoiningKey(change(joiningKeyOf(secret)))).toBeNull();
});

it('[DESK-3] a page opens with the key of its office and under its own name only', () => {
  const sealed = seal(secret, page, 'what was done');
  expect(unseal(secret, page, sealed)).toBe('what was done');
  expect(unseal(sharedSecret(new Uint8Array(32).fill(8)), page, sealed)).toBeNull();
  expect(unseal(secret, { ...page, to: 4 }, sealed)).toBeNull();
  expect(unseal(secret, page, `${sealed.startsWith('A') ? 'B' : 'A'}${sealed.slice(1)}`)).toBeNull();
  expect(unseal(secret, page, '')).toBeNull();
});

it('[DESK-3] neither the check nor two pages with the same content tell anything of it', () => {
  expect(keyCheckOf(secret)).toMatch(/^[0-9a-f]{32}$/);
  expect(seal(secret, page, 'same')).not.toBe(seal(secret, page, 'same'));
});
