import { Link } from 'wouter';
import type { Connection } from '../../../shared/office-api/office.ts';
import type { StripeState } from '../../../shared/companion-api/facts.ts';
import { Badge, Callout, Checkbox, ErrorNote, ExternalLink, HistoryList, Id, InstantText, type Tone } from '../../components/index.ts';
import { paths } from '../../paths.ts';
import { useOffice } from '../../use-office.ts';
import { FeeCard } from './FeeCard.tsx';
import { Fact, Facts, SettingsCard } from './SettingsCard.tsx';
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

const statuses: Record<StripeState['status'], { tone: Tone; text: string }> = {
  active: { tone: 'fine', text: 'Active' },
  onboarding: { tone: 'attention', text: 'Signing up is not finished' },
  'in review': { tone: 'attention', text: 'Stripe looks at it' },
  restricted: { tone: 'attention', text: 'Restricted by Stripe' },
  deactivated: { tone: 'wrong', text: 'Closed by Stripe' },
  deauthorised: { tone: 'wrong', text: 'Connection ended' },
  'not linked': { tone: 'attention', text: 'No account' },
  unreachable: { tone: 'attention', text: 'Stripe cannot be reached' },
};

function AccountCard({ connection: { stripe, state } }: { connection: Connection }) {
  if (stripe === null)
    return (
      <SettingsCard title="Stripe account">
        <Callout>
          {state === 'not enrolled' ? (
            <>
              This desk is not linked with a companion yet, so customers cannot pay online. An Administrator links it under{' '}
              <Link href={paths.companion}>Companion</Link>.
            </>
          ) : (
            'The companion has not told yet how it stands with Stripe.'
          )}
        </Callout>
      </SettingsCard>
    );
  const { tone, text } = statuses[stripe.status];
  return (
    <SettingsCard title="Stripe account">
      {stripe.message !== '' && stripe.status !== 'active' && <Callout>{stripe.message}</Callout>}
      <Facts>
        <Fact name="Status">
          <Badge tone={tone}>{text}</Badge>
        </Fact>
        <Fact name="Mode">{stripe.mode === 'live' ? 'Live: real money' : 'Sandbox: no real money'}</Fact>
        <Fact name="Account">{stripe.account === '' ? 'None' : <AccountId stripe={stripe} />}</Fact>
        <Fact name="Last heard from">{stripe.lastHeardAt === null ? 'Never' : <InstantText at={stripe.lastHeardAt} />}</Fact>
        <Fact name="Stripe dashboard">
          <ExternalLink url={stripe.dashboardUrl}>{withoutScheme(stripe.dashboardUrl)}</ExternalLink>
        </Fact>
        <Fact name="Portal">
          <ExternalLink url={stripe.portalUrl}>{withoutScheme(stripe.portalUrl)}</ExternalLink>
        </Fact>
      </Facts>
    </SettingsCard>
  );
}

function withoutScheme(url: string): string {
  return url.replace(/^https?:\/\//, '');
}

function AccountId({ stripe: { account, accountName } }: { stripe: StripeState }) {
  return (
    <>
      {accountName} <Id id={account} whole />
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
