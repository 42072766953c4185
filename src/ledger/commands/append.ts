import { assert } from '../../shared/assert.ts';
import type { Decision } from '../journal/operation.ts';
import type { CommandContext } from './registry.ts';

/** Appends one decision in the user's name; answers with the operation's ID, as most commands do. */
export function append({ books, user }: CommandContext, decision: Decision): { operation: string } {
  const [operation] = books.append(user.name, decision);
  assert(operation, 'one decision makes one operation');
  return { operation: operation.id };
}
