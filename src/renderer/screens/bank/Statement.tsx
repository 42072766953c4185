import { Check, CheckCheck } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import type { BankThing, Reconciliation, StatementLine } from '../../../shared/office-api/bank.ts';
import { Badge, Button, DateText, Id, Money, RecordLink, TableHead } from '../../components/index.ts';
import styles from './bank.module.css';
import { stateWords, toneOf } from './words.ts';
import { useBank } from './use-bank.ts';
import { useLineSelection } from './use-line-selection.ts';

type Props = { found: Reconciliation; open: string | null; mayChange: boolean; onOpen: (line: string | null) => void };

type Selection = ReturnType<typeof useLineSelection>;

const views = ['All', 'To do', 'Reconciled'] as const;
type View = (typeof views)[number];

/** The lines of the statement, each with what it stands for, and what the statement lacks. */
export function Statement({ found, open, mayChange, onOpen }: Props) {
  const [view, setView] = useState<View>('All');
  const lines = found.lines.filter(({ state }) => view === 'All' || (state === 'reconciled') === (view === 'Reconciled'));
  const selection = useLineSelection(lines);
  return (
    <div className={styles.statement}>
      <Summary found={found} />
      <div className={styles.tools}>
        <fieldset className={styles.choose} aria-label="Lines shown">
          {views.map((name) => (
            <button key={name} type="button" aria-pressed={name === view} onClick={() => setView(name)}>
              {name}
            </button>
          ))}
        </fieldset>
        {mayChange && <InBulk lines={found.lines} selection={selection} />}
      </div>
      <div className={styles.scroll}>
        {found.lines.length + found.missing.length > 0 && (
          <Lines
            lines={lines}
            missing={view === 'Reconciled' ? [] : found.missing}
            open={open}
            mayChange={mayChange}
            selection={selection}
            onOpen={onOpen}
          />
        )}
        {found.cut && <p className={styles.note}>There is more in this period than can be shown here. Choose a shorter one.</p>}
      </div>
    </div>
  );
}

function Summary({ found: { totals, waitingForPayout, toDeposit } }: { found: Reconciliation }) {
  const parts = [
    { name: 'Reconciled', ...totals.reconciled },
    { name: 'Matched', ...totals.matched },
    { name: 'To confirm', ...totals.suggested },
    { name: 'Unknown', ...totals.unknown },
    { name: 'Missing at the bank', ...totals.missing },
    { name: 'Waiting for Stripe’s payout', ...waitingForPayout },
    { name: 'Not deposited yet', ...toDeposit },
  ];
  return (
    <dl className={styles.summary}>
      {parts.map(({ name, count, amount }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <Money cents={amount} strong /> <span className={styles.count}>{count.toLocaleString('en-US')}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What can be decided about all lines at once, or about those selected. */
function InBulk({ lines: all, selection: { selected, letGo } }: { lines: readonly StatementLine[]; selection: Selection }) {
  const { match, reconcile, busy } = useBank();
  const lines = selected.length > 0 ? selected : all;
  const suggested = lines.filter(({ suggestion, state }) => state === 'suggested' && suggestion !== null);
  const ready = lines.filter(({ state }) => state === 'matched' || state === 'set aside');
  return (
    <div className={styles.bulk}>
      {selected.length > 0 && <Button onClick={letGo}>Let {countOf(selected.length, 'line', 'lines')} go</Button>}
      {suggested.length > 0 && (
        <Button icon={Check} busy={busy} onClick={() => match(suggested)}>
          Confirm {countOf(suggested.length, 'match', 'matches')}
        </Button>
      )}
      {ready.length > 0 && (
        <Button icon={CheckCheck} busy={busy} onClick={() => reconcile(ready, true)}>
          Mark {countOf(ready.length, 'line', 'lines')} as reconciled
        </Button>
      )}
    </div>
  );
}

function countOf(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
}

type LinesProps = {
  lines: readonly StatementLine[];
  missing: readonly BankThing[];
  open: string | null;
  mayChange: boolean;
  selection: Selection;
  onOpen: (line: string | null) => void;
};

function Lines({ lines, missing, open, mayChange, selection, onOpen }: LinesProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- because the lines in it have the focus; the keys bubble up from them
    <table className={styles.lines} data-beside={open !== null} aria-label="Bank statement" onKeyDown={selection.onKeyDown}>
      <TableHead
        headings={[{ unseen: 'Selected' }, 'Date', 'State', 'On the statement', 'Number', { figure: 'Amount' }, 'In the register']}
      />
      <tbody>
        {lines.map((line) => (
          <Line key={line.id} line={line} isOpen={line.id === open} mayChange={mayChange} selection={selection} onOpen={onOpen} />
        ))}
      </tbody>
      {missing.length > 0 && <Missing things={missing} />}
    </table>
  );
}

/** The arrows go from line to line, as in every list. */
function moveByArrows(event: KeyboardEvent<HTMLButtonElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const buttons = [...(event.currentTarget.closest('tbody')?.querySelectorAll<HTMLButtonElement>('button[data-line]') ?? [])];
  buttons[buttons.indexOf(event.currentTarget) + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
  event.preventDefault();
}

type LineProps = {
  line: StatementLine;
  isOpen: boolean;
  mayChange: boolean;
  selection: Selection;
  onOpen: (line: string | null) => void;
};

function Line({ line, isOpen, mayChange, selection, onOpen }: LineProps) {
  const { id, date, description, number, amount, state, match, suggestion } = line;
  const { match: confirm } = useBank();
  const thing = match ?? suggestion?.thing;
  return (
    <tr data-open={isOpen}>
      <td>
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={`Select ${description || 'the line without description'} of ${date}`}
          checked={selection.ids.has(id)}
          onChange={() => selection.toggle(id)}
        />
      </td>
      <td>
        <DateText date={date} />
      </td>
      <td>
        <Badge tone={toneOf(state)}>{stateWords[state]}</Badge>
      </td>
      <td>
        <button
          type="button"
          data-line={id}
          className={styles.open}
          aria-expanded={isOpen}
          onKeyDown={moveByArrows}
          onClick={() => onOpen(isOpen ? null : id)}
        >
          {description || 'No description'}
        </button>
      </td>
      <td>
        <Id id={number} />
      </td>
      <td data-align="right">
        <Money cents={amount} />
      </td>
      <td>
        {thing && <ThingName thing={thing} />}
        {state === 'suggested' && mayChange && (
          <button type="button" className={styles.confirm} onClick={() => confirm([line])}>
            Confirm
          </button>
        )}
      </td>
    </tr>
  );
}

function ThingName({ thing }: { thing: BankThing }) {
  return (
    <span className={styles.thing}>
      {thing.what === 'record' ? <RecordLink id={thing.id}>{thing.name}</RecordLink> : <span>{thing.name}</span>}
      <span className={styles.about}>{thing.customer}</span>
    </span>
  );
}

/** In the register and not at the bank. */
function Missing({ things }: { things: readonly BankThing[] }) {
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={7} className={styles.caption}>
          Missing from the statement
        </th>
      </tr>
      {things.map((thing) => (
        <tr key={`${thing.what} ${thing.id}`}>
          <td>
            <span className={styles.unseen}>Not to be selected</span>
          </td>
          <td>
            <DateText date={thing.date} />
          </td>
          <td>
            <Badge tone="attention">Missing</Badge>
          </td>
          <td className={styles.about}>Not on the statement</td>
          <td className={styles.about}>none</td>
          <td data-align="right">
            <Money cents={thing.amount} />
          </td>
          <td>
            <ThingName thing={thing} />
          </td>
        </tr>
      ))}
    </tbody>
  );
}
