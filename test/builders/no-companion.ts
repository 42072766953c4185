import type { Sync } from '../../src/ledger/commands/registry.ts';
import type { Connection } from '../../src/shared/office-api/office.ts';
import { refuse } from '../../src/shared/refusal.ts';

/** The connection of a desk that has no companion: everything but the portal works. */
export function noCompanion(): Sync {
  const status: Connection = {
    state: 'not enrolled',
    lastReachedAt: null,
    offlineSince: null,
    waitingToPublish: 0,
    waitingToBook: 0,
    problem: '',
    companionUrl: '',
    stripe: null,
  };
  const unreachable = () => Promise.resolve(refuse('unreachable', 'There is no companion in this test.'));
  return {
    status: () => status,
    enrol: unreachable,
    join: unreachable,
    joiningKey: () => '',
    setOnline: unreachable,
    now: unreachable,
    refund: unreachable,
    onChange: () => () => {},
    stop: () => Promise.resolve(),
  };
}
