import { createContext, type ReactNode, useContext, useId } from 'react';
import styles from './Field.module.css';

type FieldProps = { label: string; hint?: ReactNode; error?: string | undefined; children: ReactNode };

const FieldContext = createContext<{ id: string; describedBy: string | undefined; invalid: boolean } | null>(null);

/** A label over one control, with a hint or what is wrong under it. `<Field label="Number"><Input … /></Field>` */
export function Field({ label, hint, error, children }: FieldProps) {
  const id = useId();
  const below = error ?? hint;
  const describedBy = below === undefined ? undefined : `${id}-below`;
  return (
    <FieldContext.Provider value={{ id, describedBy, invalid: error !== undefined }}>
      <div className={styles.field}>
        <label htmlFor={id} className={styles.label}>
          {label}
        </label>
        {children}
        {below !== undefined && (
          <p id={describedBy} className={styles.below} data-error={error !== undefined}>
            {below}
          </p>
        )}
      </div>
    </FieldContext.Provider>
  );
}

/** What a control takes from the field around it, so that label and error belong to it. */
export function useFieldProps() {
  const field = useContext(FieldContext);
  if (!field) return {};
  return { id: field.id, 'aria-describedby': field.describedBy, 'aria-invalid': field.invalid };
}
