/** The kinds of filters that lists have: how each is said in a chip, and how it is changed. */
import type { ReactNode } from 'react';
import { type IsoDate, isoDateSchema } from '../../shared/dates.ts';
import { never } from '../../shared/assert.ts';
import { type Cents, centsSchema, formatMoney } from '../../shared/money.ts';
import type { SearchHit } from '../../shared/office-api/office.ts';
import { Field } from './Field.tsx';
import { DatesEditor, periodText } from './DatesFilter.tsx';
import { FindOne } from './FindOne.tsx';
import { Checkbox, Input } from './Input.tsx';
import { MoneyInput } from './MoneyInput.tsx';
import styles from './filters.module.css';

type Base<Filter> = { label: string; keys: readonly (keyof Filter)[]; always?: boolean };

/** Made by `dates`, `choices`, `one`, `either`, `text`, `amounts`, `found` and `linked`. */
export type FilterDefinition<Filter> = Base<Filter> &
  (
    | { kind: 'dates'; from: keyof Filter; to: keyof Filter; today: IsoDate }
    | { kind: 'choices'; key: keyof Filter; options: readonly string[] }
    | { kind: 'either'; key: keyof Filter; yes: string; no: string }
    | { kind: 'one'; key: keyof Filter; options: readonly string[] }
    | { kind: 'text'; key: keyof Filter; hint: string }
    | { kind: 'amounts'; least: keyof Filter; most: keyof Filter }
    | { kind: 'found'; key: keyof Filter; what: SearchHit['what']; show: (id: string) => ReactNode }
    | { kind: 'linked'; key: keyof Filter; show: (id: string) => ReactNode }
  );

type Options = { always?: boolean };

/** From and to, with the periods that billers ask for. */
export function dates<Filter>(
  label: string,
  from: keyof Filter,
  to: keyof Filter,
  today: IsoDate,
  options: Options = {},
): FilterDefinition<Filter> {
  return { kind: 'dates', label, keys: [from, to], from, to, today, ...options };
}

/** Any of a closed list of words. */
export function choices<Filter>(
  label: string,
  key: keyof Filter,
  words: readonly string[],
  options: Options = {},
): FilterDefinition<Filter> {
  return { kind: 'choices', label, keys: [key], key, options: words, ...options };
}

/** Yes, no, or either. */
export function either<Filter>(
  label: string,
  key: keyof Filter,
  options: Options & { yes?: string; no?: string } = {},
): FilterDefinition<Filter> {
  return { kind: 'either', label, keys: [key], key, yes: 'yes', no: 'no', ...options };
}

/** One of a list of words. */
export function one<Filter>(label: string, key: keyof Filter, words: readonly string[], options: Options = {}): FilterDefinition<Filter> {
  return { kind: 'one', label, keys: [key], key, options: words, ...options };
}

/** From an amount to another, both included. */
export function amounts<Filter>(label: string, least: keyof Filter, most: keyof Filter): FilterDefinition<Filter> {
  return { kind: 'amounts', label, keys: [least, most], least, most };
}

/** One customer, trip or invoice, found by typing, or set by a link from elsewhere. */
export function found<Filter>(
  label: string,
  key: keyof Filter,
  what: SearchHit['what'],
  show: (id: string) => ReactNode,
): FilterDefinition<Filter> {
  return { kind: 'found', label, keys: [key], key, what, show };
}

/** Part of a text. */
export function text<Filter>(label: string, key: keyof Filter, hint: string, options: Options = {}): FilterDefinition<Filter> {
  return { kind: 'text', label, keys: [key], key, hint, ...options };
}

/** Set by a link from elsewhere, such as all records of one customer: it can only be taken away. */
export function linked<Filter>(label: string, key: keyof Filter, show: (id: string) => ReactNode): FilterDefinition<Filter> {
  return { kind: 'linked', label, keys: [key], key, show };
}

/** What the chip says. */
export function valueText<Filter extends object>(definition: FilterDefinition<Filter>, filter: Filter): ReactNode {
  switch (definition.kind) {
    case 'dates':
      return periodText(dateIn(filter, definition.from), dateIn(filter, definition.to), definition.today);
    case 'choices':
      return chosenIn(filter, definition.key).join(', ') || 'any';
    case 'either': {
      const value = filter[definition.key];
      return value === undefined ? 'either' : value ? definition.yes : definition.no;
    }
    case 'one':
    case 'text':
      return textIn(filter, definition.key) || 'any';
    case 'amounts':
      return amountsText(centsIn(filter, definition.least), centsIn(filter, definition.most));
    case 'found': {
      const id = textIn(filter, definition.key);
      return id === '' ? 'any' : definition.show(id);
    }
    case 'linked':
      return definition.show(textIn(filter, definition.key));
    default:
      return never(definition);
  }
}

/** What changes it. */
export function editorOf<Filter extends object>(
  definition: Exclude<FilterDefinition<Filter>, { kind: 'linked' }>,
  filter: Filter,
  onChange: (filter: Filter) => void,
): ReactNode {
  const set = (values: Partial<Record<keyof Filter, unknown>>) => {
    const next = { ...filter, ...values };
    for (const key of definition.keys) if (next[key] === undefined) delete next[key];
    onChange(next);
  };
  switch (definition.kind) {
    case 'dates':
      return (
        <DatesEditor
          from={dateIn(filter, definition.from)}
          to={dateIn(filter, definition.to)}
          today={definition.today}
          onChange={(from, to) => set(partial<Filter>([definition.from, from], [definition.to, to]))}
        />
      );
    case 'choices': {
      const chosen = chosenIn(filter, definition.key);
      return definition.options.map((option) => (
        <Checkbox
          key={option}
          label={option}
          checked={chosen.includes(option)}
          onChange={({ target }) => {
            const next = definition.options.filter((other) => (other === option ? target.checked : chosen.includes(other)));
            set(partial<Filter>([definition.key, next.length > 0 ? next : undefined]));
          }}
        />
      ));
    }
    case 'either':
      return [undefined, true, false].map((value) => (
        <label key={String(value)} className={styles.radio}>
          <input
            type="radio"
            name={definition.label}
            checked={filter[definition.key] === value}
            onChange={() => set(partial<Filter>([definition.key, value]))}
          />
          {value === undefined ? 'either' : value ? definition.yes : definition.no}
        </label>
      ));
    case 'one': {
      const chosen = textIn(filter, definition.key);
      return ['', ...definition.options].map((option) => (
        <label key={option} className={styles.radio}>
          <input
            type="radio"
            name={definition.label}
            checked={chosen === option}
            onChange={() => set(partial<Filter>([definition.key, option || undefined]))}
          />
          {option || 'any'}
        </label>
      ));
    }
    case 'amounts':
      return (
        <div className={styles.fromTo}>
          <Field label="At least">
            <MoneyInput
              value={centsIn(filter, definition.least)}
              onChange={(value) => set(partial<Filter>([definition.least, value ?? undefined]))}
            />
          </Field>
          <Field label="At most">
            <MoneyInput
              value={centsIn(filter, definition.most)}
              onChange={(value) => set(partial<Filter>([definition.most, value ?? undefined]))}
            />
          </Field>
        </div>
      );
    case 'found':
      return <FindOne what={definition.what} label={definition.label} onFind={(id) => set(partial<Filter>([definition.key, id]))} />;
    case 'text':
      return (
        <Field label={definition.hint}>
          <Input
            value={textIn(filter, definition.key)}
            onChange={({ target }) => set(partial<Filter>([definition.key, target.value || undefined]))}
          />
        </Field>
      );
    default:
      return never(definition);
  }
}

// A filter comes from the address, so its values are read with care even though its type promises them.
function dateIn<Filter>(filter: Filter, key: keyof Filter): IsoDate | undefined {
  return isoDateSchema.safeParse(filter[key]).data;
}

function chosenIn<Filter>(filter: Filter, key: keyof Filter): string[] {
  const value: unknown = filter[key];
  return Array.isArray(value) ? value.map(String) : [];
}

function centsIn<Filter>(filter: Filter, key: keyof Filter): Cents | null {
  return centsSchema.safeParse(filter[key]).data ?? null;
}

/** `$10.00 – $20.00`, `at least $10.00`, `$10.00`. */
function amountsText(least: Cents | null, most: Cents | null): string {
  if (least === null) return most === null ? 'any' : `at most ${formatMoney(most)}`;
  if (most === null) return `at least ${formatMoney(least)}`;
  return least === most ? formatMoney(least) : `${formatMoney(least)} – ${formatMoney(most)}`;
}

function textIn<Filter>(filter: Filter, key: keyof Filter): string {
  const value: unknown = filter[key];
  return typeof value === 'string' ? value : '';
}

function partial<Filter>(...entries: [keyof Filter, unknown][]): Partial<Record<keyof Filter, unknown>> {
  return Object.fromEntries(entries) as Partial<Record<keyof Filter, unknown>>; // just these keys
}
