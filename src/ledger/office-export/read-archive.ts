/** An archive that somebody gives us: read as if it meant harm. Nothing of it is ever unpacked under a name of its own, and no part of it is taken into memory whole. */
import { type Entry, openPromise, type ZipFile } from 'yauzl';

/** Ours has some thirty. */
const mostEntries = 1000;
/** No line of ours comes near. */
const longestLine = 64 * 1024 * 1024;

export type Archive = {
  /** Its size as it says; null: there is no such part. */
  sizeOf(name: string): number | null;
  /** A part of it line by line, each with its end. Throws `Unreadable`. */
  lines(name: string): AsyncGenerator<Buffer>;
  close(): void;
};

/** What the archive's own checks find: sizes, check sums and deflated bytes that are not as they should be, names that lead elsewhere. */
export class Unreadable extends Error {
  readonly part: string;

  constructor(part: string, cause?: unknown) {
    super(`${part} cannot be read`, { cause });
    this.part = part;
  }
}

/** Null: it is no archive. */
export async function openArchive(path: string): Promise<Archive | null> {
  const zip = await openPromise(path, { autoClose: false }).catch(() => null);
  if (!zip) return null;
  const entries = await entriesOf(zip).catch((error: unknown) => {
    zip.close();
    throw error;
  });
  return {
    sizeOf: (name) => entries.get(name)?.uncompressedSize ?? null,
    lines: async function* (name) {
      const entry = entries.get(name);
      if (!entry) throw new Unreadable(name);
      try {
        yield* linesOf((await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>); // a stream of bytes
      } catch (error) {
        throw error instanceof TooLong || error instanceof Error ? new Unreadable(name, error) : error;
      }
    },
    close: () => zip.close(),
  };
}

async function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > mostEntries) throw new Unreadable('its list of contents');
  const entries = new Map<string, Entry>();
  try {
    for await (const entry of zip.eachEntry()) {
      if (entries.has(entry.fileName)) throw new Unreadable(entry.fileName); // which of the two is meant, nobody can say
      entries.set(entry.fileName, entry);
    }
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable('its list of contents', error);
  }
  return entries;
}

class TooLong extends Error {}

/** Bytes as lines, each with its line feed; the last one may have none. */
export async function* linesOf(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let begun: Buffer[] = [];
  let length = 0;
  for await (const piece of pieces) {
    const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.length);
    let from = 0;
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, from)) {
      const rest = bytes.subarray(from, end + 1);
      yield begun.length === 0 ? rest : Buffer.concat([...begun, rest]);
      [begun, length, from] = [[], 0, end + 1];
    }
    if (from === bytes.length) continue;
    begun.push(Buffer.from(bytes.subarray(from))); // a copy: the piece may be filled anew
    length += bytes.length - from;
    if (length > longestLine) throw new TooLong('a line without an end');
  }
  if (length > 0) yield Buffer.concat(begun);
}
