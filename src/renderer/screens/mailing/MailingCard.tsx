import type { Settings } from '../../../shared/settings.ts';
import { Field, TextArea } from '../../components/index.ts';
import { SettingsCard } from '../settings/SettingsCard.tsx';
import type { Form } from '../settings/use-settings-form.ts';

const texts = [
  { key: 'textMailing', label: 'Message on each invoice' },
  { key: 'textSelfPay', label: 'How to pay online' },
] as const;

/** What the mailing house prints in the office's words. */
export function MailingCard({ form, settings }: { form: Form; settings: Settings }) {
  return (
    <SettingsCard
      title="Mailing house"
      about="Goes with invoices that are exported for BillFlash. {customer}, {amount}, {due date}, {phone}, {portal} and {self-pay ID} stand for what they name."
    >
      {texts.map(({ key, label }) => (
        <Field key={key} label={label} error={form.problemOf(key)}>
          <TextArea value={settings[key]} maxLength={2000} onChange={({ target }) => form.set(key, target.value)} />
        </Field>
      ))}
    </SettingsCard>
  );
}
