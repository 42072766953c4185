import { addDays, formatDate, type IsoDate, isoDateSchema } from '../../shared/dates.ts';
import { Field } from './Field.tsx';
import { Input } from './Input.tsx';
import styles from './filters.module.css';

type Period = { name: string; from: IsoDate; to: IsoDate };

function periods(today: IsoDate): Period[] {
  const month = (date: IsoDate) => isoDateSchema.parse(`${date.slice(0, 7)}-01`);
  const thisMonth = month(today);
  const lastOfPrevious = addDays(thisMonth, -1);
  const lastOfThis = addDays(month(addDays(thisMonth, 31)), -1);
  return [
    { name: 'Today', from: today, to: today },
    { name: 'Last 7 days', from: addDays(today, -6), to: today },
    { name: 'This month', from: thisMonth, to: lastOfThis },
    { name: 'Last month', from: month(lastOfPrevious), to: lastOfPrevious },
    { name: 'Last 90 days', from: addDays(today, -89), to: today },
    { name: 'This year', from: isoDateSchema.parse(`${today.slice(0, 4)}-01-01`), to: isoDateSchema.parse(`${today.slice(0, 4)}-12-31`) },
  ];
}

type DatesEditorProps = {
  from: IsoDate | undefined;
  to: IsoDate | undefined;
  today: IsoDate;
  onChange: (from: IsoDate | undefined, to: IsoDate | undefined) => void;
};

/** From and to, and the periods that billers ask for. */
export function DatesEditor({ from, to, today, onChange }: DatesEditorProps) {
  const read = (value: string) => isoDateSchema.safeParse(value).data;
  return (
    <>
      <div className={styles.periods}>
        {periods(today).map((period) => (
          <button
            key={period.name}
            type="button"
            aria-pressed={period.from === from && period.to === to}
            onClick={() => onChange(period.from, period.to)}
          >
            {period.name}
          </button>
        ))}
      </div>
      <div className={styles.fromTo}>
        <Field label="From">
          <Input type="date" value={from ?? ''} onChange={({ target }) => onChange(read(target.value), to)} />
        </Field>
        <Field label="To">
          <Input type="date" value={to ?? ''} onChange={({ target }) => onChange(from, read(target.value))} />
        </Field>
      </div>
    </>
  );
}

/** `Nov 1 – 30`, `Nov 1 – Dec 15`, `since Nov 1, 2025`, `Today`; the year only where it is not this one. */
export function periodText(from: IsoDate | undefined, to: IsoDate | undefined, today: IsoDate): string {
  if (from === undefined && to === undefined) return 'any';
  const short = (date: IsoDate) => (date.slice(0, 4) === today.slice(0, 4) ? formatDate(date).replace(/, \d{4}$/, '') : formatDate(date));
  if (from === undefined) return to === undefined ? 'any' : `until ${short(to)}`;
  if (to === undefined) return `since ${short(from)}`;
  if (from === to) return from === today ? 'Today' : short(from);
  if (from.slice(0, 7) === to.slice(0, 7) && from.slice(0, 4) === today.slice(0, 4)) return `${short(from)} – ${Number(to.slice(8))}`;
  return `${short(from)} – ${short(to)}`;
}
