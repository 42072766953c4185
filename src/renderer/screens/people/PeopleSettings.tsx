import { Ellipsis, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import type { Person, RefusedCall } from '../../../shared/office-api/people.ts';
import { Badge, Button, ErrorNote, ErrorState, Field, HistoryList, IconButton, InstantText, Menu, Select } from '../../components/index.ts';
import { useCommand, useOffice } from '../../use-office.ts';
import { SettingsCard } from '../settings/SettingsCard.tsx';
import styles from './people.module.css';
import { AddPersonDialog, EditPersonDialog } from './PersonDialog.tsx';
import { ResetPasswordDialog } from './ResetPasswordDialog.tsx';

type Asking = { what: 'add' } | { what: 'edit' | 'reset'; person: Person };

/** Who works here and what they may. For Administrators. */
export function PeopleSettings() {
  const { data, error, refetch } = useOffice('people.get', {});
  const { data: history } = useOffice('people.history', {});
  const [asking, setAsking] = useState<Asking | null>(null);
  const close = () => setAsking(null);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  return (
    <>
      <SettingsCard
        title="People"
        about="Whoever works with these books has a name and a password of their own, so that histories say who did what."
      >
        <ul className={styles.people}>
          {data.people.map((person) => (
            <PersonLine key={person.id} person={person} ask={(what) => setAsking({ what, person })} />
          ))}
        </ul>
        <div>
          <Button icon={UserPlus} onClick={() => setAsking({ what: 'add' })}>
            Add a person…
          </Button>
        </div>
      </SettingsCard>
      <Locking />
      <SettingsCard title="Who changed what">{history && <HistoryList entries={history.entries} />}</SettingsCard>
      <RefusedCalls />
      {asking?.what === 'add' && <AddPersonDialog onClose={close} />}
      {asking?.what === 'edit' && <EditPersonDialog person={asking.person} onClose={close} />}
      {asking?.what === 'reset' && <ResetPasswordDialog person={asking.person} onClose={close} />}
    </>
  );
}

function PersonLine({ person, ask }: { person: Person; ask: (what: 'edit' | 'reset') => void }) {
  const { id, name, roles, active, password } = person;
  const { data: session } = useOffice('office.session', {});
  const change = useCommand('people.change');
  const setActive = (to: boolean) => {
    const undo = { label: 'Undo', onClick: () => change.mutate({ id, set: { active: !to } }) };
    const say = () => toast.success(to ? `${name} may sign in again` : `${name} can no longer sign in`, { action: undo });
    change.mutate({ id, set: { active: to } }, { onSuccess: say });
  };
  return (
    <li className={styles.person} data-active={active}>
      <span className={styles.name}>
        {name}
        {session?.user.id === id && <span className={styles.about}> you</span>}
      </span>
      <span className={styles.badges}>
        {active ? (
          roles.map((role) => (
            <Badge key={role} tone={role === 'Administrator' ? 'accent' : 'neutral'}>
              {role}
            </Badge>
          ))
        ) : (
          <Badge>Deactivated</Badge>
        )}
        {active && password === 'one-time' && <Badge tone="attention">One-time password</Badge>}
        {active && password === 'none' && <Badge tone="attention">No password</Badge>}
      </span>
      <Menu
        items={[
          { label: 'Edit…', onSelect: () => ask('edit') },
          { label: 'Reset the password…', onSelect: () => ask('reset') },
          'line',
          active
            ? { label: 'Deactivate', danger: true, onSelect: () => setActive(false) }
            : { label: 'Reactivate', onSelect: () => setActive(true) },
        ]}
      >
        <IconButton size="small" icon={Ellipsis} label={`More about ${name}`} />
      </Menu>
      {change.error && (
        <div className={styles.problem}>
          <ErrorNote error={change.error} />
        </div>
      )}
    </li>
  );
}

const idleChoices = [2, 5, 10, 15, 30, 60, 0];
const minutesInWords = (minutes: number) => (minutes === 0 ? 'Never' : `After ${minutes} minutes`);

/** When a desk that nobody touches locks, on every desk of the office. */
function Locking() {
  const { data: settings } = useOffice('settings.get', {});
  const change = useCommand('settings.change');
  if (!settings) return null;
  const { idleMinutes } = settings;
  const choices = idleChoices.includes(idleMinutes) ? idleChoices : [idleMinutes, ...idleChoices];
  return (
    <SettingsCard
      title="Locking"
      about={`A locked desk hides what is on the screen until its password is typed. Anybody locks at once by ${lockKeys()}.`}
    >
      <div className={styles.idle}>
        <Field label="Lock a desk that nobody touches">
          <Select
            options={choices.map((minutes) => ({ value: String(minutes), label: minutesInWords(minutes) }))}
            value={String(idleMinutes)}
            onChange={(minutes) =>
              change.mutate(
                { idleMinutes: Number(minutes) },
                { onSuccess: () => toast.success(`Desks lock: ${minutesInWords(Number(minutes)).toLowerCase()}`) },
              )
            }
          />
        </Field>
      </div>
      <ErrorNote error={change.error} />
    </SettingsCard>
  );
}

function lockKeys(): string {
  return window.paydesk.platform === 'mac' ? '⌘ L' : 'Ctrl L';
}

const reasons: Record<RefusedCall['why'], string> = {
  role: 'asked for what their roles do not cover',
  password: 'Wrong password',
  nobody: 'Asked while nobody was signed in',
};

/** What this desk refused. Asked for when the page opens: a refusal changes no books, so nothing tells of it. */
function RefusedCalls() {
  const { data } = useOffice('people.refused', {}, { fresh: true });
  if (!data || data.refused.length === 0) return null;
  return (
    <SettingsCard title="Refused at this desk" about="Wrong passwords, and what somebody asked for without the role for it. The last 200.">
      <ol className={styles.refused}>
        {data.refused.map(({ at, user, call, why }, index) => (
          <li key={`${at} ${index}`} className={styles.refusal}>
            <span className={styles.about}>
              <InstantText at={at} short />
            </span>
            <span>
              {user !== '' && <strong>{user}</strong>} {reasons[why]}
              {why !== 'password' && <span className={styles.about}> {call}</span>}
            </span>
          </li>
        ))}
      </ol>
    </SettingsCard>
  );
}
