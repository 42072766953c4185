import { useState } from 'react';
import type { Door } from '../../shared/office-api/door.ts';
import { Button, ErrorNote } from '../components/index.ts';
import { useSecretCall } from '../use-secret-call.ts';

/** New books from a full export of an office; its people sign in as before. */
export function BeginFromExport({ onDone }: { onDone: (door: Door) => void }) {
  const restore = useSecretCall('door.restore');
  const [choosing, setChoosing] = useState(false);
  const begin = async () => {
    setChoosing(true);
    const kind = { name: 'Full export', extensions: ['zip'] };
    const chosen = await window.paydesk.chooseFile({ what: 'open', title: 'Begin from an export', kind }).finally(() => setChoosing(false));
    if (chosen) restore.send({ file: chosen.token }, { onSuccess: onDone });
  };
  return (
    <>
      <Button busy={choosing || restore.isPending} onClick={() => void begin()}>
        {restore.isPending ? 'Making the books anew…' : 'Begin from an export…'}
      </Button>
      <ErrorNote error={restore.error} />
    </>
  );
}
