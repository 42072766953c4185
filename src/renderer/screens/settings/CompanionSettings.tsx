import { useState } from 'react';
import { toast } from 'sonner';
import type { Connection } from '../../../shared/office-api/office.ts';
import { Button, Callout, Checkbox, ErrorNote, Field, Input, InstantText } from '../../components/index.ts';
import { useCommand, useOffice } from '../../use-office.ts';
import { Fact, Facts, SettingsCard } from './SettingsCard.tsx';

/** The hosted half: linking this desk with it, how the exchange stands, working offline on purpose. */
export function CompanionSettings() {
  const { data: connection } = useOffice('sync.status', {});
  if (!connection) return null;
  const isLinked = connection.state !== 'not enrolled';
  return (
    <>
      {isLinked && <ExchangeCard connection={connection} />}
      <LinkCard key={connection.companionUrl} connection={connection} />
    </>
  );
}

function ExchangeCard({ connection }: { connection: Connection }) {
  const setOnline = useCommand('sync.setOnline');
  const now = useCommand('sync.now');
  const { state, companionUrl, lastReachedAt, waitingToBook, waitingToPublish, problem } = connection;
  const isOffline = state === 'working offline';
  return (
    <SettingsCard title="Exchange">
      {problem !== '' && <Callout>{problem}</Callout>}
      <Facts>
        <Fact name="Address">{companionUrl}</Fact>
        <Fact name="Last reached">{lastReachedAt === null ? 'Not since Paydesk was started' : <InstantText at={lastReachedAt} />}</Fact>
        <Fact name="Waiting to be published">{waitingToPublish === 1 ? '1 invoice' : `${waitingToPublish} invoices`}</Fact>
        <Fact name="Waiting to be booked">{waitingToBook === 1 ? '1 report of Stripe' : `${waitingToBook} reports of Stripe`}</Fact>
      </Facts>
      <Checkbox
        label="Work offline: nothing is sent or fetched until this is unticked"
        checked={isOffline}
        disabled={setOnline.isPending}
        onChange={({ target }) => setOnline.mutate({ online: !target.checked })}
      />
      <ErrorNote error={setOnline.error ?? now.error} />
      <div>
        <Button disabled={isOffline} busy={now.isPending} onClick={() => now.mutate({}, { onSuccess: () => toast.success('Up to date') })}>
          Exchange now
        </Button>
      </div>
    </SettingsCard>
  );
}

function LinkCard({ connection: { state, companionUrl } }: { connection: Connection }) {
  const { data: session } = useOffice('office.session', {});
  const enrol = useCommand('sync.enrol');
  const [address, setAddress] = useState(companionUrl);
  const [code, setCode] = useState('');
  const mayLink = session?.user.roles.includes('Administrator') ?? false;
  const isLinked = state !== 'not enrolled';
  return (
    <SettingsCard
      title={isLinked ? 'Link this desk anew' : 'Link this desk'}
      about="The administrator of the companion prints a one-time code that is good for a day: npm run -s companion -- code"
    >
      <Field label="Address of the companion">
        <Input
          type="url"
          placeholder="https://pay.example.com"
          value={address}
          disabled={!mayLink}
          onChange={({ target }) => setAddress(target.value)}
        />
      </Field>
      <Field label="One-time code">
        <Input placeholder="K7QM-2XPD" value={code} maxLength={40} disabled={!mayLink} onChange={({ target }) => setCode(target.value)} />
      </Field>
      <ErrorNote error={enrol.error} />
      <div>
        <Button
          variant={isLinked ? 'secondary' : 'primary'}
          disabled={!mayLink || address === '' || code === ''}
          busy={enrol.isPending}
          onClick={() =>
            enrol.mutate(
              { companionUrl: address.trim(), code: code.trim() },
              {
                onSuccess: () => {
                  setCode('');
                  toast.success('This desk is linked');
                },
              },
            )
          }
        >
          Link this desk
        </Button>
      </div>
      {!mayLink && <Callout tone="accent">Only an Administrator links a desk.</Callout>}
    </SettingsCard>
  );
}
