import { Link } from 'wouter';
import { formatMoney } from '../../../shared/money.ts';
import type { Home } from '../../../shared/office-api/office.ts';
import { paths } from '../../paths.ts';
import { Card } from './Card.tsx';
import styles from './CollectedByMonth.module.css';

const height = 128;
const step = 40;
const barWidth = 24;
const names = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** The money of the last twelve months; a bar leads to the register of its month. */
export function CollectedByMonth({ months }: { months: Home['byMonth'] }) {
  const most = Math.max(1, ...months.map(({ collected }) => collected));
  return (
    <Card title="Collected by month">
      <svg className={styles.chart} viewBox={`0 0 ${months.length * step} ${height + 28}`} aria-label="Collected by month">
        {months.map(({ month, collected }, index) => {
          const size = Math.max(1, Math.round((Math.max(0, collected) / most) * (height - 16)));
          const name = names[Number(month.slice(5)) - 1] ?? month;
          return (
            <Link key={month} href={paths.filtered(paths.register, monthOf(month))} className={styles.month ?? ''}>
              <title>{`${name} ${month.slice(0, 4)}: ${formatMoney(collected)}`}</title>
              <rect className={styles.target} x={index * step} width={step} height={height + 28} />
              <rect
                className={styles.bar}
                data-now={index === months.length - 1}
                x={index * step + (step - barWidth) / 2}
                y={height - size}
                width={barWidth}
                height={size}
                rx={3}
              />
              <text className={styles.name} x={index * step + step / 2} y={height + 18} textAnchor="middle">
                {name[0]}
              </text>
            </Link>
          );
        })}
      </svg>
    </Card>
  );
}

function monthOf(month: string): { from: string; to: string } {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const days = [31, year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][number - 1];
  return { from: `${month}-01`, to: `${month}-${days}` };
}
