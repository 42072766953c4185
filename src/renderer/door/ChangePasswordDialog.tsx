import { useRef } from 'react';
import { toast } from 'sonner';
import { Button, Dialog, ErrorNote, Field, PasswordInput } from '../components/index.ts';
import { useOffice } from '../use-office.ts';
import { useSecretCall } from '../use-secret-call.ts';
import styles from './door.module.css';
import { NewPasswordFields, useNewPassword } from './NewPassword.tsx';

/** Everyone changes the own password, knowing the present one. */
export function ChangePasswordDialog({ onClose }: { onClose: () => void }) {
  const { data: session } = useOffice('office.session', {});
  const present = useRef<HTMLInputElement>(null);
  const { read, fields } = useNewPassword();
  const change = useSecretCall('people.changeOwnPassword');
  const submit = () => {
    const password = read(session?.user.name ?? '');
    if (password === null) return;
    const done = () => {
      toast.success('Your password is changed');
      onClose();
    };
    change.send({ present: present.current?.value ?? '', password }, { onSuccess: done, onError: () => present.current?.focus() });
  };
  return (
    <Dialog
      title="Change your password"
      width="small"
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" busy={change.isPending}>
            Change the password
          </Button>
        </>
      }
    >
      <div className={styles.fields}>
        <Field label="Present password" error={change.problemOf('present')}>
          <PasswordInput ref={present} maxLength={200} />
        </Field>
        <NewPasswordFields {...fields} label="New password" refused={change.problemOf('password')} />
      </div>
      <ErrorNote error={change.errorBeside('present', 'password')} />
    </Dialog>
  );
}
