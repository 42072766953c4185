import { useEffect, useState } from 'react';
import type { Door } from '../../shared/office-api/door.ts';
import { samplePassword } from '../../shared/password.ts';
import { Callout, Field, Select } from '../components/index.ts';
import styles from './door.module.css';
import { PasswordForm } from './PasswordForm.tsx';

/** The way in: who, and the password. */
export function SignIn({ door, onDone }: { door: Door; onDone: (door: Door) => void }) {
  const [chosen, setChosen] = useState<string | null>(door.person);
  const person = door.people.find(({ id }) => id === chosen) ?? door.people[0];
  useEffect(() => {
    document.title = 'Sign in – Paydesk';
  }, []);
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <header className={styles.head}>
          <div className={styles.mark} aria-hidden />
          <div>
            <h1 className={styles.title}>Sign in</h1>
            <p className={styles.about}>{door.officeName}</p>
          </div>
        </header>
        {person ? (
          <div className={styles.fields}>
            <Field label="Name">
              <Select options={door.people.map(({ id, name }) => ({ value: id, label: name }))} value={person.id} onChange={setChosen} />
            </Field>
            <PasswordForm key={person.id} person={person} action="Sign in" onDone={onDone} />
          </div>
        ) : (
          <Callout>
            Nobody of this office has a password yet. Whoever looks after this computer gives one, as the page “People” of the documents
            says.
          </Callout>
        )}
        {door.sample && (
          <p className={styles.about}>
            A sample office: nothing in it is real. Everybody’s password is <code className={styles.code}>{samplePassword}</code>
          </p>
        )}
      </div>
      <p className={styles.foot}>Forgotten your password? An Administrator of your office gives you another one.</p>
    </main>
  );
}
