/** Tells whoever listens that an office has news: new facts, or another standing with Stripe. */
export type News = {
  announce(office: number): void;
  /** Returns what ends the listening. */
  listen(office: number, listener: () => void): () => void;
};

export function createNews(): News {
  const listeners = new Map<number, Set<() => void>>();
  return {
    announce(office) {
      for (const listener of listeners.get(office) ?? []) listener();
    },
    listen(office, listener) {
      const ours = listeners.get(office) ?? new Set();
      listeners.set(office, ours.add(listener));
      return () => ours.delete(listener);
    },
  };
}
