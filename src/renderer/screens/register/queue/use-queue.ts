/** A queue of register records: the one that is open, its neighbours, and the next one by itself once it is done with. */
import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import type { RegisterRow } from '../../../../shared/office-api/register.ts';
import { type QueueName, paths } from '../../../paths.ts';
import { useOffice } from '../../../use-office.ts';

const filters = { review: { needsReview: true }, allocate: { unallocated: true } } satisfies Record<QueueName, object>;

/** How many are shown; the next come up as these are done with. */
const shown = 200;

export type Queue = {
  rows: readonly RegisterRow[] | undefined;
  count: number;
  error: unknown;
  /** The open record, null where nothing waits. */
  current: RegisterRow | null;
  /** Its place, from 1. */
  position: number;
  /** Opens the one so many places further. */
  move: (by: number) => void;
  open: (id: string) => void;
};

/** The oldest comes first. `id`: the record of the address; one that is not, or no longer, in the queue gives way to that which took its place. */
export function useQueue(name: QueueName, id: string | undefined): Queue {
  const [, navigate] = useLocation();
  const { data, error } = useOffice('register.list', { filter: filters[name], sort: { by: 'date', descending: false }, limit: shown });
  const place = useRef(0);
  const rows = data?.rows;
  const index = rows?.findIndex((row) => row.id === id) ?? -1;
  const current = rows?.[index] ?? null;
  useEffect(() => {
    if (index >= 0) place.current = index;
    const next = rows?.[Math.min(place.current, rows.length - 1)];
    if (index < 0 && next) navigate(paths.queue(name, next.id), { replace: true });
  });
  const open = (other: string) => navigate(paths.queue(name, other), { replace: true });
  const move = (by: number) => {
    const next = rows?.[index + by];
    if (next) open(next.id);
  };
  useMoveByKeys(move);
  return { rows, count: data?.count ?? 0, error, current, position: index + 1, move, open };
}

/** J and K, or Alt with the arrows, wherever nothing is typed and no dialog is open. */
function useMoveByKeys(move: (by: number) => void): void {
  const latest = useRef(move);
  useEffect(() => {
    latest.current = move;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (document.querySelector('dialog[open]') !== null || event.ctrlKey || event.metaKey) return;
      const typing = event.target instanceof HTMLElement && event.target.matches('input, select, textarea');
      const letter = typing || event.altKey ? '' : event.key.toLowerCase();
      const arrow = event.altKey ? event.key : '';
      if (letter === 'j' || arrow === 'ArrowDown') latest.current(1);
      else if (letter === 'k' || arrow === 'ArrowUp') latest.current(-1);
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}
