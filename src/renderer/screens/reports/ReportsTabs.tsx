import { Link, useRoute } from 'wouter';
import { paths } from '../../paths.ts';
import styles from './ReportsTabs.module.css';

const tabs = [
  { name: 'Dashboards', path: paths.reports, within: paths.reports },
  { name: 'Billing Activity', path: paths.activity, within: paths.activity },
  { name: 'Report Builder', path: paths.builder, within: `${paths.builder}/*?` },
];

/** From one part of the reports to the others. */
export function ReportsTabs() {
  return (
    <nav className={styles.tabs} aria-label="Reports">
      {tabs.map((tab) => (
        <Tab key={tab.path} {...tab} />
      ))}
    </nav>
  );
}

function Tab({ name, path, within }: (typeof tabs)[number]) {
  const [isHere] = useRoute(within);
  return (
    <Link href={path} className={styles.tab} aria-current={isHere ? 'page' : undefined}>
      {name}
    </Link>
  );
}
