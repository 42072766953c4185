import { type ComponentProps, useState } from 'react';
import { type Cents, formatAmount, parseMoney } from '../../shared/money.ts';
import { useFieldProps } from './Field.tsx';
import styles from './Input.module.css';

export type MoneyInputProps = Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'type'> & {
  /** Null: empty, or not an amount yet. */
  value: Cents | null;
  onChange: (value: Cents | null) => void;
};

/** An amount as billers type it (`1500`, `$1,500.00`, `(12.50)`); written out in full when left. */
export function MoneyInput({ value, onChange, onBlur, ...rest }: MoneyInputProps) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <input
      className={`${styles.input} ${styles.money}`}
      type="text"
      inputMode="decimal"
      autoComplete="off"
      {...useFieldProps()}
      {...rest}
      value={typed ?? (value === null ? '' : formatAmount(value))}
      onFocus={(event) => event.target.select()}
      onChange={(event) => {
        setTyped(event.target.value);
        onChange(parseMoney(event.target.value));
      }}
      onBlur={(event) => {
        if (value !== null) setTyped(null); // what is no amount stays, to be corrected
        onBlur?.(event);
      }}
    />
  );
}
