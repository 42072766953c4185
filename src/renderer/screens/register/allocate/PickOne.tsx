import type { ReactNode } from 'react';
import { Field, Input } from '../../../components/index.ts';
import styles from './allocation.module.css';

export type Choice = { id: string; label: string; about?: ReactNode };

type Props = {
  label: string;
  hint: string;
  text: string;
  onText: (text: string) => void;
  choices: readonly Choice[];
  chosen: string | null;
  onChoose: (id: string) => void;
};

/** Finds one of many by typing and chooses it, all by keyboard: Tab from the field to the list, arrows within it. */
export function PickOne({ label, hint, text, onText, choices, chosen, onChoose }: Props) {
  return (
    <div className={styles.pick}>
      <Field label={label}>
        <Input value={text} placeholder={hint} onChange={({ target }) => onText(target.value)} />
      </Field>
      <fieldset className={styles.choices}>
        <legend className={styles.legend}>{label}</legend>
        {choices.map(({ id, label: name, about }) => (
          <label key={id} className={styles.choice}>
            <input type="radio" name={label} checked={id === chosen} onChange={() => onChoose(id)} />
            <span className={styles.name}>{name}</span>
            <span className={styles.about}>{about}</span>
          </label>
        ))}
        {choices.length === 0 && <p className={styles.none}>Nothing found. Look for other words.</p>}
      </fieldset>
    </div>
  );
}
