/** A biller's desk without a window: the real ledger in a process of its own, spoken to through the office API. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { assert } from '../../src/shared/assert.ts';
import { type CallName, calls, type FromLedger, fromLedgerSchema, type Input, type Output } from '../../src/shared/office-api/index.ts';
import type { Outcome, Refusal } from '../../src/shared/refusal.ts';
import { partEnvironment } from './process.ts';

const source = fileURLToPath(new URL('../../src/ledger/main.ts', import.meta.url));

export type Desk = {
  /** Asks as the desk's screens do; a refusal is an answer. */
  ask<Name extends CallName>(name: Name, input: Input<Name>): Promise<Outcome<Output<Name>>>;
  /** Asks, and throws the sentence of a refusal. */
  call<Name extends CallName>(name: Name, input: Input<Name>): Promise<Output<Name>>;
  /** Of the ledger's process. */
  pid: number;
  /** Lets the desk have a file, as if it had been chosen in a dialog; answers the token. */
  offer(path: string): string;
  /** Ends it and starts it on another day; its first user sits there again. */
  startAgain(today: string): Promise<void>;
  stop(): Promise<void>;
};

/** What the ledger refused. */
export class RefusedStep extends Error {
  readonly code: string;

  constructor(call: CallName, { code, message }: Refusal) {
    super(`${call}: ${message}`);
    this.name = 'RefusedStep';
    this.code = code;
  }
}

type Child = {
  pid: number;
  send: (message: object) => void;
  answerTo: (id: number) => Promise<FromLedger & { type: 'response' }>;
  stop: () => Promise<void>;
};

/** Opens `file` (a new office, when there is none) on the given date, for its first user, and waits until it is ready. `main`: the ledger as it is built, where that is what is measured. */
export async function startDesk(file: string, today: string, main = source): Promise<Desk> {
  let child = await startLedger(main, file, today);
  let lastId = 0;

  async function ask<Name extends CallName>(name: Name, input: Input<Name>): Promise<Outcome<Output<Name>>> {
    const id = ++lastId;
    const answered = child.answerTo(id);
    child.send({ type: 'request', request: { id, name, input } });
    const { response } = await answered;
    if (!response.ok) return response;
    return { ok: true, value: calls[name].output.parse(response.output) as Output<Name> }; // parsed by the call's own schema
  }

  return {
    get pid() {
      return child.pid;
    },
    ask,
    call: async (name, input) => {
      const outcome = await ask(name, input);
      if (!outcome.ok) throw new RefusedStep(name, outcome.refusal);
      return outcome.value;
    },
    offer: (path) => {
      const token = `file ${++lastId}`;
      child.send({ type: 'file', token, path });
      return token;
    },
    startAgain: async (day) => {
      await child.stop();
      child = await startLedger(main, file, day);
    },
    stop: () => child.stop(),
  };
}

/** The ledger's process, once it is ready. */
async function startLedger(main: string, file: string, today: string): Promise<Child> {
  const child = fork(main, ['--file', file, '--today', today, '--development'], {
    execArgv: [],
    env: partEnvironment,
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  const waiting = new Map<number, (message: FromLedger & { type: 'response' }) => void>();

  await new Promise<void>((resolve, reject) => {
    child.on('message', (raw) => {
      const message = fromLedgerSchema.parse(raw);
      if (message.type === 'ready') resolve();
      if (message.type === 'cannot open') reject(new Error(message.refusal.message));
      if (message.type === 'response') waiting.get(message.response.id)?.(message);
    });
    void ended.then(([code]) => reject(new Error(`the ledger ended with ${String(code)} before it was ready`)));
  });
  assert(child.pid !== undefined, 'the ledger runs');
  return {
    pid: child.pid,
    send: (message) => void child.send(message),
    answerTo: (id) =>
      new Promise((resolve, reject) => {
        waiting.set(id, (message) => {
          waiting.delete(id);
          resolve(message);
        });
        void ended.then(() => reject(new Error(`the ledger ended while it was asked`)));
      }),
    stop: async () => {
      child.send({ type: 'stop' });
      const [code] = await ended;
      assert(code === 0, `the ledger stopped with ${String(code)}`);
    },
  };
}
