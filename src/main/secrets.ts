/** Secrets of this computer: encrypted by the system's keychain in a file, or, where there is none, known until the app ends. */
import { readFileSync, writeFileSync } from 'node:fs';
import * as z from 'zod';

/** Electron's `safeStorage`, as far as it is used. */
export type Keychain = {
  isEncryptionAvailable(): boolean;
  encryptString(text: string): Buffer;
  decryptString(bytes: Buffer): string;
};

export type Secrets = {
  /** Empty: forgets it. Answers whether it will still be known after a restart. */
  keep(name: string, value: string): boolean;
  tell(name: string): { text: string; isKept: boolean };
};

const fileSchema = z.record(z.string(), z.string());

export function createSecrets(file: string, keychain: Keychain): Secrets {
  const untilClosed = new Map<string, string>();
  const kept = readKept(file);
  const save = () => writeFileSync(file, JSON.stringify(Object.fromEntries(kept)), { mode: 0o600 });
  return {
    keep: (name, value) => {
      untilClosed.delete(name);
      const wasKept = kept.delete(name);
      const isKept = value !== '' && keychain.isEncryptionAvailable();
      if (isKept) kept.set(name, keychain.encryptString(value).toString('base64'));
      else if (value !== '') untilClosed.set(name, value);
      if (wasKept || isKept) save();
      return isKept;
    },
    tell: (name) => {
      const sealed = kept.get(name);
      if (sealed === undefined || !keychain.isEncryptionAvailable()) return { text: untilClosed.get(name) ?? '', isKept: false };
      try {
        return { text: keychain.decryptString(Buffer.from(sealed, 'base64')), isKept: true };
      } catch {
        return { text: '', isKept: false }; // another keychain sealed it, as after moving to another computer: it is asked for anew
      }
    },
  };
}

function readKept(file: string): Map<string, string> {
  try {
    return new Map(Object.entries(fileSchema.parse(JSON.parse(readFileSync(file, 'utf8')))));
  } catch {
    return new Map(); // there is none yet, or it is no such file: nothing is known
  }
}
