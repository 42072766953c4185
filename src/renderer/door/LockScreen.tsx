import { useEffect, useRef } from 'react';
import type { Door } from '../../shared/office-api/door.ts';
import { Button } from '../components/index.ts';
import styles from './door.module.css';
import { PasswordForm } from './PasswordForm.tsx';

type Props = { door: Door; person: Door['people'][number]; onDone: (door: Door) => void; onSignOut: () => void };

/**
 * Over the whole desk, whatever was open in it: a modal dialog of its own, so that everything behind is inert and out of sight. Escape does not
 * close it, and no key reaches what is behind.
 */
export function LockScreen({ door, person, onDone, onSignOut }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    const before = { title: document.title, focus: document.activeElement };
    document.title = 'Locked – Paydesk'; // the name of a customer may stand there
    element?.showModal();
    element?.querySelector<HTMLElement>('input')?.focus();
    return () => {
      document.title = before.title;
      element?.close();
      if (before.focus instanceof HTMLElement) before.focus.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className={styles.lock}
      aria-labelledby="lock-title"
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') event.preventDefault();
      }}
      onCancel={(event) => event.preventDefault()}
    >
      <div className={styles.page}>
        <div className={styles.card}>
          <header className={styles.head}>
            <div className={styles.mark} aria-hidden />
            <div>
              <h1 id="lock-title" className={styles.title}>
                {person.name}
              </h1>
              <p className={styles.about}>
                {door.state === 'locked'
                  ? `Locked · ${door.officeName}`
                  : 'The ledger had to start again. Sign in again; what you typed is still here.'}
              </p>
            </div>
          </header>
          <PasswordForm
            person={person}
            action="Unlock"
            onDone={onDone}
            other={
              <Button variant="quiet" onClick={onSignOut}>
                Sign out
              </Button>
            }
          />
        </div>
        <p className={styles.foot}>Signing out closes what {person.name} had open; what was typed and not saved is lost.</p>
      </div>
    </dialog>
  );
}
