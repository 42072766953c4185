import type { RecordType } from './words.ts';

/**
 * A register record within a sentence: its type, small but for the field's abbreviations, and its number where it has one.
 *
 * `recordName('Check', '1234')` is `check 1234`; `recordName('EFT', '')` is `EFT`.
 */
export function recordName(type: RecordType, number: string): string {
  const word = type === 'EFT' || type === 'Stripe' ? type : type.toLowerCase();
  return number === '' ? word : `${word} ${number}`;
}
