import { Link } from 'wouter';
import type { Home } from '../../../shared/office-api/office.ts';
import { Badge, Money, type Tone } from '../../components/index.ts';
import { paths } from '../../paths.ts';
import { Card } from './Card.tsx';
import rows from './rows.module.css';

type Item = Home['needsYou'][number];

const kinds: Record<Item['what'], { tone: Tone; word: string }> = {
  'lost dispute': { tone: 'wrong', word: 'Lost dispute' },
  'dispute corrected': { tone: 'attention', word: 'Dispute corrected' },
  refund: { tone: 'attention', word: 'Refund' },
  'refund failed': { tone: 'attention', word: 'Refund failed' },
  dispute: { tone: 'attention', word: 'Dispute' },
  review: { tone: 'attention', word: 'Review' },
  unallocated: { tone: 'neutral', word: 'Unallocated' },
  overdue: { tone: 'neutral', word: 'Overdue' },
};

/** What waits for a biller, the most urgent first; each is a link to the place to do it. */
export function NeedsYou({ items }: { items: readonly Item[] }) {
  return (
    <Card title="Needs you" action={<Link href={paths.queue('review')}>Review all</Link>}>
      {items.length === 0 && <p className={rows.none}>Nothing waits for you.</p>}
      {items.map((item) => (
        <Link key={`${item.what} ${item.record} ${item.title}`} href={placeOf(item)} className={rows.row ?? ''}>
          <span className={rows.kind}>
            <Badge tone={kinds[item.what].tone}>{kinds[item.what].word}</Badge>
          </span>
          <span className={rows.words}>
            <span className={rows.title}>{item.title}</span>
            <span className={rows.text}>{item.text}</span>
          </span>
          <span className={rows.amount}>
            <Money cents={item.amount} />
          </span>
        </Link>
      ))}
    </Card>
  );
}

function placeOf({ what, record, invoice }: Item): string {
  if (what === 'overdue') return paths.filtered(paths.invoices, { overdue: true });
  if (record !== null && what === 'unallocated') return paths.queue('allocate', record);
  if (record !== null && what !== 'dispute') return paths.queue('review', record);
  if (record !== null) return paths.beside('record', record);
  return invoice === null ? paths.register : paths.page('invoice', invoice);
}
