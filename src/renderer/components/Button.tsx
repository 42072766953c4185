import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';
import styles from './Button.module.css';

export type ButtonProps = ComponentProps<'button'> & {
  variant?: 'primary' | 'secondary' | 'quiet' | 'danger';
  icon?: LucideIcon;
  /** Its work is under way: it cannot be pressed again. */
  busy?: boolean;
};

/** A button with words: `<Button variant="primary" icon={Plus}>Record payment</Button>`. One primary button a screen. */
export function Button({ variant = 'secondary', icon: Icon, busy = false, disabled, children, ...rest }: ButtonProps) {
  return (
    <button type="button" className={styles.button} data-variant={variant} disabled={disabled || busy} aria-busy={busy} {...rest}>
      {Icon && <Icon size={16} aria-hidden />}
      {children}
    </button>
  );
}

export type IconButtonProps = Omit<ComponentProps<'button'>, 'aria-label' | 'children'> & {
  icon: LucideIcon;
  /** What it does: read out, and shown when the pointer rests on it. */
  label: string;
  size?: 'small' | 'usual';
};

/** A button that is only an icon: `<IconButton icon={X} label="Close" onClick={close} />`. */
export function IconButton({ icon: Icon, label, size = 'usual', ...rest }: IconButtonProps) {
  return (
    <button type="button" className={styles.iconButton} data-size={size} aria-label={label} title={label} {...rest}>
      <Icon size={size === 'small' ? 14 : 16} aria-hidden />
    </button>
  );
}
