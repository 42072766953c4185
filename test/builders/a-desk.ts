/** A desk with nobody at it, for what happens at its door: on a clock that stands until it is moved, with everything that it logs. */
import { join } from 'node:path';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { openBooks } from '../../src/ledger/books/open.ts';
import { registry } from '../../src/ledger/commands/registry.ts';
import { createRuns } from '../../src/ledger/commands/runs.ts';
import { loadPeople } from '../../src/ledger/door/people.ts';
import { createSeat } from '../../src/ledger/door/seat.ts';
import { createFiles } from '../../src/ledger/files.ts';
import { handlers } from '../../src/ledger/handlers.ts';
import { createImportDesk } from '../../src/ledger/imports/import-desk.ts';
import { createClock } from '../../src/ledger/journal/clock.ts';
import { systemRandom } from '../../src/ledger/journal/ids.ts';
import { type Ledger, serve } from '../../src/ledger/serve.ts';
import { assert } from '../../src/shared/assert.ts';
import { type CallName, calls, type Input, type Output, type Response } from '../../src/shared/office-api/index.ts';
import { aFolder } from './books.ts';
import { alone } from '../../src/ledger/sync/alone.ts';

export const password = 'maple-tree-4';
export const office = { officeName: 'Maple Ambulance', officePhone: '(512) 555-0100', timeZone: 'America/Denver' };

/** New books. `restart` begins a new process on the same file. */
export class ADesk {
  #file = join(aFolder(), 'office.paydesk');
  #now = Date.parse('2026-03-02T16:00:00Z');
  #ledger = this.#open();
  readonly lines: string[] = [];

  #open(): Ledger {
    const opened = openBooks(this.#file, { clock: createClock({ now: () => this.#now }), random: systemRandom, create: true });
    assert(opened.ok, 'the books open');
    const books = opened.value;
    onTestFinished(() => books.close());
    const log = pino({ level: 'trace' }, { write: (line: string) => void this.lines.push(line) });
    const runs = createRuns(() => books.newId(), books.clock.now);
    return {
      registry: registry(handlers),
      books,
      sync: alone(),
      runs,
      files: createFiles(),
      importDesk: createImportDesk(),
      log,
      seat: createSeat(),
    };
  }

  get books() {
    return this.#ledger.books;
  }

  restart(): void {
    this.books.close();
    this.#ledger = this.#open();
  }

  pass(milliseconds: number): void {
    this.#now += milliseconds;
  }

  ask<Name extends CallName>(name: Name, input: Input<Name>): Promise<Response> {
    return serve({ id: 1, name, input }, this.#ledger);
  }

  async do<Name extends CallName>(name: Name, input: Input<Name>): Promise<Output<Name>> {
    const response = await this.ask(name, input);
    assert(response.ok, `${name} is done, not refused: ${response.ok ? '' : response.refusal.message}`);
    return calls[name].output.parse(response.output) as Output<Name>; // parsed by the very schema of the name
  }

  async refusalOf<Name extends CallName>(
    name: Name,
    input: Input<Name>,
  ): Promise<{ code: string; message: string; field?: string | undefined }> {
    const response = await this.ask(name, input);
    assert(!response.ok, `${name} is refused, not done`);
    return response.refusal;
  }

  id(name: string): string {
    const person = loadPeople(this.books.reader).find((each) => each.name === name);
    assert(person, `${name} is there`);
    return person.id;
  }

  signIn(name: string, typed = password): Promise<Response> {
    return this.ask('door.signIn', { person: this.id(name), password: typed });
  }
}

/** Founded by Dana, who is signed in; Ana is a Biller with a one-time password. */
export async function aFoundedDesk(): Promise<ADesk> {
  const desk = new ADesk();
  await desk.do('door.found', { office, name: 'Dana Ruiz', password, sample: false });
  await desk.do('people.add', { name: 'Ana Reyes', roles: ['Biller'], password: 'given-by-dana' });
  return desk;
}
