import { useState } from 'react';
import { toast } from 'sonner';
import type { Door } from '../../shared/office-api/door.ts';
import { Button, Dialog, ErrorNote, RunProgress } from '../components/index.ts';
import { sentenceOf } from '../office.ts';
import { useSecretCall } from '../use-secret-call.ts';

/** New books from a full export of an office; its people sign in as before. */
export function BeginFromExport({ onDone }: { onDone: (door: Door) => void }) {
  const restore = useSecretCall('door.restore');
  const stop = useSecretCall('door.stopRestoring');
  const [isChoosing, setChoosing] = useState(false);
  const begin = async () => {
    setChoosing(true);
    const kind = { name: 'Full export', extensions: ['zip'] };
    const chosen = await window.paydesk
      .chooseFile({ what: 'open', title: 'Begin from an export', kind })
      .catch((error: unknown) => void toast.error(sentenceOf(error)))
      .finally(() => setChoosing(false));
    if (!chosen) return;
    const onSuccess = (door: Door) => {
      if (door.state === 'new') toast('Stopped. This desk has no books still.');
      onDone(door);
    };
    restore.send({ file: chosen.token }, { onSuccess });
  };
  const stopIt = (
    <Button busy={stop.isPending} onClick={() => stop.send({}, { onSuccess: () => {} })}>
      Stop
    </Button>
  );
  return (
    <>
      <Button busy={isChoosing || restore.isPending} onClick={() => void begin()}>
        Begin from an export…
      </Button>
      {restore.isPending && (
        <Dialog title="Making the books anew" width="small" onClose={() => {}} actions={stopIt}>
          <RunProgress atTheDoor unit="lines" stopped="Nothing is left of it when you stop it." />
          <ErrorNote error={stop.error} />
        </Dialog>
      )}
      <ErrorNote error={restore.error} />
    </>
  );
}
