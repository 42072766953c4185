import { useState } from 'react';
import { cents, formatMoney, sum } from '../../../shared/money.ts';
import { formatRate, parseRate, processingFee } from '../../../shared/processing-fee.ts';
import type { Settings } from '../../../shared/settings.ts';
import { Checkbox, Field, Input, MoneyInput } from '../../components/index.ts';
import styles from './FeeCard.module.css';
import { SettingsCard } from './SettingsCard.tsx';
import type { SettingsForm } from './use-settings-form.ts';

const example = cents(100_00);

/** The rate as it is typed; what is no rate yet is kept here and is not part of the settings. */
export function useRate({ settings, set }: SettingsForm) {
  const [typed, setTyped] = useState<string | null>(null);
  const isRate = typed === null || parseRate(typed) !== null;
  return {
    text: typed ?? (settings ? formatRate(settings.ratePpm) : ''),
    problem: isRate ? '' : 'The rate is a percentage from 0 to 20 with at most four decimals, such as 2.9.',
    type: (text: string) => {
      setTyped(text);
      const ratePpm = parseRate(text);
      if (ratePpm !== null) set({ ratePpm });
    },
    done: () => isRate && setTyped(null),
  };
}

type Props = { form: SettingsForm; settings: Settings; rate: ReturnType<typeof useRate> };

/** Whether the customer bears Stripe's fee, and how much it is taken to be. */
export function FeeCard({ form: { set, mayChange }, settings, rate }: Props) {
  const fee = processingFee(example, { ...settings, passFee: true });
  return (
    <SettingsCard
      title="Online processing fee"
      about="Added so that the office receives the whole balance. It is the same for every way of paying: charging for cards alone is legally difficult."
    >
      <Checkbox
        label="Pass Stripe’s fee on to the customer"
        checked={settings.passFee}
        disabled={!mayChange}
        onChange={({ target }) => set({ passFee: target.checked })}
      />
      <div className={styles.terms}>
        <Field label="Rate, %" error={rate.problem === '' ? undefined : rate.problem}>
          <Input
            value={rate.text}
            inputMode="decimal"
            disabled={!mayChange}
            onChange={({ target }) => rate.type(target.value)}
            onBlur={rate.done}
          />
        </Field>
        <Field label="Fixed part, $">
          <MoneyInput value={settings.fixed} disabled={!mayChange} onChange={(fixed) => fixed !== null && fixed >= 0 && set({ fixed })} />
        </Field>
        <p className={styles.example}>
          {settings.passFee
            ? `For a balance of ${formatMoney(example)} a customer pays ${formatMoney(sum([example, fee]))}: the fee is ${formatMoney(fee)}.`
            : `Off: for a balance of ${formatMoney(example)} a customer pays ${formatMoney(example)}, and the office bears about ${formatMoney(fee)}.`}
        </p>
      </div>
    </SettingsCard>
  );
}
