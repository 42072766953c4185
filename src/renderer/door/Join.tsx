import { useEffect, useRef, useState } from 'react';
import * as z from 'zod';
import type { Door } from '../../shared/office-api/door.ts';
import { Button, ErrorNote, Field, Input } from '../components/index.ts';
import { useSecretCall } from '../use-secret-call.ts';
import styles from './door.module.css';

type Props = { companionUrl: string; onBack: () => void; onDone: (door: Door) => void };

/** One more desk of an office: where its companion is, a one-time code, and the key that opens the office’s books. */
export function Join({ companionUrl, onBack, onDone }: Props) {
  const [typed, setTyped] = useState({ companionUrl, code: '', joiningKey: '' });
  const join = useSecretCall('door.join');
  const form = useRef<HTMLFormElement>(null);
  const isAddress = z.url().safeParse(typed.companionUrl.trim()).success;
  const isComplete = isAddress && typed.code.trim().length >= 4 && typed.joiningKey.trim() !== '';
  useEffect(() => {
    document.title = 'Join an office – Paydesk';
    form.current?.querySelector('input')?.focus();
  }, []);
  const change = (key: keyof typeof typed) => (event: { target: { value: string } }) => setTyped({ ...typed, [key]: event.target.value });
  const send = () =>
    join.send(
      { companionUrl: typed.companionUrl.trim(), code: typed.code.trim(), joiningKey: typed.joiningKey.trim() },
      { onSuccess: onDone },
    );
  return (
    <main className={styles.page}>
      <div className={styles.card} data-width="wide">
        <header className={styles.head}>
          <div className={styles.mark} aria-hidden />
          <div>
            <h1 className={styles.title}>Join an office</h1>
            <p className={styles.about}>
              This computer gets the whole books of the office, and what you do here is seen at its other desks.
            </p>
          </div>
        </header>
        <form
          ref={form}
          className={styles.fields}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (isComplete && !join.isPending) send();
          }}
        >
          <Field
            label="Address of the companion"
            error={
              typed.companionUrl === '' || isAddress ? join.problemOf('companionUrl') : 'A whole address, such as https://pay.example.com'
            }
          >
            <Input type="url" placeholder="https://pay.example.com" value={typed.companionUrl} onChange={change('companionUrl')} />
          </Field>
          <Field label="One-time code" hint="From whoever runs the companion; good for a day" error={join.problemOf('code')}>
            <Input placeholder="K7QM-2XPD" spellCheck={false} maxLength={40} value={typed.code} onChange={change('code')} />
          </Field>
          <Field
            label="Joining key"
            hint="An Administrator finds it at a desk of the office, under Settings › Companion"
            error={join.problemOf('joiningKey')}
          >
            <Input spellCheck={false} autoComplete="off" maxLength={80} value={typed.joiningKey} onChange={change('joiningKey')} />
          </Field>
          <ErrorNote error={join.errorBeside('companionUrl', 'code', 'joiningKey')} />
          <div className={styles.actions}>
            <Button variant="primary" type="submit" disabled={!isComplete} busy={join.isPending}>
              {join.isPending ? 'Fetching the books…' : 'Join the office'}
            </Button>
            <Button disabled={join.isPending} onClick={onBack}>
              Back
            </Button>
          </div>
        </form>
      </div>
    </main>
  );
}
