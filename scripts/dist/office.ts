/** The edition of the desk for one office, as its YAML file describes it. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';

const officeSchema = z.strictObject({
  name: z.string().trim().min(1).max(80),
  slug: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case letters, digits and dashes'),
  logo: z.string().endsWith('.png', 'a PNG file').optional(),
  companion: z.url({ protocol: /^https$/, error: 'an address that begins with https://' }),
});
export type Office = Omit<z.infer<typeof officeSchema>, 'logo'> & { /** Path of the PNG. */ logo: string | null };

/** Reads and checks the file. Throws a sentence that names the file and the key. */
export function readOffice(file: string): Office {
  if (!existsSync(file)) throw new Error(`There is no ${file}. offices/example.yaml shows what an office's file looks like.`);
  const parsed = officeSchema.safeParse(parse(readFileSync(file, 'utf8')));
  if (!parsed.success) throw new Error(`${file}:\n${z.prettifyError(parsed.error)}`);
  const { logo, ...office } = parsed.data;
  if (logo === undefined) return { ...office, logo: null };
  const path = join(dirname(file), logo);
  if (!isLargeSquarePng(path)) throw new Error(`${file}: ${path} is not a square PNG of at least 512 × 512 pixels.`);
  return { ...office, logo: path };
}

/** A PNG begins with its signature, then the header chunk with width and height. */
function isLargeSquarePng(path: string): boolean {
  if (!existsSync(path)) return false;
  const bytes = readFileSync(path);
  if (bytes.length < 24 || bytes.toString('latin1', 1, 4) !== 'PNG') return false;
  const width = bytes.readUInt32BE(16);
  return width >= 512 && width === bytes.readUInt32BE(20);
}
