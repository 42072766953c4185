/** What a biller decides about lines of the statement; each is said and can be taken back at once. */
import { toast } from 'sonner';
import type { StatementLine } from '../../../shared/office-api/bank.ts';
import { sentenceOf } from '../../office.ts';
import { useCommand } from '../../use-office.ts';

type Line = Pick<StatementLine, 'id' | 'suggestion'>;

export function useBank() {
  const matching = useCommand('bank.match');
  const unmatching = useCommand('bank.unmatch');
  const setting = useCommand('bank.setAside');
  const reconciling = useCommand('bank.reconcile');
  const onError = (error: unknown) => toast.error(sentenceOf(error));
  const say = (words: string, undo: () => void) => toast.success(words, { action: { label: 'Undo', onClick: undo } });
  const idsOf = (lines: readonly Line[]) => lines.map(({ id }) => id);
  const unmatch = (lines: readonly Line[]) =>
    unmatching.mutate({ lines: idsOf(lines) }, { onSuccess: () => toast.success('Taken back'), onError });

  /** With what was suggested for each. */
  const match = (lines: readonly Line[]) => {
    const matches = lines.flatMap(({ id, suggestion }) =>
      suggestion ? [{ line: id, what: suggestion.thing.what, id: suggestion.thing.id }] : [],
    );
    matching.mutate({ matches }, { onSuccess: () => say(`${countOf(matches.length)} matched`, () => unmatch(lines)), onError });
  };
  /** With one that the biller chose. */
  const matchWith = (line: Line, thing: { what: 'deposit' | 'record'; id: string }) =>
    matching.mutate({ matches: [{ line: line.id, ...thing }] }, { onSuccess: () => say('Matched', () => unmatch([line])), onError });
  const setAside = (line: Line) =>
    setting.mutate({ lines: [line.id] }, { onSuccess: () => say('Set aside', () => unmatch([line])), onError });
  const reconcile = (lines: readonly Line[], reconciled: boolean) => {
    const said = `${countOf(lines.length)} ${reconciled ? 'reconciled' : 'no longer reconciled'}`;
    const undo = () => reconciling.mutate({ lines: idsOf(lines), reconciled: !reconciled }, { onError });
    reconciling.mutate({ lines: idsOf(lines), reconciled }, { onSuccess: () => say(said, undo), onError });
  };
  const busy = matching.isPending || unmatching.isPending || setting.isPending || reconciling.isPending;
  return { match, matchWith, unmatch, setAside, reconcile, busy };
}

function countOf(lines: number): string {
  return lines === 1 ? '1 line' : `${lines.toLocaleString('en-US')} lines`;
}
