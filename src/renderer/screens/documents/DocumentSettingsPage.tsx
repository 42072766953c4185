import { documentSettings, papers, patientDetails, placeholders, type DocumentSettings } from '../../../shared/document-settings.ts';
import type { Settings } from '../../../shared/settings.ts';
import { Field, Input, Select, TextArea } from '../../components/index.ts';
import { SettingsCard } from '../settings/SettingsCard.tsx';
import { SettingsForm } from '../settings/SettingsForm.tsx';
import { type Form, useSettingsForm } from '../settings/use-settings-form.ts';
import { LogoField } from './LogoField.tsx';
import { MailCard } from './MailCard.tsx';
import { SamplePreview } from './SamplePreview.tsx';
import styles from './settings.module.css';

/** How papers look and what they say, with one of them as it would be after the change. */
export function DocumentSettingsPage() {
  const form = useSettingsForm();
  return (
    <SettingsForm form={form}>
      {(settings) => (
        <div className={styles.beside}>
          <div className={styles.cards}>
            <Letterhead form={form} settings={settings} />
            <Look form={form} settings={settings} />
            <Patients form={form} settings={settings} />
            <Texts form={form} settings={settings} />
            <MailCard form={form} settings={settings} />
          </div>
          <SamplePreview settings={settings} />
        </div>
      )}
    </SettingsForm>
  );
}

type Props = { form: Form; settings: Settings };

/** Sets what is typed, with what is wrong with it. */
function set<Key extends keyof DocumentSettings>(form: Form, key: Key, value: Settings[Key]): void {
  const parsed = documentSettings[key].safeParse(value);
  form.set(key, value, parsed.success ? '' : (parsed.error.issues[0]?.message ?? 'Not of the form expected'));
}

function Letterhead({ form, settings }: Props) {
  return (
    <SettingsCard title="Letterhead" about="The office’s name and phone number are set under Office.">
      <LogoField form={form} settings={settings} />
      <Field label="Address">
        <TextArea value={settings.officeAddress} maxLength={500} onChange={({ target }) => set(form, 'officeAddress', target.value)} />
      </Field>
      <Field label="Payments by mail go to" hint="Empty: to the office’s address">
        <TextArea value={settings.remitTo} maxLength={500} onChange={({ target }) => set(form, 'remitTo', target.value)} />
      </Field>
    </SettingsCard>
  );
}

const sides = [
  { value: 'left', label: 'Left' },
  { value: 'right', label: 'Right' },
] as const;

function Look({ form, settings }: Props) {
  return (
    <SettingsCard title="Paper" about="For #10 envelopes with a window, folded in three.">
      <div className={styles.three}>
        <Field label="Size">
          <Select options={papers} value={settings.paper} onChange={(paper) => set(form, 'paper', paper)} />
        </Field>
        <Field label="Window">
          <Select options={sides} value={settings.windowSide} onChange={(side) => set(form, 'windowSide', side)} />
        </Field>
        <Field label="Color" error={form.problemOf('documentColor')}>
          <Input type="color" value={settings.documentColor} onChange={({ target }) => set(form, 'documentColor', target.value)} />
        </Field>
      </div>
    </SettingsCard>
  );
}

const details = { nothing: 'Nothing', initials: 'Initials', name: 'Name', 'name and trip': 'Name, from and to' };
const detailOptions = patientDetails.map((value) => ({ value, label: details[value] }));

function Patients({ form, settings }: Props) {
  return (
    <SettingsCard title="Patients on paper" about="What customers of each kind read about the patient of a trip.">
      <div className={styles.three}>
        <Field label="Facilities">
          <Select
            options={detailOptions}
            value={settings.patientForFacility}
            onChange={(detail) => set(form, 'patientForFacility', detail)}
          />
        </Field>
        <Field label="Affiliates">
          <Select
            options={detailOptions}
            value={settings.patientForAffiliate}
            onChange={(detail) => set(form, 'patientForAffiliate', detail)}
          />
        </Field>
        <Field label="Patients">
          <Select
            options={detailOptions}
            value={settings.patientForPatient}
            onChange={(detail) => set(form, 'patientForPatient', detail)}
          />
        </Field>
      </div>
    </SettingsCard>
  );
}

const texts = [
  { key: 'textInvoice', label: 'On invoices' },
  { key: 'textByMail', label: 'How to pay by mail' },
  { key: 'textStatement', label: 'On statements' },
  { key: 'textReceipt', label: 'On receipts' },
  { key: 'textFooter', label: 'At the foot of each page' },
] as const;

function Texts({ form, settings }: Props) {
  return (
    <SettingsCard title="Texts" about={`The paper fills in {${placeholders.join('}, {')}}.`}>
      {texts.map(({ key, label }) => (
        <Field key={key} label={label} error={form.problemOf(key)}>
          <TextArea rows={2} value={settings[key]} maxLength={2000} onChange={({ target }) => set(form, key, target.value)} />
        </Field>
      ))}
    </SettingsCard>
  );
}
