/** Who sits at this desk. It is the ledger that knows, never the window, and it forgets when its process ends: then one signs in again. */

export type Present = {
  userId: string;
  locked: boolean;
  /** The hash of the password that the person came in with: once the books have another one, they are out. Null: came in without one. */
  hash: string | null;
};

export type Seat = {
  present(): Present | null;
  take(userId: string, hash: string | null): void;
  /** Whoever sits here has another password now. A desk that was locked meanwhile stays locked. */
  renew(hash: string): void;
  lock(): void;
  leave(): void;
};

/** An empty seat, or one that is taken from the start: for tests, sample offices and benches. */
export function createSeat(userId?: string): Seat {
  let present: Present | null = userId === undefined ? null : { userId, locked: false, hash: null };
  return {
    present: () => present,
    take: (id, hash) => {
      present = { userId: id, locked: false, hash };
    },
    renew: (hash) => {
      if (present) present = { ...present, hash };
    },
    lock: () => {
      if (present) present = { ...present, locked: true };
    },
    leave: () => {
      present = null;
    },
  };
}
