import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createSecrets, type Keychain } from './secrets.ts';

const keychain = (isThere: boolean): Keychain => ({
  isEncryptionAvailable: () => isThere,
  encryptString: (text) => Buffer.from(Buffer.from(text).toReversed()),
  decryptString: (bytes) => Buffer.from(bytes.toReversed()).toString(),
});

function aFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'paydesk-secrets-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'secrets.json');
}

it('[EMAIL-4] a secret is known after a restart, sealed by the keychain, until it is forgotten', () => {
  const file = aFile();
  expect(createSecrets(file, keychain(true)).keep('mail password', 'pearl')).toBe(true);
  expect(readFileSync(file, 'utf8')).not.toContain('pearl');
  const later = createSecrets(file, keychain(true));
  expect(later.tell('mail password')).toEqual({ text: 'pearl', isKept: true });
  later.keep('mail password', '');
  expect(createSecrets(file, keychain(true)).tell('mail password')).toEqual({ text: '', isKept: false });
});

it('[EMAIL-4] without a keychain it is known until the app ends, and says so', () => {
  const file = aFile();
  const secrets = createSecrets(file, keychain(false));
  expect(secrets.keep('mail password', 'pearl')).toBe(false);
  expect(secrets.tell('mail password')).toEqual({ text: 'pearl', isKept: false });
  expect(createSecrets(file, keychain(false)).tell('mail password').text).toBe('');
});
