import type { ComponentProps } from 'react';
import { useFieldProps } from './Field.tsx';
import styles from './Input.module.css';

/** One line of text; also dates (`type="date"`, whose value is an ISO date) and numbers. Takes what react-hook-form's `register` gives. */
export function Input(props: ComponentProps<'input'>) {
  return <input className={styles.input} type="text" autoComplete="off" {...useFieldProps()} {...props} />;
}

/** Several lines. */
export function TextArea(props: ComponentProps<'textarea'>) {
  return <textarea className={styles.area} rows={3} {...useFieldProps()} {...props} />;
}

export type SelectProps<Value extends string> = Omit<ComponentProps<'select'>, 'value' | 'onChange'> & {
  options: readonly (Value | { value: Value; label: string })[];
  value: Value;
  onChange: (value: Value) => void;
};

/** One of a few: `<Select options={tenderTypes} value={type} onChange={setType} />` */
export function Select<Value extends string>({ options, value, onChange, ...rest }: SelectProps<Value>) {
  const choices = options.map((option) => (typeof option === 'string' ? { value: option, label: option } : option));
  return (
    <select
      className={styles.select}
      value={value}
      onChange={(event) => {
        const chosen = choices.find((choice) => choice.value === event.target.value);
        if (chosen) onChange(chosen.value);
      }}
      {...useFieldProps()}
      {...rest}
    >
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
  );
}

/** A box to tick, with its words. */
export function Checkbox({ label, ...rest }: Omit<ComponentProps<'input'>, 'type'> & { label: string }) {
  return (
    <label className={styles.checkbox}>
      <input type="checkbox" {...rest} />
      {label}
    </label>
  );
}
