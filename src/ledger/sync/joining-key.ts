/**
 * The key that only the desks of an office have, made of the office's secret in the journal: it seals the journal's pages for their way through the
 * companion. A new desk, which has no journal yet, is given it as a text that a person can read, type or paste.
 */
import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';

const secretBytes = 20;
const checkedDigits = 4;
// Crockford's base 32: without I, L, O and U, which are mistaken for others.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const largestPage = 256 * 1024 * 1024;

/** What two desks of an office share; 160 bits, from the office's own key. */
export function sharedSecret(officeKey: Uint8Array): Uint8Array {
  return createHmac('sha256', officeKey).update('joining').digest().subarray(0, secretBytes);
}

/** The secret as nine groups of four, the last of them a check: `7Q2M-…`. */
export function joiningKeyOf(secret: Uint8Array): string {
  const digits = base32(secret) + checkOf(secret);
  return (digits.match(/.{4}/g) ?? []).join('-');
}

/** Reads a joining key as it was typed or pasted; case, spaces and dashes are forgiven, and letters that look like digits. Null: it is none. */
export function readJoiningKey(text: string): Uint8Array | null {
  const digits = text.toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replace(/O/g, '0');
  const length = (secretBytes * 8) / 5;
  if (digits.length !== length + checkedDigits || /[^0-9A-HJKMNP-TV-Z]/.test(digits)) return null;
  const secret = fromBase32(digits.slice(0, length));
  return checkOf(secret) === digits.slice(length) ? secret : null;
}

/** What the companion may have of the secret, to tell desks of another office: 32 hexadecimal digits that lead nowhere. */
export function keyCheckOf(secret: Uint8Array): string {
  return Buffer.from(hkdfSync('sha256', secret, '', 'paydesk key check', 16)).toString('hex');
}

/** What a page is called; it cannot be passed off as another. */
export type PageName = { device: string; from: number; to: number };

/** Seals a page: base64 of nonce, tag and the compressed content under AES-256-GCM. */
export function seal(secret: Uint8Array, name: PageName, content: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', pageKey(secret), nonce).setAAD(nameBytes(name));
  const sealed = Buffer.concat([cipher.update(gzipSync(content)), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
}

/** Opens what `seal` made; null when it was sealed with another key, under another name, or altered. */
export function unseal(secret: Uint8Array, name: PageName, sealed: string): string | null {
  const bytes = Buffer.from(sealed, 'base64');
  if (bytes.length < 28) return null;
  const decipher = createDecipheriv('aes-256-gcm', pageKey(secret), bytes.subarray(0, 12))
    .setAAD(nameBytes(name))
    .setAuthTag(bytes.subarray(12, 28));
  try {
    const compressed = Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]);
    return gunzipSync(compressed, { maxOutputLength: largestPage }).toString();
  } catch {
    return null; // the tag does not fit
  }
}

function pageKey(secret: Uint8Array): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', 'paydesk journal pages', 32));
}

function nameBytes({ device, from, to }: PageName): Buffer {
  return Buffer.from(`${device} ${from} ${to}`);
}

function checkOf(secret: Uint8Array): string {
  return base32(createHash('sha256').update(secret).digest()).slice(0, checkedDigits);
}

function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/g) ?? []).map((five) => alphabet.charAt(Number.parseInt(five, 2))).join('');
}

function fromBase32(digits: string): Uint8Array {
  const bits = digits.replace(/./g, (digit) => alphabet.indexOf(digit).toString(2).padStart(5, '0'));
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (eight) => Number.parseInt(eight, 2));
}
