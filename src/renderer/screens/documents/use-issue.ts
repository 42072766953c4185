/** Lets documents leave: asks where to, does it, and says what came of it. */
import { toast } from 'sonner';
import type { Input } from '../../../shared/office-api/index.ts';
import { fileNameOf } from '../../../shared/file-name.ts';
import { sentenceOf } from '../../office.ts';
import { useCommand, useOffice } from '../../use-office.ts';

type Documents = Input<'documents.issue'>['documents'];
export type Way = 'print' | 'one file' | 'file each' | 'email';

/** `title`: what they are called, and the one file. */
export function useIssue() {
  const command = useCommand('documents.issue');
  const { data: settings } = useOffice('settings.get', {});

  async function issue(documents: Documents, title: string, way: Way, onDone?: () => void): Promise<void> {
    const chosen = await chooseWay(way, title, settings?.mailBy === 'server');
    if (!chosen) return;
    command.mutate(
      { documents, way: chosen },
      {
        onSuccess: ({ done, refused, cancelled }) => {
          if (done === 1 && documents.length === 1) {
            toast.success(way === 'print' ? `${title} is ready to print` : `${title} is saved`);
            onDone?.();
          } else if (refused[0] && documents.length === 1) toast.error(refused[0].reason);
          else if (cancelled && done === 0) toast('Stopped: nothing has left');
        },
        onError: (error) => {
          if (documents.length === 1) toast.error(sentenceOf(error));
        },
      },
    );
  }
  return { issue, byServer: settings?.mailBy === 'server', ...command };
}

/** Null: the user changed their mind. */
async function chooseWay(way: Way, title: string, byServer: boolean): Promise<Input<'documents.issue'>['way'] | null> {
  if (way === 'print') return { how: 'print' };
  if (way === 'email' && byServer) return { how: 'email' };
  const kind = { name: 'PDF', extensions: ['pdf'] };
  if (way === 'one file') {
    const file = await window.paydesk.chooseFile({ what: 'save', title: 'Save as PDF', suggestion: `${fileNameOf(title)}.pdf`, kind });
    return file && { how: 'one file', to: file.token };
  }
  const question = way === 'email' ? 'Keep the drafts in' : 'Save a PDF each into';
  const folder = await window.paydesk.chooseFile({ what: 'folder', title: question, kind });
  if (!folder) return null;
  return way === 'email' ? { how: 'email', folder: folder.token } : { how: 'file each', folder: folder.token };
}
