import { formatAmount, parseMoney } from '../../../shared/money.ts';
import { type Settings, settingsSchema } from '../../../shared/settings.ts';
import { Checkbox, Field } from '../../components/index.ts';
import styles from './FeeCard.module.css';
import { ParsedInput } from './ParsedInput.tsx';
import { SettingsCard } from './SettingsCard.tsx';
import type { Form } from './use-settings-form.ts';

/** Whether customers may pay a part of an invoice online, and how little. */
export function PartialCard({ form, settings }: { form: Form; settings: Settings }) {
  return (
    <SettingsCard
      title="Partial payments"
      about="Off: an invoice is paid online in whole. On: a customer may choose to pay a part; the invoice stays Open with the rest."
    >
      <Checkbox
        label="Customers can pay a part of an invoice"
        checked={settings.partialPayments}
        onChange={({ target }) => form.set('partialPayments', target.checked)}
      />
      <div className={styles.terms}>
        <Field label="Least amount, $" error={form.problemOf('partialLeast')}>
          <ParsedInput
            key={form.round}
            inputMode="decimal"
            value={settings.partialLeast}
            format={formatAmount}
            parse={parseLeast}
            onChange={(least) =>
              least === null ? form.refuse('partialLeast', 'An amount of at least 0.50, such as 20.00') : form.set('partialLeast', least)
            }
          />
        </Field>
      </div>
    </SettingsCard>
  );
}

function parseLeast(text: string) {
  return settingsSchema.shape.partialLeast.safeParse(parseMoney(text)).data ?? null;
}
