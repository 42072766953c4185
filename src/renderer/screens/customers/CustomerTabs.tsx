import { Link } from 'wouter';
import { paths } from '../../paths.ts';
import styles from './CustomerTabs.module.css';

/** The parts of a customer's page, each with an address of its own. */
export function CustomerTabs({ id, current }: { id: string; current: string }) {
  const tabs = [
    { name: 'overview', label: 'Overview', path: paths.page('customer', id) },
    { name: 'receivables', label: 'Open receivables', path: paths.customer(id, 'receivables') },
    { name: 'ledger', label: 'Ledger', path: paths.customer(id, 'ledger') },
    { name: 'statement', label: 'Statement', path: paths.customer(id, 'statement') },
  ];
  return (
    <nav className={styles.tabs} aria-label="Customer">
      {tabs.map(({ name, label, path }) => (
        <Link key={name} href={path} className={styles.tab ?? ''} {...(name === current && { 'aria-current': 'page' })}>
          {label}
        </Link>
      ))}
    </nav>
  );
}
