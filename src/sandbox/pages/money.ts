/** `$1,234.50`, `€12.00`, `¥2,000`: an amount in the smallest unit of its currency. */
export function money(amount: number, currency: string): string {
  const format = new Intl.NumberFormat('en-US', { style: 'currency', currency: currency.toUpperCase() });
  const decimals = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(amount / 10 ** decimals);
}

const time = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'medium' });

/** `Jan 5, 2026, 9:14:03 AM`, of seconds since 1970. */
export function moment(seconds: number): string {
  return time.format(seconds * 1000);
}
