import { addDays, formatDate, type IsoDate, isoDate } from '../../../shared/dates.ts';
import { formatMoney } from '../../../shared/money.ts';
import { formatRate, ratePpmSchema } from '../../../shared/processing-fee.ts';
import type { Settings } from '../../../shared/settings.ts';
import { Button, ErrorNote } from '../../components/index.ts';
import { useOffice } from '../../use-office.ts';
import styles from './FeeCard.module.css';
import type { Form } from './use-settings-form.ts';

/** A rate that is nearer than this to the one set is the same. */
const nearlySame = 200;

/** What Stripe really charged last month, beside what these terms come to, so that they can be adjusted. */
export function FeeCheck({ form, settings }: { form: Form; settings: Settings }) {
  const { data: session } = useOffice('office.session', {});
  return session ? <Check month={lastMonth(session.today)} form={form} settings={settings} /> : null;
}

type Month = { from: IsoDate; to: IsoDate };

function lastMonth(today: IsoDate): Month {
  const to = addDays(firstOf(today), -1);
  return { from: firstOf(to), to };
}

function firstOf(day: IsoDate): IsoDate {
  return isoDate(`${day.slice(0, 8)}01`);
}

function Check({ month, form, settings }: { month: Month; form: Form; settings: Settings }) {
  const { data, error } = useOffice('payouts.feeCheck', month);
  if (!data) return <ErrorNote error={error} />;
  const when = `${formatDate(month.from)} – ${formatDate(month.to)}`;
  if (data.payments === 0)
    return <p className={styles.checked}>Stripe told of no payment from {when}, so there is nothing yet to compare these terms with.</p>;
  const fitting = ratePpmSchema.safeParse(data.fittingRatePpm).data;
  const differs = fitting !== undefined && Math.abs(fitting - settings.ratePpm) > nearlySame;
  return (
    <section aria-label="What Stripe really charged last month">
      <p className={styles.checked}>What Stripe really charged, {when}</p>
      <dl className={styles.example}>
        <div className={styles.figure}>
          <dt>{data.payments === 1 ? '1 payment' : `${data.payments} payments`}</dt>
          <dd>{formatMoney(data.amount)}</dd>
        </div>
        <div className={styles.figure}>
          <dt>Stripe charged</dt>
          <dd>{formatMoney(data.charged)}</dd>
        </div>
        <div className={styles.figure}>
          <dt>These terms, as saved</dt>
          <dd>{formatMoney(data.byTheSettings)}</dd>
        </div>
        <div className={styles.figure}>
          <dt>Customers paid on top</dt>
          <dd>{formatMoney(data.collected)}</dd>
        </div>
      </dl>
      {differs ? (
        <p className={styles.checked}>
          With the same fixed part, {formatRate(fitting)} % would have come to what Stripe charged; bank payments cost less than cards.{' '}
          {form.mayChange && (
            <Button
              onClick={() => {
                form.set('ratePpm', ratePpmSchema.parse(Math.round(fitting / 100) * 100));
                form.showAgain();
              }}
            >
              Use {formatRate(Math.round(fitting / 100) * 100)} %
            </Button>
          )}
        </p>
      ) : (
        <p className={styles.checked}>These terms fit what Stripe charges.</p>
      )}
    </section>
  );
}
