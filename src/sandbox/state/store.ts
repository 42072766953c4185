/** All that the sandbox remembers: in memory, and in a file when it was given one. */
import type { Kind, Kinds } from './objects.ts';
import type { StateFile } from './state-file.ts';

/** `undefined`: it was taken away. */
export type Change = { account: string; kind: Kind; id: string; object: Kinds[Kind] | undefined };

type Undoable = { change: Change; before: Kinds[Kind] | undefined };

export class Store {
  readonly #collections = new Map<string, Map<string, Kinds[Kind]>>();
  readonly #file: StateFile | null;
  readonly #listeners: (() => void)[] = [];
  #changes: Undoable[] | null = null;

  constructor(file: StateFile | null) {
    this.#file = file;
    for (const { account, kind, id, object } of file?.read() ?? []) if (object) this.#collection(account, kind).set(id, object);
  }

  /**
   * Runs `work` wholly or not at all: when it throws, what it had changed is as before. What it returns is on disk, and the listeners know.
   * Within another `atomically` it is part of that one.
   */
  atomically<T>(work: () => T): T {
    if (this.#changes) return work();
    const changes: Undoable[] = [];
    this.#changes = changes;
    try {
      const result = work();
      this.#file?.write(changes.map(({ change }) => change));
      return result;
    } catch (error) {
      for (const { change, before } of changes.toReversed()) this.#set({ ...change, object: before });
      changes.length = 0;
      throw error;
    } finally {
      this.#changes = null;
      if (changes.length > 0) for (const listener of this.#listeners) listener();
    }
  }

  /** Called after each `atomically` that changed something. */
  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  find<K extends Kind>(account: string, kind: K, id: string): Kinds[K] | undefined {
    return this.#collection(account, kind).get(id);
  }

  /** The objects of a kind, oldest first. */
  all<K extends Kind>(account: string, kind: K): Kinds[K][] {
    return [...this.#collection(account, kind).values()];
  }

  put<K extends Kind>(account: string, kind: K, object: Kinds[K]): void {
    this.#record({ account, kind, id: object.id, object });
  }

  remove(account: string, kind: Kind, id: string): void {
    this.#record({ account, kind, id, object: undefined });
  }

  close(): void {
    this.#file?.close();
  }

  #record(change: Change): void {
    if (!this.#changes) throw new Error('the sandbox changes its state only within atomically()');
    this.#changes.push({ change, before: this.find(change.account, change.kind, change.id) });
    this.#set(change);
  }

  #set({ account, kind, id, object }: Change): void {
    if (object) this.#collection(account, kind).set(id, object);
    else this.#collection(account, kind).delete(id);
  }

  #collection<K extends Kind>(account: string, kind: K): Map<string, Kinds[K]> {
    const key = `${account}/${kind}`;
    let collection = this.#collections.get(key);
    if (!collection) this.#collections.set(key, (collection = new Map()));
    return collection as Map<string, Kinds[K]>; // `put` is the only way in, and it pairs the kind with its type
  }
}
