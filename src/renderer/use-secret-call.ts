/** Calls that carry a password: unlike `useCommand`, whose cache keeps what was sent, nothing of the input outlives the call. */
import { useState } from 'react';
import type { CallName, Input, Output } from '../shared/office-api/index.ts';
import { office, RefusedError } from './office.ts';

/**
 * `const { send, isPending, error } = useSecretCall('people.add');`, then `send({ name, roles, password }, { onSuccess })`.
 * `problemOf('password')` is the sentence for one field; `error` is what belongs to no field that was asked about.
 */
export function useSecretCall<Name extends CallName>(name: Name) {
  const [isPending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const fieldOf = error instanceof RefusedError ? error.refusal.field : undefined;
  return {
    isPending,
    error,
    /** Why a field is refused; undefined when it is not. */
    problemOf: (field: string) => (error instanceof RefusedError && fieldOf === field ? error.message : undefined),
    /** What went wrong, unless it is told at one of these fields. */
    errorBeside: (...fields: string[]) => (fieldOf !== undefined && fields.includes(fieldOf) ? null : error),
    send: (input: Input<Name>, { onSuccess, onError }: { onSuccess: (output: Output<Name>) => void; onError?: () => void }) => {
      setPending(true);
      setError(null);
      void office
        .call(name, input)
        .then(onSuccess, (problem: unknown) => {
          setError(problem);
          onError?.();
        })
        .finally(() => setPending(false));
    },
  };
}
