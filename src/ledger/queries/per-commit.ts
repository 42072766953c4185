import type { Reader } from '../books/connection.ts';

/** How many different answers are kept between two commits; the oldest go first. */
const kept = 200;

type Memory = { version: number; answers: Map<string, unknown> };
const memories = new WeakMap<Reader, Memory>();

/**
 * Remembers what `compute` found until the next commit to the file, so that scrolling through a filtered list counts and sums it once.
 * SQLite itself says whether anything was committed since, so no writer has to remember to tell us.
 */
export function perCommit<T>(reader: Reader, key: string, compute: () => T): T {
  const version = reader.version();
  let memory = memories.get(reader);
  if (memory?.version !== version) {
    memory = { version, answers: new Map() };
    memories.set(reader, memory);
  }
  // Only ever holds what the same key's `compute` gave: a key names its query and all its parameters.
  if (memory.answers.has(key)) return memory.answers.get(key) as T;
  const answer = compute();
  const [oldest] = memory.answers.keys();
  if (memory.answers.size >= kept && oldest !== undefined) memory.answers.delete(oldest);
  memory.answers.set(key, answer);
  return answer;
}
