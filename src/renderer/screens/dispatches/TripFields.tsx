import type { ReactNode } from 'react';
import { type IsoDate, isoDateSchema } from '../../../shared/dates.ts';
import { type Payor, payors, type ServiceLevel, serviceLevels } from '../../../shared/words.ts';
import { Field, Input, Select } from '../../components/index.ts';
import styles from './forms.module.css';
import { parseMiles } from './miles.ts';

/** A trip as it is typed. */
export type Typed = {
  date: IsoDate | '';
  serviceLevel: ServiceLevel;
  payor: Payor;
  mileage: string;
  patient: string;
  origin: string;
  destination: string;
};

/** The trip that is typed, or null while something of it is missing. */
export function tripOf({ date, mileage, ...rest }: Typed) {
  const tenths = parseMiles(mileage);
  if (date === '' || tenths === null) return null;
  return { ...rest, date, mileage: tenths };
}

type Props = { typed: Typed; onChange: (part: Partial<Typed>) => void; prices: ReactNode };

/** What is said of a trip; `prices` are the fields of its prices. */
export function TripFields({ typed, onChange, prices }: Props) {
  const word = (name: 'patient' | 'origin' | 'destination', label: string) => (
    <Field label={label}>
      <Input value={typed[name]} maxLength={200} onChange={({ target }) => onChange({ [name]: target.value })} />
    </Field>
  );
  return (
    <div className={styles.grid}>
      <Field label="Date of service">
        <Input
          type="date"
          value={typed.date}
          onChange={({ target }) => onChange({ date: isoDateSchema.safeParse(target.value).data ?? '' })}
        />
      </Field>
      <Field label="Service level">
        <Select options={serviceLevels} value={typed.serviceLevel} onChange={(serviceLevel) => onChange({ serviceLevel })} />
      </Field>
      <Field label="Miles" error={parseMiles(typed.mileage) === null ? 'Miles with at most one decimal, such as 19.3' : undefined}>
        <Input value={typed.mileage} inputMode="decimal" onChange={({ target }) => onChange({ mileage: target.value })} />
      </Field>
      <Field label="Payor">
        <Select options={payors} value={typed.payor} onChange={(payor) => onChange({ payor })} />
      </Field>
      {prices}
      <div className={styles.wide}>{word('patient', 'Patient')}</div>
      {word('origin', 'From')}
      {word('destination', 'To')}
    </div>
  );
}
