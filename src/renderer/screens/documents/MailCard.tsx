import { useRef } from 'react';
import { toast } from 'sonner';
import { documentSettings } from '../../../shared/document-settings.ts';
import type { Settings } from '../../../shared/settings.ts';
import { Button, ErrorNote, Field, Input, Muted, PasswordInput, Select, TextArea } from '../../components/index.ts';
import { useCommand, useOffice } from '../../use-office.ts';
import { useSecretCall } from '../../use-secret-call.ts';
import { ParsedInput } from '../settings/ParsedInput.tsx';
import { SettingsCard } from '../settings/SettingsCard.tsx';
import type { Form } from '../settings/use-settings-form.ts';
import styles from './settings.module.css';

type Props = { form: Form; settings: Settings };

const ways = [
  { value: 'program', label: 'As drafts in this computer’s mail program' },
  { value: 'server', label: 'Through a mail server' },
] as const;

/** How documents leave by email, and what the email says. */
export function MailCard({ form, settings }: Props) {
  return (
    <SettingsCard title="Email">
      <Field label="Emails leave">
        <Select options={ways} value={settings.mailBy} onChange={(by) => form.set('mailBy', by)} />
      </Field>
      {settings.mailBy === 'server' && <Server form={form} settings={settings} />}
      <Field label="Subject" error={form.problemOf('emailSubject')}>
        <Input value={settings.emailSubject} maxLength={200} onChange={({ target }) => check(form, 'emailSubject', target.value)} />
      </Field>
      <Field label="Text" error={form.problemOf('emailText')}>
        <TextArea rows={6} value={settings.emailText} maxLength={2000} onChange={({ target }) => check(form, 'emailText', target.value)} />
      </Field>
    </SettingsCard>
  );
}

function check(form: Form, key: 'emailSubject' | 'emailText' | 'mailFrom', value: string): void {
  const parsed = documentSettings[key].safeParse(value);
  form.set(key, value, parsed.success ? '' : key === 'mailFrom' ? 'An email address' : (parsed.error.issues[0]?.message ?? ''));
}

const securities = ['TLS', 'STARTTLS', 'none'] as const;

function Server({ form, settings }: Props) {
  return (
    <>
      <div className={styles.three}>
        <Field label="Server">
          <Input value={settings.mailHost} maxLength={200} onChange={({ target }) => form.set('mailHost', target.value.trim())} />
        </Field>
        <Field label="Port" error={form.problemOf('mailPort')}>
          <ParsedInput
            key={form.round}
            inputMode="numeric"
            value={settings.mailPort}
            format={String}
            parse={parsePort}
            onChange={(port) => (port === null ? form.refuse('mailPort', '1 to 65535') : form.set('mailPort', port))}
          />
        </Field>
        <Field label="Encryption">
          <Select options={securities} value={settings.mailSecurity} onChange={(security) => form.set('mailSecurity', security)} />
        </Field>
      </div>
      <div className={styles.two}>
        <Field label="Sender’s address" error={form.problemOf('mailFrom')}>
          <Input type="email" value={settings.mailFrom} onChange={({ target }) => check(form, 'mailFrom', target.value.trim())} />
        </Field>
        <Field label="User" hint="Empty: the server asks for none">
          <Input value={settings.mailUser} maxLength={200} onChange={({ target }) => form.set('mailUser', target.value.trim())} />
        </Field>
      </div>
      {form.mayChange && <Password isSaved={!form.isChanged} />}
    </>
  );
}

const kept = {
  none: 'No password is known on this computer.',
  keychain: 'The password is kept in this computer’s keychain.',
  'until closed': 'This computer has no keychain: the password is known until Paydesk is closed.',
};

/** The password is this computer's own, so it is not one of the settings and is kept at once. */
function Password({ isSaved }: { isSaved: boolean }) {
  const field = useRef<HTMLInputElement>(null);
  const { data: state, refetch } = useOffice('mail.state', {}, { fresh: true });
  const keep = useSecretCall('mail.setPassword');
  const test = useCommand('mail.check');
  const save = () => {
    const input = field.current;
    if (!input) return;
    const onSuccess = () => {
      input.value = '';
      void refetch();
    };
    keep.send({ password: input.value }, { onSuccess });
  };
  return (
    <div className={styles.cards}>
      <div className={styles.logo}>
        <Field label="Password">
          <PasswordInput ref={field} maxLength={500} />
        </Field>
        <Button busy={keep.isPending} onClick={save}>
          Keep the password
        </Button>
        <Button
          disabled={!isSaved}
          busy={test.isPending}
          onClick={() => test.mutate({}, { onSuccess: () => toast.success('The mail server answers, and knows the user') })}
        >
          Try the server
        </Button>
      </div>
      {state && <Muted>{kept[state.kept]}</Muted>}
      <ErrorNote error={keep.error ?? test.error} />
    </div>
  );
}

function parsePort(text: string): number | null {
  const port = /^\d{1,5}$/.test(text.trim()) ? Number(text) : null;
  return port !== null && port >= 1 && port <= 65_535 ? port : null;
}
