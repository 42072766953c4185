/** The office's logo, read once at start. */
import { readFileSync } from 'node:fs';
import { extname } from 'node:path';

export type Logo = { content: Buffer; type: string };

const types: Readonly<Record<string, string>> = {
  '.gif': 'image/gif',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
};

/** Throws with a sentence for the administrator when the file is missing or no picture that browsers show. */
export function readLogo(file: string): Logo {
  const type = types[extname(file).toLowerCase()];
  if (type === undefined) throw new Error(`OFFICE_LOGO: ${file} is not a .png, .svg, .jpg, .webp or .gif file.`);
  return { content: readFileSync(file), type };
}
