/** Mileage is tenths of a mile; people write miles. */

/** Reads `19`, `19.3`; null when it is no mileage. Empty is 0: not known. */
export function parseMiles(text: string): number | null {
  if (text.trim() === '') return 0;
  const match = /^(\d{1,4})(?:\.(\d))?$/.exec(text.trim());
  return match ? Number(match[1]) * 10 + Number(match[2] ?? 0) : null;
}

/** `19.3` */
export function milesText(tenths: number): string {
  return `${Math.floor(tenths / 10)}.${tenths % 10}`;
}
