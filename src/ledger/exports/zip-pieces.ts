/**
 * A ZIP archive, piece by piece, of entries that are made while they are written: of any size, in little memory, the compressing beside the making. What an entry
 * throws, also to stop, is thrown here. Check sums are Node's own: those that packages reckon in JavaScript take longer than all the rest.
 */
import { once } from 'node:events';
import { crc32, createDeflateRaw, type DeflateRaw } from 'node:zlib';
import type { Instant } from '../../shared/dates.ts';

export type ZipEntry = {
  name: string;
  /** Of compression, from 1, quick, to 9. */
  level: number;
  /** Each is good until the second one after it is asked for. */
  pieces: () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
};

export type ZipOptions = {
  /** When the entries were made. */
  at: Instant;
  /** Where an entry or the whole may pass 4 GB: in a form that old programs do not know. */
  large?: boolean;
};

type Written = { name: Buffer; crc: number; size: number; packed: number; begin: number };

/** The bytes of the archive; each entry is asked for once the one before it is written. */
export async function* zipPieces(
  entries: AsyncIterable<ZipEntry> | Iterable<ZipEntry>,
  { at, large = false }: ZipOptions,
): AsyncGenerator<Uint8Array> {
  const form = formOf(at, large);
  const all: Written[] = [];
  let place = 0;
  for await (const { name, level, pieces } of entries) {
    const entry: Written = { name: Buffer.from(name), crc: 0, size: 0, packed: 0, begin: place };
    const header = form.header(entry);
    yield header;
    for await (const piece of packed(pieces(), level, entry)) {
      entry.packed += piece.length;
      yield piece;
    }
    const after = form.after(entry);
    yield after;
    place += header.length + entry.packed + after.length;
    all.push(entry);
  }
  yield form.directory(all, place);
}

/** The pieces deflated; counts into `entry` what they were. */
async function* packed(pieces: ReturnType<ZipEntry['pieces']>, level: number, entry: Written): AsyncGenerator<Uint8Array> {
  const deflate = createDeflateRaw({ level, chunkSize: 64 * 1024 });
  const fed = feed(deflate, pieces, entry).catch((error: unknown) => {
    deflate.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  yield* deflate;
  await fed;
}

/** One piece is compressed while the next one is made. */
async function feed(deflate: DeflateRaw, pieces: ReturnType<ZipEntry['pieces']>, entry: Written): Promise<void> {
  let before = Promise.resolve();
  for await (const piece of pieces) {
    entry.crc = crc32(piece, entry.crc);
    entry.size += piece.length;
    await before;
    if (deflate.destroyed) return; // nobody reads on
    before = new Promise((resolve) => deflate.write(piece, () => resolve()));
  }
  await before;
  if (deflate.destroyed) return;
  deflate.end();
  await once(deflate, 'close');
}

/** Of the file format's own names: APPNOTE.TXT 4.3.7, 4.3.9, 4.3.12, 4.3.14 to 16. */
const most = 0xffff_ffff;
/** Sizes follow the data; names are UTF-8. */
const flags = 0x0808;
const deflated = 8;

function formOf(at: Instant, large: boolean) {
  const version = large ? 45 : 20;
  const [time, day] = [timeOf(at), dayOf(at)];
  const size32 = (size: number) => uint(4, large ? most : size);
  /** What both headers say alike. */
  const common = (entry: Pick<Written, 'name'>, crc: number, sizes: Buffer[], extra: number) =>
    Buffer.concat([
      uint(2, version),
      uint(2, flags),
      uint(2, deflated),
      uint(2, time),
      uint(2, day),
      uint(4, crc),
      ...sizes,
      uint(2, entry.name.length),
      uint(2, extra),
    ]);
  const extra64 = (...values: number[]) =>
    large ? Buffer.concat([uint(2, 1), uint(2, values.length * 8), ...values.map((value) => uint(8, value))]) : Buffer.alloc(0);
  return {
    header: (entry: Written): Buffer => {
      const extra = extra64(0, 0);
      return Buffer.concat([uint(4, 0x0403_4b50), common(entry, 0, [uint(4, 0), uint(4, 0)], extra.length), entry.name, extra]);
    },
    after: ({ crc, packed: bytes, size }: Written): Buffer => {
      const width = large ? 8 : 4;
      return Buffer.concat([uint(4, 0x0807_4b50), uint(4, crc), uint(width, bytes), uint(width, size)]);
    },
    directory: (entries: readonly Written[], begin: number): Buffer => {
      const listed = Buffer.concat(
        entries.flatMap((entry) => {
          const extra = extra64(entry.size, entry.packed, entry.begin);
          const sizes = [size32(entry.packed), size32(entry.size)];
          const [comment, disk, inner, outer] = [uint(2, 0), uint(2, 0), uint(2, 0), uint(4, 0)];
          return [
            uint(4, 0x0201_4b50),
            uint(2, version),
            common(entry, entry.crc, sizes, extra.length),
            comment,
            disk,
            inner,
            outer,
            size32(entry.begin),
            entry.name,
            extra,
          ];
        }),
      );
      const count = entries.length;
      const end64 = large
        ? Buffer.concat([
            uint(4, 0x0606_4b50),
            uint(8, 44),
            uint(2, version),
            uint(2, version),
            uint(4, 0),
            uint(4, 0),
            uint(8, count),
            uint(8, count),
            uint(8, listed.length),
            uint(8, begin),
            uint(4, 0x0706_4b50),
            uint(4, 0),
            uint(8, begin + listed.length),
            uint(4, 1),
          ])
        : Buffer.alloc(0);
      const end = [uint(4, 0x0605_4b50), uint(2, 0), uint(2, 0), uint(2, count), uint(2, count)];
      return Buffer.concat([listed, end64, ...end, size32(listed.length), size32(begin), uint(2, 0)]);
    },
  };
}

/** Throws where `value` needs more bytes: then the archive should have been a large one. */
function uint(bytes: 2 | 4 | 8, value: number): Buffer {
  const buffer = Buffer.alloc(bytes);
  if (bytes === 2) buffer.writeUInt16LE(value);
  else if (bytes === 4) buffer.writeUInt32LE(value);
  else buffer.writeBigUInt64LE(BigInt(value));
  return buffer;
}

/** As MS-DOS kept it, in UTC. */
function timeOf(at: Instant): number {
  const [hours = 0, minutes = 0, seconds = 0] = at.slice(11, 19).split(':').map(Number);
  return (hours << 11) | (minutes << 5) | (seconds >> 1);
}

function dayOf(at: Instant): number {
  const [year = 1980, month = 1, day = 1] = at.slice(0, 10).split('-').map(Number);
  return ((year - 1980) << 9) | (month << 5) | day;
}
