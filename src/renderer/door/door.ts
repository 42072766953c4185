/** Who sits at the desk, as the window knows it from the ledger. */
import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import type { Door } from '../../shared/office-api/door.ts';
import { office, type RefusedError } from '../office.ts';
import { queryOf } from '../use-office.ts';

const doorKey = ['door.look', {}] as const;
const doorQuery = { queryKey: doorKey, queryFn: () => office.call('door.look', {}) };

/** How things stand at the door. */
export function useDoor() {
  return useQuery<Door, RefusedError>(doorQuery);
}

/** Looks at once, beside the making of the first screen; who is in already has what that screen shows asked for too. */
export async function lookFirst(client: QueryClient): Promise<void> {
  await client.prefetchQuery(doorQuery);
  if (!isOpen(client)) return;
  for (const name of ['office.session', 'office.home', 'settings.get', 'sync.status'] as const)
    void client.prefetchQuery(queryOf(name, {}));
}

/** Notes what a call at the door has answered; whoever comes in is shown everything as it is now. */
export function useSetDoor(): (door: Door) => void {
  const client = useQueryClient();
  return (door) => {
    client.setQueryData(doorKey, door);
    if (door.state === 'signed in') void client.invalidateQueries({ predicate: ({ queryKey: [name] }) => name !== doorKey[0] });
  };
}

/** Whether somebody is signed in and the desk is not locked: else the ledger answers no screen. */
export function isOpen(client: QueryClient): boolean {
  return client.getQueryData<Door>(doorKey)?.state === 'signed in';
}

/** Looks again how things stand. */
export function lookAgain(client: QueryClient): Promise<void> {
  return client.invalidateQueries({ queryKey: doorKey });
}

export type DoorActions = { lock: () => void; signOut: () => void; changePassword: () => void };

const DoorActionsContext = createContext<DoorActions | null>(null);
export const DoorActionsProvider = DoorActionsContext.Provider;

/** What whoever is signed in can do at the door. */
export function useDoorActions(): DoorActions {
  const actions = useContext(DoorActionsContext);
  if (!actions) throw new Error('only within the gate');
  return actions;
}
