import type { ReactNode } from 'react';
import { Link, Route, Switch, useRoute } from 'wouter';
import { EmptyState, Screen } from '../../components/index.ts';
import { paths } from '../../paths.ts';
import { useMayChange } from '../../use-may-change.ts';
import { useOffice } from '../../use-office.ts';
import { CompanionSettings } from './CompanionSettings.tsx';
import { DataSettings } from '../data/DataSettings.tsx';
import { DocumentSettingsPage } from '../documents/DocumentSettingsPage.tsx';
import { OfficeSettings } from './OfficeSettings.tsx';
import { PeopleSettings } from '../people/PeopleSettings.tsx';
import { PriceSettings } from '../prices/PriceSettings.tsx';
import styles from './SettingsScreen.module.css';
import { StripeConfiguration } from './StripeConfiguration.tsx';

/** `within`: the addresses that belong to it, where there are others than its path. */
type Page = { name: string; path: string; within?: string; wide?: boolean; content: () => ReactNode };

/** Only an Administrator is led there; the ledger answers nobody else. */
const administratorPages: readonly Page[] = [
  { name: 'People', path: paths.people, content: () => <PeopleSettings /> },
  { name: 'Data', path: paths.data, content: () => <DataSettings /> },
];

const pages: readonly Page[] = [
  { name: 'Stripe Configuration', path: paths.settings, content: () => <StripeConfiguration /> },
  { name: 'Office', path: paths.office, content: () => <OfficeSettings /> },
  { name: 'Documents', path: paths.documents, wide: true, content: () => <DocumentSettingsPage /> },
  { name: 'Price schedules', path: paths.prices, within: `${paths.prices}/*?`, content: () => <PriceSettings /> },
  { name: 'Companion', path: paths.companion, content: () => <CompanionSettings /> },
];

/** What the office decides once, page by page. */
export function SettingsScreen() {
  const { data: session } = useOffice('office.session', {});
  const mayChange = useMayChange();
  const shown = session?.user.roles.includes('Administrator') ? [...pages, ...administratorPages] : pages;
  return (
    <Screen title="Settings">
      <div className={styles.settings}>
        <nav className={styles.pages} aria-label="Settings">
          {shown.map((page) => (
            <PageLink key={page.path} {...page} />
          ))}
          {mayChange && <PageLink name="Import" path={paths.import} />}
        </nav>
        <div className={styles.content}>
          <Switch>
            {shown.map(({ path, within = path, wide = false, content }) => (
              <Route key={path} path={within}>
                <div className={styles.shown} data-wide={wide}>
                  {content()}
                </div>
              </Route>
            ))}
            <Route>
              <EmptyState title="There are no settings at this address">Choose a page at the left.</EmptyState>
            </Route>
          </Switch>
        </div>
      </div>
    </Screen>
  );
}

function PageLink({ name, path, within = path }: Omit<Page, 'content'>) {
  const [isHere] = useRoute(within);
  return (
    <Link href={path} className={styles.page} aria-current={isHere ? 'page' : undefined}>
      {name}
    </Link>
  );
}
