import { Field, Input, Select, TextArea } from '../../components/index.ts';
import { SaveBar } from './SaveBar.tsx';
import { SettingsCard } from './SettingsCard.tsx';
import { useSettingsForm } from './use-settings-form.ts';

const timeZones = Intl.supportedValuesOf('timeZone').filter((zone) => zone.startsWith('America/') || zone.startsWith('Pacific/'));

/** The office's name, phone and clock, and what its invoices say by default. */
export function OfficeSettings() {
  const form = useSettingsForm();
  const { settings, set, mayChange } = form;
  if (!settings) return null;
  const zones = timeZones.includes(settings.timeZone) ? timeZones : [settings.timeZone, ...timeZones];
  return (
    <>
      <SettingsCard title="Office" about="Customers see the name and the phone number on the portal.">
        <Field label="Name">
          <Input
            value={settings.officeName}
            maxLength={120}
            disabled={!mayChange}
            onChange={({ target }) => set({ officeName: target.value })}
          />
        </Field>
        <Field label="Phone">
          <Input
            value={settings.officePhone}
            maxLength={40}
            disabled={!mayChange}
            onChange={({ target }) => set({ officePhone: target.value })}
          />
        </Field>
        <Field label="Time zone" hint="Decides which day it is in the office.">
          <Select options={zones} value={settings.timeZone} disabled={!mayChange} onChange={(timeZone) => set({ timeZone })} />
        </Field>
      </SettingsCard>
      <SettingsCard title="Invoices">
        <Field label="Days until an invoice is due">
          <Input
            type="number"
            min={0}
            max={365}
            value={settings.dueDays}
            disabled={!mayChange}
            onChange={({ target }) => Number.isInteger(target.valueAsNumber) && set({ dueDays: target.valueAsNumber })}
          />
        </Field>
        <Field label="Comment on every new invoice">
          <TextArea
            value={settings.invoiceComment}
            maxLength={2000}
            disabled={!mayChange}
            onChange={({ target }) => set({ invoiceComment: target.value })}
          />
        </Field>
      </SettingsCard>
      <SaveBar form={form} problem={settings.officeName.trim() === '' ? 'The office needs a name.' : ''} />
    </>
  );
}
