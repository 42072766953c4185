/** The office in React: queries that stay fresh, commands that say what was refused. */
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import type { CommandName, Input, Output, QueryName } from '../shared/office-api/index.ts';
import { office, type RefusedError } from './office.ts';
import { noteDone } from './undo.ts';

/** How a call's answers are named in the cache; `refresh.ts` goes by the first part. */
export function queryOf<Name extends QueryName>(name: Name, input: Input<Name>) {
  return { queryKey: [name, input] as const, queryFn: (context: { signal: AbortSignal }) => office.ask(name, input, context) };
}

type Options = {
  enabled?: boolean;
  /** Also asked anew whenever the screen opens. */
  fresh?: boolean;
  /** Until the answer to another input is here, the one before stays: no flicker while typing. */
  keep?: boolean;
};

/**
 * The answer to a query, refreshed whenever the books change in what it reads.
 *
 * `const { data, error } = useOffice('register.get', { id });`; with `fresh` also asked anew whenever the screen opens.
 */
export function useOffice<Name extends QueryName>(
  name: Name,
  input: Input<Name>,
  { fresh = false, keep = false, ...options }: Options = {},
) {
  const how = { ...(fresh && { staleTime: 0 }), ...(keep && { placeholderData: keepPreviousData }) };
  return useQuery<Output<Name>, RefusedError>({ ...queryOf(name, input), ...how, ...options });
}

/**
 * A command. The screens it changes refresh by themselves, and Undo knows of it.
 *
 * `const review = useCommand('register.review');`, then `review.mutate({ id }, { onSuccess, onError })`.
 */
export function useCommand<Name extends CommandName>(name: Name) {
  return useMutation<Output<Name>, RefusedError, Input<Name>>({
    mutationFn: async (input) => {
      const answer = await office.call(name, input);
      noteDone(answer);
      return answer;
    },
  });
}
