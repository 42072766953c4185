/** The lines of the statement that are selected, and the keys of every list: Space selects, Ctrl A all, Ctrl C copies, Escape lets go. */
import { type KeyboardEvent, useState } from 'react';
import { formatAmount } from '../../../shared/money.ts';
import type { StatementLine } from '../../../shared/office-api/bank.ts';
import { copyText } from '../../components/copy.ts';
import { type SheetText, toTsv } from '../../components/table/spreadsheet.ts';
import { stateWords } from './words.ts';

export function useLineSelection(lines: readonly StatementLine[]) {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const selected = lines.filter(({ id }) => ids.has(id));
  const toggle = (id: string) => {
    const next = new Set(ids);
    if (!next.delete(id)) next.add(id);
    setIds(next);
  };
  const letGo = () => setIds(new Set());

  const copy = (current: StatementLine | undefined) => {
    const copied = selected.length > 0 ? selected : current ? [current] : [];
    if (copied.length > 0) void copyText(toTsv(columns, copied), copied.length === 1 ? 'Line copied' : `${copied.length} lines copied`);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const id = event.target instanceof HTMLElement ? event.target.dataset['line'] : undefined;
    if (id === undefined) return; // a link or another button has the focus
    const withControl = event.ctrlKey || event.metaKey;
    if (event.key === ' ') toggle(id);
    else if (withControl && event.key === 'a') setIds(new Set(lines.map((line) => line.id)));
    else if (withControl && event.key === 'c') copy(lines.find((line) => line.id === id));
    else if (event.key === 'Escape' && selected.length > 0) letGo();
    else return;
    event.preventDefault();
  };
  return { ids, selected, toggle, letGo, onKeyDown };
}

const columns: readonly SheetText<StatementLine>[] = [
  { id: 'date', header: 'Date', text: ({ date }) => date },
  { id: 'state', header: 'State', text: ({ state }) => stateWords[state] },
  { id: 'description', header: 'On the statement', text: ({ description }) => description },
  { id: 'number', header: 'Number', text: ({ number }) => number },
  { id: 'amount', header: 'Amount', text: ({ amount }) => formatAmount(amount) },
  { id: 'match', header: 'In the register', text: ({ match, suggestion }) => (match ?? suggestion?.thing)?.name ?? '' },
];
