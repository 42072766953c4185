import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Door } from '../../shared/office-api/door.ts';
import { Button, ErrorNote, Field, PasswordInput } from '../components/index.ts';
import { useSecretCall } from '../use-secret-call.ts';
import styles from './door.module.css';
import { NewPasswordFields, useNewPassword } from './NewPassword.tsx';

type Props = {
  person: Door['people'][number];
  /** The verb of the button. */
  action: string;
  onDone: (door: Door) => void;
  /** Beside the button. */
  other?: ReactNode;
};

/** The password of a person, whose ID is its key; after a one-time one also the own one that takes its place. */
export function PasswordForm({ person, action, onDone, other }: Props) {
  const password = useRef<HTMLInputElement>(null);
  const { read, fields } = useNewPassword();
  const signIn = useSecretCall('door.signIn');
  const [isOneTime, setOneTime] = useState(false);
  const asksForOwn = signIn.problemOf('ownPassword') !== undefined;
  if (asksForOwn && !isOneTime) setOneTime(true);
  const { first } = fields;

  useEffect(() => {
    // Whoever goes through the names by keyboard stays there.
    if (!(document.activeElement instanceof HTMLSelectElement)) password.current?.focus();
  }, []);
  useEffect(() => {
    if (isOneTime) first.current?.focus();
  }, [isOneTime, first]);

  const submit = () => {
    const ownPassword = isOneTime ? read(person.name) : undefined;
    if (ownPassword === null) return;
    const typed = { person: person.id, password: password.current?.value ?? '', ...(ownPassword !== undefined && { ownPassword }) };
    signIn.send(typed, { onSuccess: onDone, onError: () => password.current?.select() });
  };
  return (
    <form
      className={styles.fields}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Field label={isOneTime ? 'Password that you were given' : 'Password'} error={signIn.problemOf('password')}>
        <PasswordInput ref={password} maxLength={200} />
      </Field>
      {isOneTime && (
        <>
          <p className={styles.about}>It was good for one sign-in. Choose a password of your own, which nobody else knows.</p>
          <NewPasswordFields {...fields} label="Your own password" />
        </>
      )}
      <ErrorNote error={signIn.errorBeside('password', 'ownPassword')} />
      <div className={styles.actions}>
        <Button variant="primary" type="submit" busy={signIn.isPending}>
          {action}
        </Button>
        {other}
      </div>
    </form>
  );
}
