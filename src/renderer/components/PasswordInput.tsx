import { Eye, EyeOff } from 'lucide-react';
import { type ComponentProps, useState } from 'react';
import { IconButton } from './Button.tsx';
import { Input } from './Input.tsx';
import styles from './PasswordInput.module.css';

/**
 * A password. What is typed stays in the control and is read from it by `ref` when it is sent: it is never in the state of the page.
 * `<Field label="Password"><PasswordInput ref={password} /></Field>`
 */
export function PasswordInput(props: Omit<ComponentProps<'input'>, 'type' | 'value' | 'defaultValue'>) {
  const [shown, setShown] = useState(false);
  return (
    <div className={styles.password}>
      <Input {...props} type={shown ? 'text' : 'password'} spellCheck={false} autoCapitalize="off" />
      <div className={styles.eye}>
        <IconButton
          size="small"
          icon={shown ? EyeOff : Eye}
          label={shown ? 'Hide the password' : 'Show the password'}
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
        />
      </div>
    </div>
  );
}
