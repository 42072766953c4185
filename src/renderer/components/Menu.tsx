import type { LucideIcon } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { ReactElement } from 'react';
import { useLayer } from './Layer.tsx';
import styles from './Menu.module.css';

export type MenuItem =
  | { label: string; onSelect: () => void; icon?: LucideIcon; disabled?: boolean; danger?: boolean; shortcut?: string }
  | { label: string; checked: boolean; onCheck: (checked: boolean) => void }
  | 'line'
  | { heading: string };

export type MenuProps = { children: ReactElement; items: readonly MenuItem[]; align?: 'start' | 'end' };

/** A menu under its button: `<Menu items={[{ label: 'Cancel invoice…', onSelect }]}><IconButton icon={Ellipsis} label="More" /></Menu>` */
export function Menu({ children, items, align = 'end' }: MenuProps) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{children}</DropdownMenu.Trigger>
      <DropdownMenu.Portal container={useLayer()}>
        <DropdownMenu.Content className={styles.menu} align={align} sideOffset={4} collisionPadding={8} onCloseAutoFocus={leaveFocus}>
          {items.map((item, index) => (
            <Item key={item === 'line' ? index : 'heading' in item ? item.heading : item.label} item={item} />
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

/** What an item opened has taken the focus already, as the choices of a new filter do: it does not go back to the button. */
function leaveFocus(event: Event): void {
  if (document.activeElement !== document.body) event.preventDefault();
}

function Item({ item }: { item: MenuItem }) {
  if (item === 'line') return <DropdownMenu.Separator className={styles.line} />;
  if ('heading' in item) return <DropdownMenu.Label className={styles.heading}>{item.heading}</DropdownMenu.Label>;
  if ('checked' in item) {
    return (
      <DropdownMenu.CheckboxItem
        className={styles.item}
        checked={item.checked}
        onCheckedChange={item.onCheck}
        onSelect={(event) => event.preventDefault()} // stays open: several are often ticked at once
      >
        <span className={styles.box} data-checked={item.checked} aria-hidden />
        {item.label}
      </DropdownMenu.CheckboxItem>
    );
  }
  const Icon = item.icon;
  return (
    <DropdownMenu.Item
      className={styles.item}
      data-danger={item.danger}
      {...(item.disabled !== undefined && { disabled: item.disabled })}
      onSelect={item.onSelect}
    >
      {Icon && <Icon size={16} aria-hidden />}
      {item.label}
      {item.shortcut !== undefined && <kbd className={styles.shortcut}>{item.shortcut}</kbd>}
    </DropdownMenu.Item>
  );
}
