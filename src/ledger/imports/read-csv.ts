/** Comma-separated files, whatever separates them and however they are encoded; piece by piece, so that nothing waits for a long one. */
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import Papa from 'papaparse';
import { assert } from '../../shared/assert.ts';

const pieceSize = 256 * 1024;
const delimiters = [',', ';', '\t', '|'];

/** Reads a file of text. `onRows` is told of rows as they come and may throw to end it. */
export async function readCsv(path: string, onRows: (rows: string[][]) => void): Promise<{ encoding: string; delimiter: string }> {
  const encoding = await encodingOf(path);
  const delimiter = await delimiterOf(path, encoding);
  await new Promise<void>((resolve, reject) => {
    const text = Readable.from(piecesOf(path, encoding), { objectMode: false, encoding: 'utf8' });
    let failed = false;
    const fail = (error: unknown) => {
      failed = true;
      reject(error instanceof Error ? error : new Error(String(error)));
    };
    Papa.parse<string[]>(text, {
      delimiter,
      skipEmptyLines: false, // a row keeps its place in the file
      chunk: ({ data }, parser) => {
        if (failed) return;
        try {
          onRows(data);
        } catch (error) {
          fail(error);
          parser.abort();
        }
      },
      complete: () => resolve(),
      error: fail,
    });
  });
  return { encoding, delimiter };
}

/** UTF-8 when all of it is, or when its first bytes say so; UTF-16 when they say that; else the encoding of old Windows programs. */
async function encodingOf(path: string): Promise<'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const file = await open(path);
  try {
    const piece = Buffer.alloc(pieceSize);
    for (let at = 0; ;) {
      const { bytesRead } = await file.read(piece, 0, pieceSize, at);
      if (at === 0 && bytesRead >= 2) {
        if (piece[0] === 0xff && piece[1] === 0xfe) return 'utf-16le';
        if (piece[0] === 0xfe && piece[1] === 0xff) return 'utf-16be';
      }
      at += bytesRead;
      decoder.decode(piece.subarray(0, bytesRead), { stream: bytesRead > 0 });
      if (bytesRead === 0) return 'utf-8';
    }
  } catch (error) {
    if (error instanceof TypeError) return 'windows-1252'; // what `fatal` throws at bytes that are not UTF-8
    throw error;
  } finally {
    await file.close();
  }
}

/** The one that divides the first lines into the most columns, equally many in each. */
async function delimiterOf(path: string, encoding: string): Promise<string> {
  let sample = '';
  for await (const piece of piecesOf(path, encoding)) {
    sample = piece;
    break; // which also closes the file
  }
  const told = /^sep=(.)\r?\n/.exec(sample)?.[1];
  if (told !== undefined) return told;
  const found = delimiters.map((delimiter) => {
    const { data } = Papa.parse<string[]>(sample.slice(0, 64 * 1024), { delimiter, preview: 20, skipEmptyLines: true });
    const counts = data.map((row) => row.length);
    const usual = counts[0] ?? 0;
    return { delimiter, columns: usual, alike: counts.filter((count) => count === usual).length };
  });
  const [best] = found.toSorted((a, b) => Number(b.columns > 1) - Number(a.columns > 1) || b.alike - a.alike || b.columns - a.columns);
  assert(best, 'there are delimiters to choose from');
  return best.columns > 1 ? best.delimiter : ',';
}

async function* piecesOf(path: string, encoding: string): AsyncGenerator<string, void> {
  const decoder = new TextDecoder(encoding);
  const file = await open(path);
  try {
    for await (const piece of file.createReadStream({ highWaterMark: pieceSize, autoClose: false })) {
      assert(piece instanceof Uint8Array, 'a stream without an encoding reads bytes');
      const text = decoder.decode(piece, { stream: true });
      if (text !== '') yield text;
    }
    const rest = decoder.decode();
    if (rest !== '') yield rest;
  } finally {
    await file.close();
  }
}
