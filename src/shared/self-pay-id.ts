/**
 * The self-pay ID of an invoice: ten digits, the first 1–9, the last a Damm check digit over the nine before it.
 * Which nine digits an invoice gets is the ledger's business (`ledger/journal/self-pay-ids.ts`).
 */
import * as z from 'zod';

export const selfPayIdSchema = z
  .string()
  .regex(/^[1-9]\d{9}$/)
  .refine((id) => hasValidCheckDigit(id))
  .brand<'SelfPayId'>();
export type SelfPayId = z.infer<typeof selfPayIdSchema>;

// The totally anti-symmetric quasigroup of order 10 from H. M. Damm's thesis (2004): finds every single wrong digit and every swap of neighbours.
const damm = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
];

/** The check digit for a string of digits: `checkDigit('572')` is `'4'`. */
export function checkDigit(digits: string): string {
  let interim = 0;
  for (const digit of digits) interim = Number(damm[interim]?.[Number(digit)]);
  return String(interim);
}

/** Whether the last digit fits the others. */
export function hasValidCheckDigit(id: string): boolean {
  return /^\d{2,}$/.test(id) && checkDigit(id) === '0';
}

/** The self-pay ID made of nine digits (100000000–999999999) and their check digit. */
export function selfPayIdFrom(nineDigits: number): SelfPayId {
  const digits = String(nineDigits);
  return selfPayIdSchema.parse(digits + checkDigit(digits));
}

export type ReadSelfPayId = { ok: true; id: SelfPayId } | { ok: false; why: 'empty' | 'not ten digits' | 'check digit' };

/**
 * Reads what a customer typed, pasted or scanned: `482 193-0571`, full-width digits, an O for a zero, the address behind the QR code, or the
 * whole line of the invoice.
 */
export function readSelfPayId(text: string): ReadSelfPayId {
  const digits = digitsOf(text.normalize('NFKC').replace(/\p{Cf}/gu, ''));
  if (digits === '') return { ok: false, why: 'empty' };
  if (!/^\d{10}$/.test(digits)) return { ok: false, why: 'not ten digits' };
  const parsed = selfPayIdSchema.safeParse(digits);
  return parsed.success ? { ok: true, id: parsed.data } : { ok: false, why: 'check digit' };
}

/** What was typed as digits, or else the only ten digits in what was pasted. */
function digitsOf(text: string): string {
  const typed = text
    .replace(/[\s.,_'()\p{Pd}]/gu, '')
    .replace(/o/gi, '0')
    .replace(/[il|]/gi, '1');
  if (/^\d*$/.test(typed)) return typed;
  const runs = [...text.matchAll(/\d(?:[\s.\p{Pd}]?\d)*/gu)].map(([run]) => run.replace(/\D/g, '')).filter((run) => run.length === 10);
  return runs.length === 1 ? String(runs[0]) : typed;
}

/** `482 193 0571`: how the ID is printed and shown. */
export function formatSelfPayId(id: string): string {
  return `${id.slice(0, 3)} ${id.slice(3, 6)} ${id.slice(6)}`;
}
