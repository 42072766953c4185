import { type Cents, cents, formatAmount, formatMoney, parseMoney, sum } from '../../../shared/money.ts';
import { formatRate, parseRate, processingFee } from '../../../shared/processing-fee.ts';
import type { Settings } from '../../../shared/settings.ts';
import { Checkbox, Field } from '../../components/index.ts';
import styles from './FeeCard.module.css';
import { FeeCheck } from './FeeCheck.tsx';
import { ParsedInput } from './ParsedInput.tsx';
import { SettingsCard } from './SettingsCard.tsx';
import type { Form } from './use-settings-form.ts';

const example = cents(100_00);

/** Whether the customer bears Stripe's fee, and how much it is taken to be. */
export function FeeCard({ form, settings }: { form: Form; settings: Settings }) {
  return (
    <SettingsCard
      title="Online processing fee"
      about="Added so that the office receives the whole balance. It is the same for every way of paying: charging for cards alone is legally difficult."
    >
      <Checkbox
        label="Pass Stripe’s fee on to the customer"
        checked={settings.passFee}
        onChange={({ target }) => form.set('passFee', target.checked)}
      />
      <div className={styles.terms}>
        <Field label="Rate, %" error={form.problemOf('ratePpm')}>
          <ParsedInput
            key={form.round}
            inputMode="decimal"
            value={settings.ratePpm}
            format={formatRate}
            parse={parseRate}
            onChange={(rate) =>
              rate === null ? form.refuse('ratePpm', '0 to 20, at most four decimals, such as 2.9') : form.set('ratePpm', rate)
            }
          />
        </Field>
        <Field label="Fixed part, $" error={form.problemOf('fixed')}>
          <ParsedInput
            key={form.round}
            inputMode="decimal"
            value={settings.fixed}
            format={formatAmount}
            parse={parseFixed}
            onChange={(fixed) => (fixed === null ? form.refuse('fixed', 'An amount, such as 0.30') : form.set('fixed', fixed))}
          />
        </Field>
      </div>
      <Example settings={settings} isComplete={!form.problemOf('ratePpm') && !form.problemOf('fixed')} />
      <FeeCheck form={form} settings={settings} />
    </SettingsCard>
  );
}

function parseFixed(text: string): Cents | null {
  const amount = parseMoney(text);
  return amount !== null && amount >= 0 ? amount : null;
}

/** What these terms come to for a balance of $100.00; no figure is shown for terms that are none yet. */
function Example({ settings, isComplete }: { settings: Settings; isComplete: boolean }) {
  const fee = processingFee(example, { ...settings, passFee: true });
  const withFee = sum([example, fee]);
  const figures: [name: string, amount: Cents][] = settings.passFee
    ? [
        ['Balance due', example],
        ['Online processing fee', fee],
        ['The customer pays', withFee],
      ]
    : [
        ['Balance due', example],
        ['The customer pays', example],
        ['If the fee were passed on', withFee],
      ];
  return (
    <dl className={styles.example} aria-label="Example" aria-live="polite">
      {figures.map(([name, amount]) => (
        <div key={name} className={styles.figure}>
          <dt>{name}</dt>
          <dd>{isComplete || amount === example ? formatMoney(amount) : '–'}</dd>
        </div>
      ))}
    </dl>
  );
}
