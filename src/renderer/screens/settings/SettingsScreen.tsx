import type { ReactNode } from 'react';
import { Link, Route, Switch } from 'wouter';
import { Screen } from '../../components/index.ts';
import { paths } from '../../paths.ts';
import { CompanionSettings } from './CompanionSettings.tsx';
import { OfficeSettings } from './OfficeSettings.tsx';
import styles from './SettingsScreen.module.css';
import { StripeConfiguration } from './StripeConfiguration.tsx';

const pages: readonly { name: string; path: string; content: () => ReactNode }[] = [
  { name: 'Stripe Configuration', path: paths.settings, content: () => <StripeConfiguration /> },
  { name: 'Office', path: `${paths.settings}/office`, content: () => <OfficeSettings /> },
  { name: 'Companion', path: `${paths.settings}/companion`, content: () => <CompanionSettings /> },
];

/** What the office decides once, page by page. */
export function SettingsScreen() {
  return (
    <Screen title="Settings">
      <div className={styles.settings}>
        <nav className={styles.pages} aria-label="Settings">
          {pages.map(({ name, path }) => (
            <Link key={path} href={path} className={(active) => (active ? styles.here : styles.page) ?? ''}>
              {name}
            </Link>
          ))}
        </nav>
        <div className={styles.content}>
          <Switch>
            {pages.map(({ path, content }) => (
              <Route key={path} path={path}>
                {content()}
              </Route>
            ))}
          </Switch>
        </div>
      </div>
    </Screen>
  );
}
