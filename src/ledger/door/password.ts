/**
 * What is kept of a password: `$scrypt$ln=15,r=8,p=1$<salt>$<key>`, with a salt of its own for each, and with its parameters, so that they
 * can be raised later while what is kept already still opens.
 */
import { scrypt, timingSafeEqual } from 'node:crypto';
import { assert } from '../../shared/assert.ts';
import type { Random } from '../journal/ids.ts';

type Parameters = { ln: number; r: number; p: number };

/** 32 MB and about a tenth of a second for each guess. */
const present: Parameters = { ln: 15, r: 8, p: 1 };
const keyLength = 32;
const memoryLimit = 256 * 1024 * 1024;
const form = /^\$scrypt\$ln=(\d+),r=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/;

/** The hash to keep for `password`. Two hashes of one password differ. */
export async function hashPassword(password: string, random: Random): Promise<string> {
  const salt = Buffer.from(random(16));
  const { ln, r, p } = present;
  const key = await deriveKey(password, salt, present);
  return `$scrypt$ln=${ln},r=${r},p=${p}$${salt.toString('base64')}$${key.toString('base64')}`;
}

/** Whether `hash` is of `password`. Where there is none, it takes as long to say no. */
export async function matchesPassword(password: string, hash: string): Promise<boolean> {
  if (hash === '') {
    await deriveKey(password, Buffer.alloc(16), present);
    return false;
  }
  const [, ln, r, p, salt, key] = form.exec(hash) ?? [];
  assert(ln && r && p && salt && key, 'the hash of a password is of the form that `hashPassword` gives');
  const found = await deriveKey(password, Buffer.from(salt, 'base64'), { ln: Number(ln), r: Number(r), p: Number(p) });
  const wanted = Buffer.from(key, 'base64');
  return found.length === wanted.length && timingSafeEqual(found, wanted);
}

/** The same characters typed on another keyboard are the same password (NFKC). */
function deriveKey(password: string, salt: Buffer, { ln, r, p }: Parameters): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, keyLength, { N: 2 ** ln, r, p, maxmem: memoryLimit }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
