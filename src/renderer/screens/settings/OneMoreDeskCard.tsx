import { useState } from 'react';
import { Button, ErrorNote, Id } from '../../components/index.ts';
import { useSecretCall } from '../../use-secret-call.ts';
import { SettingsCard } from './SettingsCard.tsx';

/** What an Administrator needs to set up another computer of this office. */
export function OneMoreDeskCard() {
  const [joiningKey, setJoiningKey] = useState<string | null>(null);
  const ask = useSecretCall('sync.joiningKey');
  return (
    <SettingsCard
      title="One more desk"
      about="On a new computer, start Paydesk and choose “Join an office that uses Paydesk”. It asks for the companion’s address, a one-time code and the joining key. Whoever has both, code and key, gets the whole books: hand them over as you would hand over the books."
    >
      {joiningKey === null ? (
        <div>
          <Button busy={ask.isPending} onClick={() => ask.send({}, { onSuccess: (told) => setJoiningKey(told.joiningKey) })}>
            Show the joining key
          </Button>
        </div>
      ) : (
        <div>
          <Id id={joiningKey} whole />
        </div>
      )}
      <ErrorNote error={ask.error} />
    </SettingsCard>
  );
}
