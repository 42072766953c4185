import { Banknote, CircleAlert, CreditCard, Landmark, type LucideIcon, Undo2 } from 'lucide-react';
import { Link } from 'wouter';
import type { Home } from '../../../shared/office-api/office.ts';
import { AgoText, Money } from '../../components/index.ts';
import { paths } from '../../paths.ts';
import { Card } from './Card.tsx';
import rows from './rows.module.css';

type Activity = Home['activity'][number];

const shown = 4;

/** What Stripe reported last. */
export function SinceYouLooked({ activity }: { activity: readonly Activity[] }) {
  return (
    <Card title="Latest from Stripe">
      {activity.length === 0 && <p className={rows.none}>What Stripe reports will appear here as it arrives.</p>}
      {activity.slice(0, shown).map((item) => {
        const Icon = iconOf(item);
        return (
          <Link key={item.id} href={placeOf(item)} className={rows.row ?? ''}>
            <Icon size={16} aria-hidden />
            <span className={rows.words}>
              <span className={rows.title}>{item.title}</span>
              <span className={rows.text}>
                <AgoText at={item.at} />
                {item.text && ` · ${item.text}`}
              </span>
            </span>
            <span className={rows.amount}>
              <Money cents={item.amount} />
            </span>
          </Link>
        );
      })}
    </Card>
  );
}

function iconOf({ fact, text }: Activity): LucideIcon {
  if (fact.startsWith('payout')) return Banknote;
  if (fact.startsWith('refund')) return Undo2;
  if (fact.startsWith('dispute') || fact === 'payment failed' || fact === 'not booked') return CircleAlert;
  return fact === 'payment processing' || text.includes('bank') ? Landmark : CreditCard;
}

function placeOf({ record, invoice, payout }: Activity): string {
  if (payout !== null) return paths.payout(payout);
  if (record !== null) return paths.beside('record', record);
  return invoice === null ? paths.register : paths.page('invoice', invoice);
}
