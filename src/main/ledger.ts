/** The life of the ledger as main sees it: started, relayed to, started again when it stops by itself, stopped with the app. Envelopes pass unread. */
import type { LedgerState } from '../shared/bridge.ts';
import type { DeskAnswer, DeskAsk } from '../shared/desk-api.ts';
import type { FromLedger, Notice, Request, Response } from '../shared/office-api/index.ts';
import type { LedgerProcess } from './ledger-process.ts';

export type Ledger = {
  /** Sends a request when the books are open, and answers it in any case. */
  request(request: Request): Promise<Response>;
  /** Tells it of a file that the user chose. A ledger that is started again has forgotten it. */
  offer(token: string, path: string): void;
  state(): LedgerState;
  /** Opens the books again after `cannot open`. */
  reopen(): void;
  /** Asks it to finish and waits; a ledger that does not is ended after `patience` milliseconds. */
  stop(patience?: number): Promise<void>;
};

export type LedgerEvents = {
  onNotice(notice: Notice): void;
  onState(state: LedgerState): void;
  /** The ledger asks for what only Electron can do. */
  onAsk(ask: DeskAsk): Promise<DeskAnswer>;
};

const restartsPerMinute = 3;
const waitingLimit = 1000;

export function startLedger(start: () => LedgerProcess, events: LedgerEvents, now: () => number = Date.now): Ledger {
  let state: LedgerState = { state: 'opening' };
  let process: LedgerProcess | null = null;
  let stopping: (() => void) | null = null;
  let lastId = 0;
  const pending = new Map<number, { request: Request; sent: boolean; answer: (response: Response) => void }>();
  const stops: number[] = [];

  const become = (next: LedgerState) => {
    state = next;
    events.onState(next);
  };

  const send = (id: number) => {
    const entry = pending.get(id);
    if (!entry || !process) return;
    entry.sent = true;
    process.send({ type: 'request', request: { ...entry.request, id } });
  };

  const answer = (id: number, response: Response) => {
    const entry = pending.get(id);
    if (!entry) return;
    pending.delete(id);
    entry.answer({ ...response, id: entry.request.id });
  };

  const refuseAll = (message: string, which: (sent: boolean) => boolean) => {
    for (const [id, { sent }] of pending) {
      if (which(sent)) answer(id, { id, ok: false, refusal: { code: 'unexpected', message } });
    }
  };

  const hear = (message: FromLedger, from: LedgerProcess) => {
    switch (message.type) {
      case 'ready':
        become({ state: 'ready' });
        for (const id of pending.keys()) send(id);
        return;
      case 'cannot open':
        become({ state: 'cannot open', refusal: message.refusal });
        refuseAll(message.refusal.message, () => true);
        return;
      case 'response':
        answer(message.response.id, message.response);
        return;
      case 'notice':
        events.onNotice(message.notice);
        return;
      case 'ask':
        void events.onAsk(message.ask).then((given) => {
          if (process === from) from.send({ type: 'answer', id: message.id, answer: given });
        });
    }
  };

  const afterExit = () => {
    process = null;
    refuseAll('The ledger stopped before it answered. Look whether the change was made before you repeat it.', (sent) => sent);
    if (stopping) return stopping();
    if (state.state === 'cannot open') return;
    const minuteAgo = now() - 60_000;
    stops.push(now());
    while ((stops[0] ?? minuteAgo) < minuteAgo) stops.shift();
    if (stops.length > restartsPerMinute) {
      const message =
        'The ledger keeps stopping. Your books are safe on this computer; restart Paydesk, and call support if it happens again.';
      become({ state: 'cannot open', refusal: { code: 'unexpected', message } });
      refuseAll(message, () => true);
      return;
    }
    become({ state: 'restarting' });
    open();
  };

  const open = () => {
    const started = start();
    process = started;
    started.onMessage((message) => {
      if (process === started) hear(message, started);
    });
    started.onExit(afterExit);
  };

  open();
  return {
    offer: (token, path) => process?.send({ type: 'file', token, path }),
    state: () => state,
    request: (request) =>
      new Promise((resolve) => {
        const refuse = (message: string) => resolve({ id: request.id, ok: false, refusal: { code: 'unexpected', message } });
        if (state.state === 'cannot open') return refuse(state.refusal.message);
        if (stopping) return refuse('Paydesk is closing.');
        if (pending.size >= waitingLimit) return refuse('The ledger has too much to do. Try again in a moment.');
        lastId += 1;
        pending.set(lastId, { request, sent: false, answer: resolve });
        if (state.state === 'ready') send(lastId);
      }),
    reopen: () => {
      if (state.state !== 'cannot open') return;
      stops.length = 0;
      become({ state: 'opening' });
      if (process === null) open();
    },
    stop: (patience = 5000) =>
      new Promise((resolve) => {
        if (process === null) return resolve();
        const timer = setTimeout(() => process?.kill(), patience);
        stopping = () => {
          clearTimeout(timer);
          resolve();
        };
        process.send({ type: 'stop' });
      }),
  };
}
