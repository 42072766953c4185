/** The office's logo: a picture as a `data:` address, on papers and on top of the portal; '': none. */
import * as z from 'zod';

/** Bytes of a picture, at most. It is part of the settings, and customers load it on a telephone. */
export const largestLogo = 147_000;

const form = /^(?:data:(image\/(?:png|jpeg|svg\+xml));base64,([A-Za-z0-9+/]+={0,2}))?$/;

/** With what the bytes of each kind begin, in base64. */
const beginnings: Readonly<Record<string, string>> = { 'image/png': 'iVBORw0KGgo', 'image/jpeg': '/9j/' };

/** A logo as a page may show it: of the kind that it says, small enough, and, where it is a drawing, without a program in it. */
export const logoSchema = z
  .string()
  .max(200_000, 'The picture is too large: at most 140 KB.')
  .regex(form, 'The logo is a PNG, JPEG or SVG picture.')
  .refine((logo) => isOfItsKind(logo), 'This file does not hold the picture that its name says. Save it as PNG, JPEG or SVG and try again.')
  .refine((logo) => !holdsProgram(logo), 'This drawing holds a program or loads something else. Save it as a plain SVG, or as PNG.');

/** Kind and content of a logo: `readLogo('data:image/png;base64,iVBO…')` is `{ type: 'image/png', base64: 'iVBO…' }`. */
export function readLogo(logo: string): { type: string; base64: string } {
  const [, type = '', base64 = ''] = form.exec(logo) ?? [];
  return { type, base64 };
}

function isOfItsKind(logo: string): boolean {
  const { type, base64 } = readLogo(logo);
  if (type === '') return true;
  const beginning = beginnings[type];
  return beginning === undefined ? /<svg[\s>]/i.test(drawing(base64) ?? '') : base64.startsWith(beginning);
}

/** A drawing is a document: it might run scripts, or load what tells others who looks at it. */
function holdsProgram(logo: string): boolean {
  const { type, base64 } = readLogo(logo);
  if (type !== 'image/svg+xml') return false;
  const text = drawing(base64) ?? '';
  return notPlain.some((pattern) => pattern.test(text));
}

const notPlain = [
  /<\s*(script|foreignObject|iframe|handler)/i,
  /\son\w+\s*=/i,
  /javascript:|<!ENTITY/i,
  /((href|src)\s*=|url\()\s*["']?\s*(https?:|\/\/)/i,
];

/** The text of a drawing; null: it is none. */
function drawing(base64: string): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)));
  } catch {
    return null; // no base64, or no UTF-8: no drawing that browsers show alike
  }
}
