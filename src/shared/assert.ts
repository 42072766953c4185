/** Guards against our own mistakes, always on. Never used for what a user can cause: that is a refusal (`refusal.ts`). */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Assertion failed: ${message}`);
}

/** The default branch of an exhaustive switch. */
export function never(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
