import type { Cents } from '../../../shared/money.ts';
import { formatMoney } from '../../../shared/money.ts';
import type { QuoteSource } from '../../../shared/quotes.ts';
import { Field, MoneyInput } from '../../components/index.ts';
import styles from './QuoteField.module.css';
import { quoteWords } from './quote-words.ts';

export type Quote = { quoted: Cents; source: QuoteSource | null };

type Props = {
  /** What is typed; null while the quote is not given by hand. */
  byHand: { quoted: Cents | null } | null;
  /** What it is as long as nothing is typed. */
  quote: Quote | null;
  /** What the price schedules ask, and why nothing. */
  asked: { quote: Quote | null; why: string } | undefined;
  onType: (quoted: Cents | null) => void;
  /** Takes what the price schedules ask. */
  onSchedule: () => void;
};

/** The price quote: as the price schedules ask, said by which line, or typed over it. */
export function QuoteField({ byHand, quote, asked, onType, onSchedule }: Props) {
  const source = byHand ? null : quote?.source;
  const offered = asked?.quote && (byHand ? asked.quote.quoted !== byHand.quoted : !source) ? asked.quote : null;
  return (
    <Field
      label="Price quote"
      hint={
        source ? (
          quoteWords(source)
        ) : (
          <>
            {(byHand ?? quote) && 'By hand. '}
            {offered && (
              <button type="button" className={styles.use} onClick={onSchedule}>
                Use {offered.source?.name ?? 'the schedule'}: {formatMoney(offered.quoted)}
              </button>
            )}
            {asked && !asked.quote && asked.why}
          </>
        )
      }
    >
      <MoneyInput value={byHand ? byHand.quoted : (quote?.quoted ?? null)} onChange={onType} />
    </Field>
  );
}
