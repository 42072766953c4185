import { useOffice } from './use-office.ts';

/** Whether the user may change the books: a Viewer sees all and is offered nothing that the ledger would refuse. */
export function useMayChange(): boolean {
  const { data: session } = useOffice('office.session', {});
  return session?.user.roles.some((role) => role !== 'Viewer') ?? false;
}
