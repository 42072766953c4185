import { CloudOff, Lock } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import { Link } from 'wouter';
import * as z from 'zod';
import type { StripeState } from '../../../shared/companion-api/facts.ts';
import type { Connection } from '../../../shared/office-api/office.ts';
import {
  Badge,
  Button,
  Callout,
  ConfirmDialog,
  Dialog,
  ErrorNote,
  ExternalLink,
  Field,
  Id,
  Input,
  InstantText,
  type Tone,
} from '../../components/index.ts';
import { paths } from '../../paths.ts';
import { useCommand, useOffice } from '../../use-office.ts';
import styles from './AccountCard.module.css';
import { Fact, Facts, SettingsCard } from './SettingsCard.tsx';

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

/** The office's account at Stripe: which one, how it stands, what is missing, and for an Administrator, linking and unlinking it. */
export function AccountCard({ connection }: { connection: Connection }) {
  const { stripe, state } = connection;
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
      <AsItStood connection={connection} />
      {stripe.message !== '' && <Callout tone={tone === 'wrong' ? 'wrong' : 'attention'}>{stripe.message}</Callout>}
      <Missing stripe={stripe} />
      <Facts>
        <Fact name="Status">
          <Badge tone={tone}>{text}</Badge> {stripe.since !== null && stripe.status !== 'not linked' && <Since at={stripe.since} />}
        </Fact>
        <Fact name="Mode">{stripe.mode === 'live' ? 'Live: real money' : 'Sandbox: no real money'}</Fact>
        <Fact name="Account">{stripe.account === '' ? 'None' : <AccountId stripe={stripe} />}</Fact>
        <Fact name="Linked by">
          {stripe.accounts === 'own' ? 'The secret key on the companion; another account is another key there' : 'Signing up here'}
        </Fact>
        <Fact name="Last heard from">{stripe.lastHeardAt === null ? 'Never' : <InstantText at={stripe.lastHeardAt} />}</Fact>
        <Fact name="Portal">
          <ExternalLink url={stripe.portalUrl}>{stripe.portalUrl.replace(/^https?:\/\//, '')}</ExternalLink> <PortalBadge stripe={stripe} />
        </Fact>
      </Facts>
      <Actions stripe={stripe} />
    </SettingsCard>
  );
}

/** What is shown was told before: the companion is away, or the desk works offline on purpose. */
function AsItStood({ connection: { state, offlineSince, lastReachedAt } }: { connection: Connection }) {
  if (state !== 'offline' && state !== 'working offline') return null;
  const since = offlineSince ?? lastReachedAt;
  return (
    <Callout icon={CloudOff}>
      {state === 'offline' ? 'The companion cannot be reached' : 'This desk works offline, as you chose'}
      {since !== null && (
        <>
          {' since '}
          <InstantText at={since} />
        </>
      )}
      : this is how the account stood then. What you change on this page is kept on this computer, and told to the companion when it is
      reached.
    </Callout>
  );
}

/** Whether customers can pay now; why not stands above, or is the office's own choice. */
function PortalBadge({ stripe: { status } }: { stripe: StripeState }) {
  const { data: settings } = useOffice('settings.get', {});
  if (!settings) return null;
  if (!settings.portalEnabled) return <Badge>Switched off by the office</Badge>;
  return status === 'active' || status === 'unreachable' ? <Badge tone="fine">Open</Badge> : <Badge tone="attention">Closed</Badge>;
}

function Since({ at }: { at: NonNullable<StripeState['since']> }) {
  return (
    <span className={styles.since}>
      since <InstantText at={at} />
    </span>
  );
}

function AccountId({ stripe: { account, accountName } }: { stripe: StripeState }) {
  return (
    <>
      {accountName} <Id id={account} whole />
    </>
  );
}

function Missing({ stripe: { missing, missingBy } }: { stripe: StripeState }) {
  if (missing.length === 0) return null;
  return (
    <section aria-labelledby="missing">
      <h3 id="missing" className={styles.missing}>
        Stripe still asks for
        {missingBy !== null && (
          <>
            {' '}
            (until <InstantText at={missingBy} />)
          </>
        )}
      </h3>
      <ul className={styles.list}>
        {missing.map((what) => (
          <li key={what}>{what}</li>
        ))}
      </ul>
    </section>
  );
}

/** What the next step is called, where there is one at Stripe. */
function nextStep({ status, account, missing }: StripeState): string | null {
  if (account === '') return 'Sign up for Stripe';
  if (status === 'onboarding') return 'Go on signing up';
  return missing.length > 0 && status !== 'deauthorised' && status !== 'deactivated' ? 'Give Stripe what is missing' : null;
}

function Actions({ stripe }: { stripe: StripeState }) {
  const { data: session } = useOffice('office.session', {});
  const signUp = useCommand('stripe.signUp');
  const lookAgain = useCommand('stripe.lookAgain');
  const [asking, setAsking] = useState<'sign up' | 'unlink' | null>(null);
  if (!session || session.user.roles.every((role) => role === 'Viewer')) return null;
  const isPlatform = stripe.accounts === 'platform';
  const mayLink = isPlatform && session.user.roles.includes('Administrator');
  const step = nextStep(stripe);
  const go = (wish: { email: string | null; again: string | null }) =>
    signUp.mutate(wish, {
      onSuccess: ({ url, connection }) => {
        setAsking(null);
        if (connection.stripe?.status === 'active') return void toast.success('The account is linked');
        window.paydesk.openExternal(url);
        toast('Your browser shows Stripe’s questions', { description: 'This page follows by itself.' });
      },
    });
  return (
    <>
      {isPlatform && !mayLink && (step !== null || stripe.status === 'deauthorised') && (
        <Callout tone="accent" icon={Lock}>
          Only an Administrator links an account.
        </Callout>
      )}
      <ErrorNote error={asking === null ? (signUp.error ?? lookAgain.error) : null} />
      <div className={styles.actions}>
        {mayLink && step !== null && (
          <Button
            variant="primary"
            busy={signUp.isPending}
            onClick={() => (stripe.account === '' ? setAsking('sign up') : go({ email: null, again: null }))}
          >
            {step}
          </Button>
        )}
        {mayLink &&
          stripe.account === '' &&
          stripe.formerAccounts.map((former) => (
            <Button key={former} onClick={() => go({ email: null, again: former })}>
              Link {former} again
            </Button>
          ))}
        {(stripe.account !== '' || !isPlatform) && (
          <Button busy={lookAgain.isPending} onClick={() => lookAgain.mutate({}, { onSuccess: () => toast.success('Stripe was asked') })}>
            Ask Stripe again
          </Button>
        )}
        {mayLink && stripe.account !== '' && <Button onClick={() => setAsking('unlink')}>Unlink…</Button>}
      </div>
      {asking === 'sign up' && (
        <SignUpDialog
          busy={signUp.isPending}
          error={signUp.error}
          onClose={() => setAsking(null)}
          onSignUp={(email) => go({ email, again: null })}
        />
      )}
      {asking === 'unlink' && <UnlinkDialog stripe={stripe} onClose={() => setAsking(null)} />}
    </>
  );
}

type SignUpProps = { busy: boolean; error: unknown; onClose: () => void; onSignUp: (email: string) => void };

function SignUpDialog({ busy, error, onClose, onSignUp }: SignUpProps) {
  const [typed, setTyped] = useState('');
  const email = typed.trim();
  const isEmail = z.email().safeParse(email).success;
  return (
    <Dialog
      title="Sign up for Stripe"
      subtitle="The account belongs to the office, with the whole Stripe dashboard. Payments go to it directly."
      onClose={onClose}
      onSubmit={() => isEmail && onSignUp(email)}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" disabled={!isEmail} busy={busy}>
            Go to Stripe
          </Button>
        </>
      }
    >
      <Field label="Email address that Stripe writes to" hint="Of whoever looks after the office’s money.">
        <Input type="email" autoComplete="email" value={typed} maxLength={200} onChange={({ target }) => setTyped(target.value)} />
      </Field>
      <p className={styles.told}>
        Your browser then shows Stripe’s questions: the company, its tax ID, who stands for it, and a bank account for payouts. You can stop
        at any time and go on here later.
      </p>
      <ErrorNote error={error} />
    </Dialog>
  );
}

function UnlinkDialog({ stripe, onClose }: { stripe: StripeState; onClose: () => void }) {
  const unlink = useCommand('stripe.unlink');
  return (
    <ConfirmDialog
      title="Unlink this Stripe account?"
      confirm="Unlink"
      danger
      busy={unlink.isPending}
      error={unlink.error}
      onConfirm={() => unlink.mutate({ account: stripe.account }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p>
        Customers cannot pay online until an account is linked again. What was paid on <Id id={stripe.account} whole /> stays as it is:
        refunds and disputes of it still arrive. The account itself stays at Stripe, and can be linked again here.
      </p>
    </ConfirmDialog>
  );
}
