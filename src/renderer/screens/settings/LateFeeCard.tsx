import { type Cents, formatAmount, parseMoney } from '../../../shared/money.ts';
import { formatRate, parseRate } from '../../../shared/processing-fee.ts';
import type { Settings } from '../../../shared/settings.ts';
import { Field, Select } from '../../components/index.ts';
import styles from './FeeCard.module.css';
import { ParsedInput } from './ParsedInput.tsx';
import { SettingsCard } from './SettingsCard.tsx';
import type { Form } from './use-settings-form.ts';

const kinds = [
  { value: 'none', label: 'None' },
  { value: 'percent', label: 'Percentage of each trip' },
  { value: 'fixed', label: 'Amount for each invoice' },
] as const;

type Props = { form: Form; settings: Settings };

/** What is charged on invoices that are overdue, and taken off those that are paid early. */
export function LateFeeCard({ form, settings }: Props) {
  const { lateFee } = settings;
  return (
    <SettingsCard
      title="Late and early payments"
      about="Both are finance charges on the trips. Late fees are charged only when somebody runs them, and never twice in a month."
    >
      <div className={styles.terms}>
        <Field label="Late fee">
          <Select options={kinds} value={lateFee} onChange={(kind) => form.set('lateFee', kind)} />
        </Field>
        {lateFee === 'percent' && <Rate form={form} settings={settings} name="lateFeePpm" label="Rate, %" />}
        {lateFee === 'fixed' && (
          <Field label="Amount, $" error={form.problemOf('lateFeeFixed')}>
            <ParsedInput
              key={form.round}
              inputMode="decimal"
              value={settings.lateFeeFixed}
              format={formatAmount}
              parse={parseAmount}
              onChange={(amount) =>
                amount === null ? form.refuse('lateFeeFixed', 'An amount, such as 25.00') : form.set('lateFeeFixed', amount)
              }
            />
          </Field>
        )}
        {lateFee !== 'none' && <Days form={form} settings={settings} name="lateFeeGraceDays" label="Days of grace after the due date" />}
      </div>
      <div className={styles.terms}>
        <Rate form={form} settings={settings} name="earlyDiscountPpm" label="Early-payment discount, %" />
        <Days form={form} settings={settings} name="earlyDiscountDays" label="When paid in full within days" />
      </div>
    </SettingsCard>
  );
}

function Rate({ form, settings, name, label }: Props & { name: 'lateFeePpm' | 'earlyDiscountPpm'; label: string }) {
  return (
    <Field label={label} error={form.problemOf(name)}>
      <ParsedInput
        key={form.round}
        inputMode="decimal"
        value={settings[name]}
        format={formatRate}
        parse={parseRate}
        onChange={(rate) => (rate === null ? form.refuse(name, '0 to 20, at most four decimals, such as 1.5') : form.set(name, rate))}
      />
    </Field>
  );
}

function Days({ form, settings, name, label }: Props & { name: 'lateFeeGraceDays' | 'earlyDiscountDays'; label: string }) {
  return (
    <Field label={label} error={form.problemOf(name)}>
      <ParsedInput
        key={form.round}
        inputMode="numeric"
        value={settings[name]}
        format={String}
        parse={parseDays}
        onChange={(days) => (days === null ? form.refuse(name, '0 to 365 days') : form.set(name, days))}
      />
    </Field>
  );
}

function parseAmount(text: string): Cents | null {
  const amount = parseMoney(text);
  return amount !== null && amount >= 0 ? amount : null;
}

/** Whole days up to a year; null: what is typed is none. */
export function parseDays(text: string): number | null {
  const days = /^\d{1,3}$/.test(text.trim()) ? Number(text) : null;
  return days !== null && days <= 365 ? days : null;
}
