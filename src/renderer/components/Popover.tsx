import { Popover as Radix } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import { useLayer } from './Layer.tsx';
import styles from './Popover.module.css';

export type PopoverProps = {
  /** The button that opens it. */
  trigger: ReactElement;
  children: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  align?: 'start' | 'end';
  /** What it is, read out. */
  label?: string;
  /** Its content has its own width and padding. */
  flush?: boolean;
};

/** A small window under its button, for a filter or a few fields. */
export function Popover({ trigger, children, align = 'start', label, flush = false, ...state }: PopoverProps) {
  return (
    <Radix.Root {...state}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal container={useLayer()}>
        <Radix.Content
          className={styles.popover}
          data-flush={flush}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          {...(label !== undefined && { 'aria-label': label })}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
