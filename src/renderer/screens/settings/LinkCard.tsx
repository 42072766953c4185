import { Lock } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import * as z from 'zod';
import type { Connection } from '../../../shared/office-api/office.ts';
import { Button, Callout, ErrorNote, Field, Input } from '../../components/index.ts';
import { useCommand, useOffice } from '../../use-office.ts';
import styles from './CompanionSettings.module.css';
import { SettingsCard } from './SettingsCard.tsx';

/** Links this desk with the companion by its address and a one-time code; only an Administrator does. */
export function LinkCard({ connection: { state, companionUrl } }: { connection: Connection }) {
  const { data: session } = useOffice('office.session', {});
  const enrol = useCommand('sync.enrol');
  const [address, setAddress] = useState(companionUrl);
  const [code, setCode] = useState('');
  if (!session) return null;
  const mayLink = session.user.roles.includes('Administrator');
  const isLinked = state !== 'not enrolled';
  const isAddress = z.url().safeParse(address.trim()).success;
  const isComplete = isAddress && code.trim().length >= 4;
  const submit = () =>
    enrol.mutate(
      { companionUrl: address.trim(), code: code.trim() },
      {
        onSuccess: () => {
          setCode('');
          toast.success('This desk is linked');
        },
      },
    );
  return (
    <SettingsCard
      title={isLinked ? 'Link this desk anew' : 'Link this desk'}
      about={
        <>
          Whoever runs the companion gets a one-time code, good for a day, from{' '}
          <code className={styles.command}>npm run -s companion -- code</code>.{' '}
          {isLinked && 'Everything is exchanged again afterwards; nothing is booked twice.'}
        </>
      }
    >
      {!mayLink && (
        <Callout tone="accent" icon={Lock}>
          Only an Administrator links a desk.
        </Callout>
      )}
      <form
        noValidate
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (isComplete) submit();
        }}
      >
        <fieldset className={styles.fields} disabled={!mayLink}>
          <Field
            label="Address of the companion"
            error={address === '' || isAddress ? undefined : 'A whole address, such as https://pay.example.com'}
          >
            <Input type="url" placeholder="https://pay.example.com" value={address} onChange={({ target }) => setAddress(target.value)} />
          </Field>
          <Field label="One-time code">
            <Input
              placeholder="K7QM-2XPD"
              spellCheck={false}
              value={code}
              maxLength={40}
              onChange={({ target }) => setCode(target.value)}
            />
          </Field>
        </fieldset>
        <ErrorNote error={enrol.error} />
        {mayLink && (
          <Button variant={isLinked ? 'secondary' : 'primary'} type="submit" disabled={!isComplete} busy={enrol.isPending}>
            Link this desk
          </Button>
        )}
      </form>
    </SettingsCard>
  );
}
