import { Field, Input, Select, TextArea } from '../../components/index.ts';
import { MailingCard } from '../mailing/MailingCard.tsx';
import { LateFeeCard, parseDays } from './LateFeeCard.tsx';
import styles from './OfficeSettings.module.css';
import { ParsedInput } from './ParsedInput.tsx';
import { SettingsCard } from './SettingsCard.tsx';
import { SettingsForm } from './SettingsForm.tsx';
import { timeZonesWith } from './time-zones.ts';
import { useSettingsForm } from './use-settings-form.ts';

/** The office's name, phone and clock, and what its invoices say by default. */
export function OfficeSettings() {
  const form = useSettingsForm();
  return (
    <SettingsForm form={form}>
      {(settings) => (
        <>
          <SettingsCard
            title="Office"
            about="Customers see the name and the phone number on the payment page, with the logo that is set under Documents."
          >
            <Field label="Name" error={form.problemOf('officeName')}>
              <Input
                value={settings.officeName}
                maxLength={120}
                onChange={({ target: { value } }) => form.set('officeName', value, value.trim() === '' ? 'The office needs a name' : '')}
              />
            </Field>
            <div className={styles.pair}>
              <Field label="Phone">
                <Input
                  type="tel"
                  value={settings.officePhone}
                  maxLength={40}
                  onChange={({ target }) => form.set('officePhone', target.value)}
                />
              </Field>
              <Field label="Time zone" hint="Decides which day it is in the office">
                <Select
                  options={timeZonesWith(settings.timeZone)}
                  value={settings.timeZone}
                  onChange={(zone) => form.set('timeZone', zone)}
                />
              </Field>
            </div>
          </SettingsCard>
          <SettingsCard title="Invoices" about="For invoices that are made from now on; those that are out stay as they are.">
            <div className={styles.days}>
              <Field label="Days until due" error={form.problemOf('dueDays')}>
                <ParsedInput
                  key={form.round}
                  inputMode="numeric"
                  value={settings.dueDays}
                  format={String}
                  parse={parseDays}
                  onChange={(days) => (days === null ? form.refuse('dueDays', '0 to 365 days') : form.set('dueDays', days))}
                />
              </Field>
            </div>
            <Field label="Comment">
              <TextArea
                value={settings.invoiceComment}
                maxLength={2000}
                placeholder="Such as where to send checks, and whom to call with questions"
                onChange={({ target }) => form.set('invoiceComment', target.value)}
              />
            </Field>
          </SettingsCard>
          <LateFeeCard form={form} settings={settings} />
          <MailingCard form={form} settings={settings} />
        </>
      )}
    </SettingsForm>
  );
}
