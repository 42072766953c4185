import { toast } from 'sonner';
import { formatDate } from '../../../shared/dates.ts';
import type { Output } from '../../../shared/office-api/index.ts';
import { sentenceOf } from '../../office.ts';
import { useCommand } from '../../use-office.ts';

type Imported = Output<'bank.import'>;

/** Asks for a statement's file in the system's own dialog and brings it in. */
export function useImportStatement(onImported: (imported: Imported) => void): { choose: () => void; busy: boolean } {
  const command = useCommand('bank.import');
  const bringIn = async () => {
    const kind = { name: 'Bank statements', extensions: ['ofx', 'qfx', 'qbo', 'csv', 'txt', 'xlsx'] };
    const file = await window.paydesk.chooseFile({ what: 'open', title: 'Choose the bank’s statement', kind });
    if (file === null) return;
    command.mutate(
      { file: file.token },
      {
        onSuccess: (imported) => {
          onImported(imported);
          toast.success(saidOf(imported));
        },
        onError: (error) => toast.error(sentenceOf(error), { duration: 15_000 }),
      },
    );
  };
  return { choose: () => void bringIn(), busy: command.isPending };
}

function saidOf({ added, known, from, to }: Imported): string {
  const period = `${formatDate(from)} to ${formatDate(to)}`;
  if (added === 0)
    return known === 1 ? 'Nothing new: its one line is here already' : `Nothing new: all ${known} lines of ${period} are here already`;
  const lines = `${added} ${added === 1 ? 'line' : 'lines'} of ${period}`;
  return known === 0 ? `${lines} imported` : `${lines} imported, ${known} were here already`;
}
