import { Sigma } from 'lucide-react';
import type { Cents } from '../../../shared/money.ts';
import { Button, type FilterOf, Money, Popover, TableHead } from '../../components/index.ts';
import { useOffice } from '../../use-office.ts';
import { capitalized } from './capitalized.ts';
import styles from './events.module.css';

/** The largest sums stand in the footer, all of them in the window that opens from it. */
const inFooter = 4;

/** What everything that was found comes to, by type of transaction and by kind. */
export function TotalsByType({ filter }: { filter: FilterOf<'events.list'> }) {
  const totals = useOffice('events.totals', { filter }, { keep: true }).data;
  if (!totals || totals.kinds.length === 0) return null;
  const first = totals.transactionTypes.toSorted((a, b) => Math.abs(b.amount) - Math.abs(a.amount)).slice(0, inFooter);
  return (
    <>
      {first.map(({ type, amount }) => (
        <span key={type}>
          {type} <Money cents={amount} strong />
        </span>
      ))}
      <Popover
        label="Totals by type"
        trigger={
          <Button variant="quiet" icon={Sigma}>
            By type
          </Button>
        }
      >
        <div className={styles.totals}>
          <Totals name="Transaction type" groups={totals.transactionTypes.map(({ type, ...group }) => ({ name: type, ...group }))} />
          <Totals name="Kind" groups={totals.kinds.map(({ kind, ...group }) => ({ name: capitalized(kind), ...group }))} />
        </div>
      </Popover>
    </>
  );
}

function Totals({ name, groups }: { name: string; groups: readonly { name: string; count: number; amount: Cents }[] }) {
  return (
    <table className={styles.table}>
      <TableHead headings={[name, 'Events', 'Amount']} />
      <tbody>
        {groups.map((group) => (
          <tr key={group.name}>
            <th scope="row">{group.name}</th>
            <td>{group.count.toLocaleString('en-US')}</td>
            <td>
              <Money cents={group.amount} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
