/** The office, as the page speaks with it: the typed client of the office API over the bridge. The only way from the page to the ledger. */
import type { Bridge } from '../shared/bridge.ts';
import type { CallName, Input, Output, QueryName } from '../shared/office-api/index.ts';
import type { Refusal } from '../shared/refusal.ts';
import { outputOf } from './contract.ts';

declare global {
  interface Window {
    /** Put there by `main/preload.ts`. */
    readonly paydesk: Bridge;
  }
}

/** A call that the ledger refused; `message` is a sentence for people. */
export class RefusedError extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.message);
    this.name = 'RefusedError';
    this.refusal = refusal;
  }
}

let lastId = 0;

/** Calls the ledger and checks the form of what it answers. Throws `RefusedError` when it refuses. */
async function call<Name extends CallName>(name: Name, input: Input<Name>): Promise<Output<Name>> {
  lastId += 1;
  const response = await window.paydesk.request({ id: lastId, name, input });
  if (!response.ok) throw new RefusedError(response.refusal);
  const output = await outputOf(name);
  return output.parse(response.output) as Output<Name>; // the schema of this very name has just parsed it
}

/**
 * Asks for a screen. A report that nobody waits for any more is stopped, so that the next one need not wait for it; of everything else the signal is not
 * read, so that its answer is kept also when the screen has gone.
 */
async function ask<Name extends QueryName>(name: Name, input: Input<Name>, context: { signal: AbortSignal }): Promise<Output<Name>> {
  if (name !== 'reports.list') return call(name, input);
  const asking = crypto.randomUUID();
  context.signal.addEventListener('abort', () => {
    call('reports.stop', { ask: asking }).catch(() => {}); // one that is not stopped only takes longer
  });
  return call(name, { ...input, ask: asking } as Input<Name>); // the input of this very name
}

export const office = { call, ask };

/** What went wrong, in a sentence for people. */
export function sentenceOf(error: unknown): string {
  return error instanceof RefusedError ? error.message : 'Something in Paydesk itself went wrong. Nothing was changed.';
}
