/** The index of everything the ledger serves: `registry` throws at start when a call of the contract is missing here or stands here twice. */
import type { Handler } from './commands/registry.ts';
import { syncCommands } from './commands/sync.ts';

export const handlers: readonly Handler[] = [
  // commands
  ...syncCommands,
  // queries
];
