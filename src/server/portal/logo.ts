/** The office's logo, read once at start. */
import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { ConfigError } from '../config.ts';

export type Logo = { content: Buffer; type: string };

const types: Readonly<Record<string, string>> = {
  '.gif': 'image/gif',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
};

/** Throws a `ConfigError` when the file is missing or no picture that browsers show. */
export function readLogo(file: string): Logo {
  const type = types[extname(file).toLowerCase()];
  if (type === undefined) throw new ConfigError(`OFFICE_LOGO: ${file} is not a .png, .svg, .jpg, .webp or .gif file`);
  try {
    return { content: readFileSync(file), type };
  } catch (error) {
    throw new ConfigError(`OFFICE_LOGO: ${file} cannot be read`, { cause: error });
  }
}
