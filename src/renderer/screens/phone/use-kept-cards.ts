import { useQuery } from '@tanstack/react-query';
import type { Output } from '../../../shared/office-api/index.ts';
import { office, type RefusedError } from '../../office.ts';

/** The cards that Stripe keeps for a customer, asked for whenever somebody wants to charge one: nothing of them is in the books. */
export function useKeptCards(customer: string | undefined) {
  return useQuery<Output<'phone.cards'>, RefusedError>({
    queryKey: ['phone.cards', { customer }],
    queryFn: () => office.call('phone.cards', { customer: customer ?? '' }),
    enabled: customer !== undefined,
    staleTime: 0,
    gcTime: 0,
  });
}
