import { Lock } from 'lucide-react';
import { toast } from 'sonner';
import type { Connection } from '../../../shared/office-api/office.ts';
import { Button, Callout, Checkbox, ErrorNote, ErrorState, Id, InstantText } from '../../components/index.ts';
import { useMayChange } from '../../use-may-change.ts';
import { useCommand, useOffice } from '../../use-office.ts';
import styles from './CompanionSettings.module.css';
import { LinkCard } from './LinkCard.tsx';
import { OneMoreDeskCard } from './OneMoreDeskCard.tsx';
import { Fact, Facts, SettingsCard } from './SettingsCard.tsx';

/** The hosted half: linking this desk with it, how the exchange stands, working offline on purpose. */
export function CompanionSettings() {
  const { data: connection, error, refetch } = useOffice('sync.status', {});
  const { data: session } = useOffice('office.session', {});
  const isAdministrator = session?.user.roles.includes('Administrator') ?? false;
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!connection) return null;
  return (
    <>
      {connection.state !== 'not enrolled' && <ExchangeCard connection={connection} />}
      {connection.state !== 'not enrolled' && isAdministrator && <OneMoreDeskCard />}
      <LinkCard key={connection.companionUrl} connection={connection} />
    </>
  );
}

function ExchangeCard({ connection }: { connection: Connection }) {
  const mayChange = useMayChange();
  const setOnline = useCommand('sync.setOnline');
  const now = useCommand('sync.now');
  const { state, companionUrl, lastReachedAt, waitingToBook, waitingToPublish, problem } = connection;
  const isOffline = state === 'working offline';
  return (
    <SettingsCard
      title="Exchange"
      about="What this desk publishes to the portal, what it fetches of Stripe’s reports, and what the office’s desks tell each other."
    >
      {problem !== '' && <Callout>{problem}</Callout>}
      <Facts>
        <Fact name="Companion">
          <Id id={companionUrl} whole />
        </Fact>
        <Fact name="Last reached">{lastReachedAt === null ? 'Not since Paydesk was started' : <InstantText at={lastReachedAt} />}</Fact>
        <Fact name="Waiting to be published">{counted(waitingToPublish, 'invoice', 'invoices')}</Fact>
        <Fact name="Waiting to be booked">{counted(waitingToBook, 'report from Stripe', 'reports from Stripe')}</Fact>
      </Facts>
      <div>
        <Checkbox
          label="Work offline"
          aria-describedby="work-offline"
          checked={setOnline.isPending ? !setOnline.variables.online : isOffline}
          disabled={!mayChange || setOnline.isPending}
          onChange={({ target }) => setOnline.mutate({ online: !target.checked })}
        />
        <p id="work-offline" className={styles.about}>
          Nothing is sent or fetched until this is unticked; all else works, and nothing is lost.
        </p>
      </div>
      <ErrorNote error={setOnline.error ?? now.error} />
      {mayChange ? (
        <div>
          <Button
            disabled={isOffline}
            busy={now.isPending}
            onClick={() => now.mutate({}, { onSuccess: () => toast.success('Up to date') })}
          >
            Exchange now
          </Button>
        </div>
      ) : (
        <Callout tone="accent" icon={Lock}>
          As a Viewer you can look at this. Administrators, Captains and Billers change it.
        </Callout>
      )}
    </SettingsCard>
  );
}

function counted(count: number, one: string, many: string): string {
  if (count === 0) return 'Nothing';
  return count === 1 ? `1 ${one}` : `${count} ${many}`;
}
