/** A kind of payment event as it stands alone: `Service charge`. */
export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
