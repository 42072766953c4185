import { Command } from 'cmdk';
import { Banknote, BookOpenCheck, Building2, FileText, KeyRound, Lock, LogOut, type LucideIcon, Truck } from 'lucide-react';
import { useDeferredValue, useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { SearchHit } from '../../shared/office-api/office.ts';
import { Money } from '../components/Money.tsx';
import { useDoorActions } from '../door/door.ts';
import { paths } from '../paths.ts';
import { openMoney, otherMoney } from '../screens/payments/money-step.ts';
import { useMayChange } from '../use-may-change.ts';
import { useOffice } from '../use-office.ts';
import { morePlaces, places } from './navigation.ts';
import styles from './Search.module.css';

const icons: Record<SearchHit['what'], LucideIcon> = { invoice: FileText, customer: Building2, dispatch: Truck, record: BookOpenCheck };

/** The ways of recording money. */
const moneyDeeds = [
  { name: 'Record payment…', icon: Banknote, act: () => openMoney('invoice') },
  ...otherMoney.map(({ name, step }) => ({
    name: step === 'whose money' ? 'Record payment for several invoices, trips, or a ledger…' : name,
    icon: Banknote,
    act: () => openMoney(step),
  })),
];

/** Finds anything by its number or name, goes to any screen, and does what is done at the door. */
export function Search({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [text, setText] = useState('');
  const wanted = useDeferredValue(text.trim());
  const { data } = useOffice('office.search', { text: wanted }, { enabled: wanted !== '' });
  const [, navigate] = useLocation();
  const hits = wanted === '' ? [] : (data?.hits ?? []);
  const { changePassword, lock, signOut } = useDoorActions();
  const mayChange = useMayChange();
  const deeds = [
    ...(mayChange ? moneyDeeds : []),
    { name: 'Lock the desk', icon: Lock, act: lock },
    { name: 'Change your password…', icon: KeyRound, act: changePassword },
    { name: 'Sign out', icon: LogOut, act: signOut },
  ].filter(({ name }) => name.toLowerCase().includes(wanted.toLowerCase()));
  const screens = [...places, ...morePlaces].filter(({ name }) => name.toLowerCase().includes(wanted.toLowerCase()));

  useEffect(() => {
    dialog.current?.showModal();
    dialog.current?.querySelector('input')?.focus(); // not the list around it, which comes first
  }, []);
  const go = (path: string) => {
    onClose();
    navigate(path);
  };

  return (
    // A click on the backdrop is one on the dialog itself.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- because Escape does the same by keyboard
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-label="Search"
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <Command shouldFilter={false} label="Search" className={styles.command}>
        <Command.Input
          className={styles.input}
          value={text}
          onValueChange={setText}
          placeholder="Invoice, self-pay ID, pi_…, check number, customer or screen"
          maxLength={100}
        />
        <Command.List className={styles.list}>
          {wanted !== '' && data && hits.length === 0 && screens.length === 0 && deeds.length === 0 && (
            <p className={styles.none}>
              Nothing begins with “{wanted}”. Numbers are found by their beginning, customers by words of their name.
            </p>
          )}
          {hits.map((hit) => (
            <Hit key={`${hit.what} ${hit.id}`} hit={hit} onSelect={() => go(paths.page(hit.what, hit.id))} />
          ))}
          {screens.length > 0 && (
            <Command.Group heading="Go to" className={styles.group ?? ''}>
              {screens.map(({ name, path, icon: Icon }) => (
                <Command.Item key={path} value={`go ${name}`} className={styles.item} onSelect={() => go(path)}>
                  <Icon size={16} aria-hidden />
                  {name}
                </Command.Item>
              ))}
            </Command.Group>
          )}
          {deeds.length > 0 && (
            <Command.Group heading="Do" className={styles.group ?? ''}>
              {deeds.map(({ name, icon: Icon, act }) => (
                <Command.Item
                  key={name}
                  value={`do ${name}`}
                  className={styles.item}
                  onSelect={() => {
                    onClose();
                    act();
                  }}
                >
                  <Icon size={16} aria-hidden />
                  {name}
                </Command.Item>
              ))}
            </Command.Group>
          )}
        </Command.List>
      </Command>
    </dialog>
  );
}

function Hit({ hit, onSelect }: { hit: SearchHit; onSelect: () => void }) {
  const Icon = icons[hit.what];
  return (
    <Command.Item value={`${hit.what} ${hit.id}`} className={styles.item} onSelect={onSelect}>
      <Icon size={16} aria-hidden />
      <span className={styles.title}>{hit.title}</span>
      <span className={styles.text}>{hit.text}</span>
      {hit.amount !== null && <Money cents={hit.amount} />}
    </Command.Item>
  );
}
