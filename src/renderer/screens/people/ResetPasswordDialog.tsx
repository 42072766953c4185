import { useRef, useState } from 'react';
import { toast } from 'sonner';
import type { Person } from '../../../shared/office-api/people.ts';
import { passwordProblem } from '../../../shared/password.ts';
import { Button, Dialog, ErrorNote, Field, PasswordInput } from '../../components/index.ts';
import { useSecretCall } from '../../use-secret-call.ts';

/** Gives a person who forgot theirs another password, good for one sign-in. */
export function ResetPasswordDialog({ person: { id, name }, onClose }: { person: Person; onClose: () => void }) {
  const [problem, setProblem] = useState<string>();
  const password = useRef<HTMLInputElement>(null);
  const reset = useSecretCall('people.resetPassword');
  const submit = () => {
    const typed = password.current?.value ?? '';
    const wrong = passwordProblem(typed, name);
    setProblem(wrong ?? undefined);
    if (wrong !== null) return password.current?.focus();
    const done = () => {
      toast.success(`${name} has a new password for one sign-in`);
      onClose();
    };
    reset.send({ id, password: typed }, { onSuccess: done });
  };
  return (
    <Dialog
      title={`Reset the password of ${name}`}
      subtitle="The present one no longer opens anything."
      width="small"
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" busy={reset.isPending}>
            Reset the password
          </Button>
        </>
      }
    >
      <Field
        label="New password"
        hint={`At least 10 characters. Tell it to ${name}, who chooses another one when signing in.`}
        error={problem ?? reset.problemOf('password')}
      >
        <PasswordInput ref={password} maxLength={200} />
      </Field>
      <ErrorNote error={reset.errorBeside('password')} />
    </Dialog>
  );
}
