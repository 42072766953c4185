import { useState } from 'react';
import { toast } from 'sonner';
import { formatDate } from '../../../shared/dates.ts';
import type { Output } from '../../../shared/office-api/index.ts';
import type { StatementColumns } from '../../../shared/statement-fields.ts';
import { sentenceOf } from '../../office.ts';
import { useCommand } from '../../use-office.ts';

type Imported = Output<'bank.import'>;
type Read = Output<'bank.read'>;

/** A file whose columns the biller is asked about. */
export type AskedStatement = { token: string; read: Read };

/**
 * Asks for a statement's file in the system's own dialog and brings it in: at once where it is known what is what in it, else once its columns
 * were looked at.
 */
export function useImportStatement(onImported: (imported: Imported) => void) {
  const read = useCommand('bank.read');
  const command = useCommand('bank.import');
  const [asked, setAsked] = useState<AskedStatement | null>(null);
  const fail = (error: Error) => toast.error(sentenceOf(error), { duration: 15_000 });
  const bringIn = (file: string, columns?: StatementColumns) =>
    command.mutate(
      { file, ...(columns && { columns }) },
      {
        onSuccess: (imported) => {
          setAsked(null);
          onImported(imported);
          toast.success(saidOf(imported));
        },
        onError: fail,
      },
    );
  const choose = async () => {
    const kind = { name: 'Bank statements', extensions: ['ofx', 'qfx', 'qbo', 'csv', 'txt', 'xlsx'] };
    const file = await window.paydesk.chooseFile({ what: 'open', title: 'Choose the bank’s statement', kind });
    if (file === null) return;
    const { token } = file;
    read.mutate(
      { file: token },
      {
        onSuccess: (found) => {
          const isKnown = found.table === null || (found.table.remembered && found.lines !== null);
          if (isKnown) bringIn(token);
          else setAsked({ token, read: found });
        },
        onError: fail,
      },
    );
  };
  return {
    choose: () => void choose(),
    busy: read.isPending || command.isPending,
    asked,
    bringIn,
    close: () => setAsked(null),
  };
}

function saidOf({ added, known, from, to }: Imported): string {
  const period = `${formatDate(from)} to ${formatDate(to)}`;
  if (added === 0)
    return known === 1 ? 'Nothing new: its one line is here already' : `Nothing new: all ${known} lines of ${period} are here already`;
  const lines = `${added} ${added === 1 ? 'line' : 'lines'} of ${period}`;
  return known === 0 ? `${lines} imported` : `${lines} imported, ${known} were here already`;
}
