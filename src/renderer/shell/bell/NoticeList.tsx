import { useQueryClient } from '@tanstack/react-query';
import { Ban, Banknote, CircleAlert, CreditCard, Landmark, type LucideIcon, ShieldAlert, Undo2 } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import { daysBetween, formatDate, type IsoDate } from '../../../shared/dates.ts';
import type { DeskNotice } from '../../../shared/office-api/desk-notices.ts';
import { AgoText, Badge, Money } from '../../components/index.ts';
import { paths } from '../../paths.ts';
import { useCommand, useOffice } from '../../use-office.ts';
import styles from './Bell.module.css';

const icons: Record<DeskNotice['what'], LucideIcon> = {
  payment: CreditCard,
  'failed payment': Landmark,
  dispute: CircleAlert,
  refund: Undo2,
  'not booked': Ban,
  payout: Banknote,
  account: ShieldAlert,
};

type Props = { notices: readonly DeskNotice[]; onChoose: () => void };

/** The notices, newest first; each leads to what it is about. The arrows go from one to the next. What is shown has been seen. */
export function NoticeList({ notices, onChoose }: Props) {
  const client = useQueryClient();
  const { mutate: markSeen } = useCommand('notices.markSeen');
  // What was new when it was first shown stays marked while one reads.
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  const unseen = notices.filter(({ id, seen }) => !seen && !fresh.has(id)).map(({ id }) => id);
  if (unseen.length > 0) setFresh(new Set([...fresh, ...unseen]));
  useEffect(() => {
    // No notice of the ledger tells of it: it changes nothing but this list.
    if (fresh.size > 0) markSeen({ ids: [...fresh] }, { onSuccess: () => void client.invalidateQueries({ queryKey: ['notices.all'] }) });
  }, [fresh, markSeen, client]);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => list.current?.querySelector('a')?.focus(), []);
  if (notices.length === 0)
    return <p className={styles.none}>Nothing of late. Payments, failed bank payments, disputes and refunds will be told here.</p>;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- because the links in it have the focus; the keys bubble up from them
    <ul ref={list} className={styles.list} onKeyDown={moveFocus}>
      {notices.map((notice) => (
        <li key={notice.id}>
          <Notice notice={notice} isNew={fresh.has(notice.id)} onChoose={onChoose} />
        </li>
      ))}
    </ul>
  );
}

function Notice({ notice, isNew, onChoose }: { notice: DeskNotice; isNew: boolean; onChoose: () => void }) {
  const { what, tone, title, text, at, amount, answerBy } = notice;
  const Icon = icons[what];
  return (
    <Link href={placeOf(notice)} className={styles.notice ?? ''} onClick={onChoose} data-new={isNew}>
      <span className={styles.icon} data-tone={tone}>
        <Icon size={16} aria-hidden />
      </span>
      <span className={styles.words}>
        <span className={styles.title}>
          {isNew && <span className={styles.hidden}>New: </span>}
          {title}
        </span>
        <span className={styles.text}>{text}</span>
        <span className={styles.when}>
          <AgoText at={at} />
          {answerBy && <AnswerBy day={answerBy} />}
        </span>
      </span>
      {amount !== null && (
        <span className={styles.amount}>
          <Money cents={amount} />
        </span>
      )}
    </Link>
  );
}

/** How long a dispute can still be answered. */
function AnswerBy({ day }: { day: IsoDate }) {
  const { data: session } = useOffice('office.session', {});
  if (!session) return null;
  const left = daysBetween(session.today, day);
  if (left < 0) return <Badge tone="wrong">{`The last day to answer was ${formatDate(day)}`}</Badge>;
  const words = left === 0 ? 'today' : left === 1 ? 'tomorrow' : `in ${left} days`;
  return <Badge tone={left <= 3 ? 'wrong' : 'attention'}>{`Last day to answer: ${words}`}</Badge>;
}

function placeOf({ what, record, invoice, payout }: DeskNotice): string {
  if (what === 'account') return paths.settings;
  if (payout !== null) return paths.payout(payout);
  if (record !== null) return paths.beside('record', record);
  if (what === 'not booked') return paths.elsewhere;
  return invoice === null ? paths.register : paths.page('invoice', invoice);
}

function moveFocus(event: KeyboardEvent<HTMLUListElement>): void {
  const links = [...event.currentTarget.querySelectorAll('a')];
  const here = links.findIndex((link) => link === document.activeElement);
  const targets: Record<string, number> = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: links.length - 1 };
  const link = links[targets[event.key] ?? -1];
  if (!link) return;
  event.preventDefault();
  link.focus();
}
