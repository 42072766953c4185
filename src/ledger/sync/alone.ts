/** The connection of books that are opened without a companion: for the command line, the sample office, tests and benches. */
import type { Connection } from '../../shared/office-api/office.ts';
import { refuse } from '../../shared/refusal.ts';
import type { Sync } from '../commands/registry.ts';

/** Nothing is exchanged; what asks for it is refused. */
export function alone(): Sync {
  const connection: Connection = {
    state: 'not enrolled',
    lastReachedAt: null,
    offlineSince: null,
    waitingToPublish: 0,
    waitingToBook: 0,
    problem: '',
    companionUrl: '',
    stripe: null,
  };
  const unreachable = () => Promise.resolve(refuse('unreachable', 'These books are open without a companion.'));
  return {
    status: () => connection,
    enrol: unreachable,
    join: unreachable,
    joiningKey: () => '',
    setOnline: unreachable,
    now: unreachable,
    refund: unreachable,
    account: { signUp: unreachable, unlink: unreachable, lookAgain: unreachable },
    phone: unreachable,
    onChange: () => () => {},
    stop: () => Promise.resolve(),
  };
}
