import { Checkbox, ErrorNote, HistoryList } from '../../components/index.ts';
import { useOffice } from '../../use-office.ts';
import { AccountCard } from './AccountCard.tsx';
import { AtStripeCard } from './AtStripeCard.tsx';
import { FeeCard } from './FeeCard.tsx';
import { PartialCard } from './PartialCard.tsx';
import { SettingsCard } from './SettingsCard.tsx';
import { SettingsForm } from './SettingsForm.tsx';
import { useSettingsForm } from './use-settings-form.ts';

/** How customers pay online: the account, whether the portal is on, who bears the fee, which invoices may be paid; and who changed what. */
export function StripeConfiguration() {
  const { data: connection, error } = useOffice('sync.status', {});
  const form = useSettingsForm();
  return (
    <>
      <ErrorNote error={error} />
      {connection && <AccountCard connection={connection} />}
      {connection?.stripe && <AtStripeCard stripe={connection.stripe} />}
      <SettingsForm form={form}>
        {(settings) => (
          <>
            <SettingsCard
              title="Self-pay portal"
              about="While it is off, customers are told kindly to call the office; payments already under way are still booked."
            >
              <Checkbox
                label="Customers can pay invoices online"
                checked={settings.portalEnabled}
                onChange={({ target }) => form.set('portalEnabled', target.checked)}
              />
            </SettingsCard>
            <FeeCard form={form} settings={settings} />
            <PartialCard form={form} settings={settings} />
            <SettingsCard title="Stale invoices" about="Off: a customer whose invoice was closed as Unpaid is asked to call the office.">
              <Checkbox
                label="Allow customers to make payments against invoices that are already marked Unpaid"
                checked={settings.allowUnpaid}
                onChange={({ target }) => form.set('allowUnpaid', target.checked)}
              />
            </SettingsCard>
          </>
        )}
      </SettingsForm>
      <Changes />
    </>
  );
}

function Changes() {
  const { data, error } = useOffice('settings.history', {});
  return (
    <SettingsCard title="Who changed what">
      <ErrorNote error={error} />
      {data && (data.entries.length === 0 ? 'Nothing has been changed yet.' : <HistoryList entries={data.entries} />)}
    </SettingsCard>
  );
}
