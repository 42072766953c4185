/** What is this device's alone and never replayed: its identity, the companion it talks to, how far it has pulled and published. */
import type { Writer } from './connection.ts';

export type WaitingFact = { number: number; body: string };

export type Local = {
  get(key: string): string | undefined;
  set(key: string, value: string): void;
  remove(key: string): void;
  /** Stripe facts whose payment is not in the books yet, oldest first. */
  waitingFacts(): WaitingFact[];
  keepWaiting(fact: WaitingFact): void;
  dropWaiting(number: number): void;
  /** A refund or dispute of a payment as it was last told. */
  keepStripeObject(told: { object: string; paymentIntent: string; body: string }): void;
  forgetStripeObjects(): void;
  /** Invoices whose payable may differ from what the companion has; the books mark them at every change. */
  stalePayables(limit: number): string[];
  countStalePayables(): number;
  markStale(invoices: readonly string[]): void;
  clearStale(invoices: readonly string[]): void;
  /** The payable that the companion acknowledged last. */
  publishedPayable(invoice: string): string | undefined;
  setPublished(invoice: string, body: string): void;
  /** Every invoice that has a self-pay ID. */
  markAllStale(): void;
  /** Forgets what was published and marks every invoice stale: the companion is new, or lost its memory. */
  publishAllAgain(): void;
  /** Several changes at once, or none. */
  transaction<T>(change: () => T): T;
};

/** The local tables behind `books`, on the connection that writes. */
export function createLocal(books: Writer, transaction: <T>(change: () => T) => T): Local {
  const markAllStale = () =>
    void books.run('INSERT OR IGNORE INTO stale_payables (invoice) SELECT id FROM invoices WHERE self_pay_id IS NOT NULL');
  return {
    get: (key) => books.first<{ value: string }>('SELECT value FROM local WHERE key = :key', { key })?.value,
    set: (key, value) => void books.run('INSERT OR REPLACE INTO local (key, value) VALUES (:key, :value)', { key, value }),
    remove: (key) => void books.run('DELETE FROM local WHERE key = :key', { key }),
    waitingFacts: () => books.all<WaitingFact>('SELECT number, body FROM waiting_facts ORDER BY number'),
    keepWaiting: ({ number, body }) =>
      void books.run('INSERT OR REPLACE INTO waiting_facts (number, body) VALUES (:number, :body)', { number, body }),
    dropWaiting: (number) => void books.run('DELETE FROM waiting_facts WHERE number = :number', { number }),
    keepStripeObject: ({ object, paymentIntent, body }) =>
      void books.run('INSERT OR REPLACE INTO stripe_objects (object, payment_intent, body) VALUES (:object, :paymentIntent, :body)', {
        object,
        paymentIntent,
        body,
      }),
    forgetStripeObjects: () => void books.run('DELETE FROM stripe_objects'),
    stalePayables: (limit) =>
      books
        .all<{ invoice: string }>('SELECT invoice FROM stale_payables ORDER BY invoice LIMIT :limit', { limit })
        .map((row) => row.invoice),
    countStalePayables: () => books.one<{ count: number }>('SELECT COUNT(*) AS count FROM stale_payables').count,
    markStale: (invoices) =>
      void books.run('INSERT OR IGNORE INTO stale_payables (invoice) SELECT value FROM json_each(:invoices)', {
        invoices: JSON.stringify(invoices),
      }),
    clearStale: (invoices) =>
      void books.run('DELETE FROM stale_payables WHERE invoice IN (SELECT value FROM json_each(:invoices))', {
        invoices: JSON.stringify(invoices),
      }),
    publishedPayable: (invoice) =>
      books.first<{ body: string }>('SELECT body FROM published_payables WHERE invoice = :invoice', { invoice })?.body,
    setPublished: (invoice, body) =>
      void books.run('INSERT OR REPLACE INTO published_payables (invoice, body) VALUES (:invoice, :body)', { invoice, body }),
    markAllStale,
    publishAllAgain: () =>
      transaction(() => {
        books.run('DELETE FROM published_payables');
        markAllStale();
      }),
    transaction,
  };
}
