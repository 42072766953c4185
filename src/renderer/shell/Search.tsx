import { Command } from 'cmdk';
import {
  Ambulance,
  Banknote,
  Bell,
  BookOpenCheck,
  Building2,
  CircleQuestionMark,
  FileText,
  KeyRound,
  Lock,
  LogOut,
  type LucideIcon,
  Redo2,
  Undo2,
} from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { SearchHit } from '../../shared/office-api/office.ts';
import { Money } from '../components/Money.tsx';
import { useDoorActions } from '../door/door.ts';
import { paths } from '../paths.ts';
import { topics } from '../screens/help/topics.ts';
import { openMoney, otherMoney } from '../screens/payments/money-step.ts';
import { redoLast, undoLast } from '../undo.ts';
import { useMayChange } from '../use-may-change.ts';
import { useOffice } from '../use-office.ts';
import { useSettled } from '../use-settled.ts';
import { showNotices } from './bell/bell-state.ts';
import { commands } from './commands.ts';
import { Matched } from './Matched.tsx';
import { morePlaces, places } from './navigation.ts';
import styles from './Search.module.css';

type What = SearchHit['what'];

/** The kinds of things, in the order in which they are shown. */
const kinds: readonly { what: What; heading: string; icon: LucideIcon }[] = [
  { what: 'invoice', heading: 'Invoices', icon: FileText },
  { what: 'customer', heading: 'Customers', icon: Building2 },
  { what: 'record', heading: 'Check Register', icon: BookOpenCheck },
  { what: 'dispatch', heading: 'Dispatches', icon: Ambulance },
];

/** Finds anything by its number, amount or words, goes to any screen, begins anything, and does what is done at the door. */
export function Search({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [text, setText] = useState('');
  const typed = text.trim();
  const wanted = useSettled(typed);
  const { data } = useOffice('office.search', { text: wanted }, { enabled: wanted !== '', keep: true });
  const [, navigate] = useLocation();
  const hits = typed === '' ? [] : (data?.hits ?? []);
  const ways = useWays(typed, navigate);
  const go = (path: string) => {
    onClose();
    navigate(path);
  };

  // What comes first is chosen anew whenever something else is found: Enter takes what one sees on top.
  const groups = kinds.map((kind) => ({ ...kind, found: hits.filter((hit) => hit.what === kind.what) }));
  const values = [
    ...groups.flatMap(({ found }) => found.map(valueOf)),
    ...ways.flatMap(({ heading, found }) => found.map(({ name }) => `${heading} ${name}`)),
  ];
  const [chosen, setChosen] = useState({ among: '', value: '' });
  const among = values.join('\n');

  useEffect(() => {
    dialog.current?.showModal();
    dialog.current?.querySelector('input')?.focus(); // not what is around it, which could have the focus too
  }, []);
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
      <Command
        shouldFilter={false}
        label="Search"
        className={styles.command}
        value={chosen.among === among ? chosen.value : (values[0] ?? '')}
        onValueChange={(value) => setChosen({ among, value })}
      >
        <Command.Input
          className={styles.input}
          value={text}
          onValueChange={setText}
          placeholder="Number, self-pay ID, pi_…, amount, customer, patient or what to do"
          maxLength={100}
        />
        <Command.List className={styles.list}>
          {typed !== '' && wanted === typed && data && values.length === 0 && <Nothing typed={typed} />}
          {groups
            .filter(({ found }) => found.length > 0)
            .map(({ what, heading, icon, found }) => (
              <Command.Group key={what} heading={heading} className={styles.group ?? ''}>
                {found.map((hit) => (
                  <Hit key={hit.id} hit={hit} icon={icon} typed={typed} onSelect={() => go(paths.page(what, hit.id))} />
                ))}
              </Command.Group>
            ))}
          {ways.map(({ heading, found }) => (
            <Ways
              key={heading}
              heading={heading}
              ways={found}
              onChoose={({ act }) => {
                onClose();
                act();
              }}
            />
          ))}
        </Command.List>
      </Command>
    </dialog>
  );
}

/** The ways of recording money. */
const moneyDeeds: readonly Way[] = [
  { name: 'Record payment…', icon: Banknote, act: () => openMoney('invoice') },
  ...otherMoney.map(({ name, step }) => ({
    name: step === 'whose money' ? 'Record payment for several invoices, trips, or a ledger…' : name,
    icon: Banknote,
    act: () => openMoney(step),
  })),
];

/** What was done last, taken back and done again. */
const turnsBack: readonly Way[] = [
  { name: 'Undo what was done last', icon: Undo2, act: () => void undoLast() },
  { name: 'Redo what was undone', icon: Redo2, act: () => void redoLast() },
];

/** What can be begun and where one can go by the words typed; everything while nothing is. */
function useWays(typed: string, go: (path: string) => void): { heading: string; found: Way[] }[] {
  const mayChange = useMayChange();
  const { changePassword, lock, signOut } = useDoorActions();
  const words = typed.toLowerCase().split(/\s+/);
  const isMeant = ({ name }: Way) => words.every((word) => name.toLowerCase().includes(word));
  const leading = ({ name, icon, path }: { name: string; icon: LucideIcon; path: string }): Way => ({ name, icon, act: () => go(path) });
  const atTheDoor: Way[] = [
    { name: 'Notices', icon: Bell, act: () => showNotices(true) },
    { name: 'Lock the desk', icon: Lock, act: lock },
    { name: 'Change your password…', icon: KeyRound, act: changePassword },
    { name: 'Sign out', icon: LogOut, act: signOut },
  ];
  return [
    { heading: 'Do', found: mayChange ? [...moneyDeeds, ...commands.map(leading), ...turnsBack].filter(isMeant) : [] },
    { heading: 'Go to', found: [...places, ...morePlaces].map(leading).filter(isMeant) },
    { heading: 'Help', found: typed === '' ? [] : helpPages(go).filter(isMeant) },
    { heading: 'At this desk', found: atTheDoor.filter(isMeant) },
  ];
}

/** The pages of the guide, by their titles. */
function helpPages(go: (path: string) => void): Way[] {
  return topics.map(({ slug, title }) => ({ name: title, icon: CircleQuestionMark, act: () => go(paths.help(slug)) }));
}

function Nothing({ typed }: { typed: string }) {
  return (
    <p className={styles.none}>
      Nothing is found by “{typed}”. Numbers are found by their beginning, amounts to the cent, customers and patients by the beginnings of
      their words.
    </p>
  );
}

/** What cmdk knows it by. */
function valueOf({ what, id }: SearchHit): string {
  return `${what} ${id}`;
}

type HitProps = { hit: SearchHit; icon: LucideIcon; typed: string; onSelect: () => void };

function Hit({ hit, icon: Icon, typed, onSelect }: HitProps) {
  return (
    <Command.Item value={valueOf(hit)} className={styles.item} onSelect={onSelect}>
      <Icon size={16} aria-hidden />
      <span className={styles.title}>
        <Matched text={hit.title} typed={typed} />
      </span>
      <span className={styles.text}>
        <Matched text={hit.text} typed={typed} />
      </span>
      {hit.why !== '' && <span className={styles.why}>{hit.why}</span>}
      {hit.amount !== null && <Money cents={hit.amount} />}
    </Command.Item>
  );
}

type Way = { name: string; icon: LucideIcon; act: () => void };

function Ways({ heading, ways, onChoose }: { heading: string; ways: readonly Way[]; onChoose: (way: Way) => void }) {
  if (ways.length === 0) return null;
  return (
    <Command.Group heading={heading} className={styles.group ?? ''}>
      {ways.map((way) => (
        <Command.Item key={way.name} value={`${heading} ${way.name}`} className={styles.item} onSelect={() => onChoose(way)}>
          <way.icon size={16} aria-hidden />
          {way.name}
        </Command.Item>
      ))}
    </Command.Group>
  );
}
