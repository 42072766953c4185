import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, Suspense, useEffect, useState } from 'react';
import { toast } from 'sonner';
import { ErrorState } from '../components/index.ts';
import { navigate } from '../hash-location.ts';
import { later } from '../later.tsx';
import { office, sentenceOf } from '../office.ts';
import { paths } from '../paths.ts';
import { openMoney } from '../screens/payments/money-step.ts';
import { useMenuCommands } from '../shell/use-menu-commands.ts';
import { forgetDeeds } from '../undo.ts';
import styles from './door.module.css';
import { DoorActionsProvider, useDoor, useSetDoor } from './door.ts';
import { LockScreen } from './LockScreen.tsx';
import { SignIn } from './SignIn.tsx';
import { useIdle } from './use-idle.ts';

const ChangePasswordDialog = later(async () => (await import('./ChangePasswordDialog.tsx')).ChangePasswordDialog);
const Welcome = later(async () => (await import('./Welcome.tsx')).Welcome);

/**
 * The desk for whoever is signed in, else the way in. A desk that is locked, or whose ledger had to start again, stays as it was under the lock:
 * what was typed is there when the same person comes back, and gone when somebody else signs in.
 */
export function Gate({ children }: { children: ReactNode }) {
  const { data: door, error, refetch } = useDoor();
  const setDoor = useSetDoor();
  const client = useQueryClient();
  const [deskOf, setDeskOf] = useState<string | null>(null);
  const [changingPassword, setChangingPassword] = useState(false);
  const isIn = door?.state === 'signed in';
  if (isIn && door.person !== deskOf) setDeskOf(door.person);

  // What one person had open outside the screens is not for the next.
  useEffect(
    () => () => {
      forgetDeeds();
      openMoney('none');
      toast.dismiss();
    },
    [deskOf],
  );

  const lock = () => void office.call('door.lock', {}).then(setDoor, (problem: unknown) => toast.error(sentenceOf(problem)));
  const signOut = () =>
    void office.call('door.signOut', {}).then((now) => {
      setDeskOf(null);
      setChangingPassword(false);
      navigate(paths.home);
      client.clear();
      setDoor(now);
    });
  const changePassword = () => setChangingPassword(true);
  const actions = { lock, signOut, changePassword };
  useMenuCommands({ lock, 'sign out': signOut, 'change password': changePassword }, false);
  useIdle(isIn ? door.idleMinutes : 0, () => void office.call('door.lock', {}).then(setDoor, () => {})); // who has no password is not locked out

  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!door) return null;
  if (door.state === 'new') {
    return (
      <Suspense>
        <Welcome door={door} onDone={setDoor} />
      </Suspense>
    );
  }
  const owner = door.people.find(({ id }) => id === deskOf);
  if (!isIn && !owner) return <SignIn door={door} onDone={setDoor} />;
  return (
    <DoorActionsProvider value={actions}>
      <div key={deskOf} className={styles.desk} data-locked={!isIn}>
        {children}
        <Suspense>{changingPassword && <ChangePasswordDialog onClose={() => setChangingPassword(false)} />}</Suspense>
      </div>
      {!isIn && owner && <LockScreen door={door} person={owner} onDone={setDoor} onSignOut={signOut} />}
    </DoorActionsProvider>
  );
}
