/** What only the process that started the ledger can do, asked over the channel between them (`shared/desk-api.ts`). */
import type { DeskAnswer, DeskAsk } from '../shared/desk-api.ts';
import { done, type Outcome, refuse } from '../shared/refusal.ts';

export type DeskTools = {
  ask(ask: DeskAsk): Promise<DeskAnswer>;
};

/** Asks over `send`; `hear` takes the answers that come. */
export function askParent(send: (id: number, ask: DeskAsk) => void): DeskTools & { hear(id: number, answer: DeskAnswer): void } {
  const waiting = new Map<number, (answer: DeskAnswer) => void>();
  let last = 0;
  return {
    ask: (ask) =>
      new Promise((resolve) => {
        last += 1;
        waiting.set(last, resolve);
        send(last, ask);
      }),
    hear: (id, answer) => {
      waiting.get(id)?.(answer);
      waiting.delete(id);
    },
  };
}

/** A ledger that nobody's window started. */
export const noWindow: DeskTools = {
  ask: () => Promise.resolve({ ok: false, problem: 'Papers are made by the window of Paydesk: open the office there.' }),
};

/** A PDF of a page that stands alone. */
export async function makePdf(
  tools: DeskTools,
  page: { html: string; paper: 'Letter' | 'A4'; foot: string },
): Promise<Outcome<Uint8Array>> {
  const { html, paper, foot } = page;
  const answer = await tools.ask({ what: 'make PDF', html, paper, foot });
  if (!answer.ok) return refuse('wrong-state', answer.problem);
  return answer.pdf ? done(answer.pdf) : refuse('unexpected', 'No PDF came back from the printer. Please try again.');
}
