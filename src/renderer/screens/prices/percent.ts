/** Reads `3.5`, `3.5 %`, `-2`: hundredths of a percent; null when it is no percentage, or would make prices negative. */
export function parsePercent(text: string): number | null {
  const match = /^([-−+])?\s*(\d{1,3})(?:\.(\d{1,2}))?\s*%?$/.exec(text.trim());
  if (!match) return null;
  const [, sign, whole = '', fraction = ''] = match;
  const size = Number(whole) * 100 + Number(fraction.padEnd(2, '0'));
  const hundredths = sign === '-' || sign === '−' ? 0 - size : size;
  return hundredths < -9_900 ? null : hundredths;
}
