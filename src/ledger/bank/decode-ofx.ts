/** The text of an OFX file, by the encoding that its header names. */
const headLength = 2048;

/**
 * Version 1 says `ENCODING:` and `CHARSET:`, version 2 is XML, in UTF-8 unless its first line says otherwise. Where nothing is said, or what is
 * said is not true of the bytes, it is UTF-8 if all of it is, else the encoding of old Windows programs.
 */
export function decodeOfx(bytes: Uint8Array): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, headLength));
  return decoded(bytes, encodingOf(bytes, head)) ?? decoded(bytes, 'utf-8') ?? new TextDecoder('windows-1252').decode(bytes);
}

/** The encoding that is named; empty: none. */
function encodingOf([first, second]: Uint8Array, head: string): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const xml = /<\?xml[^>]*\sencoding=["']([\w-]+)["']/i.exec(head)?.[1];
  if (xml !== undefined) return xml;
  if (/<\?(xml|OFX)\b/i.test(head)) return 'utf-8';
  const charset = /^\s*CHARSET:\s*([\w-]+)/im.exec(head)?.[1] ?? '';
  if (/^\s*ENCODING:\s*(UTF-?8|UNICODE)/im.test(head)) return 'utf-8';
  if (/^\d{3,4}$/.test(charset)) return `windows-${charset}`;
  return charset.toUpperCase() === 'NONE' ? '' : charset;
}

/** Null: there is no such encoding, or these bytes are none of it. */
function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    return encoding === '' ? null : new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) return null; // what TextDecoder throws at bytes and at names
    throw error;
  }
}
