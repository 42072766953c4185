import { useQuery } from '@tanstack/react-query';
import type { Output } from '../../../shared/office-api/index.ts';
import { office, type RefusedError } from '../../office.ts';
import { useSettled } from '../../use-settled.ts';

export const keptCardsKey = ['phone.cards'] as const;

/**
 * The cards that Stripe keeps for a customer, asked for at Stripe whenever somebody looks: nothing of them is in the books. Who moves through a list
 * of customers asks only where they stop.
 */
export function useKeptCards(customer: string) {
  const settled = useSettled(customer);
  return useQuery<Output<'phone.cards'>, RefusedError>({
    queryKey: [...keptCardsKey, { customer }],
    queryFn: () => office.call('phone.cards', { customer }),
    enabled: settled === customer,
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
}
