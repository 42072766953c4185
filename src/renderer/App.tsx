import { Suspense, useEffect } from 'react';
import { Route, Switch } from 'wouter';
import { EmptyState, Screen } from './components/index.ts';
import { Gate } from './door/Gate.tsx';
import { later, loadTheRest } from './later.tsx';
import { HomeScreen } from './screens/home/HomeScreen.tsx';
import { CannotOpen } from './shell/CannotOpen.tsx';
import { Shell } from './shell/Shell.tsx';
import { useLedgerState } from './shell/use-ledger-state.ts';

// Home comes with the window; every other screen when somebody first goes there, so that the window is there sooner.
const BankScreen = later(async () => (await import('./screens/bank/BankScreen.tsx')).BankScreen);
const CustomerScreen = later(async () => (await import('./screens/customers/CustomerScreen.tsx')).CustomerScreen);
const CustomersScreen = later(async () => (await import('./screens/customers/CustomersScreen.tsx')).CustomersScreen);
const DispatchesScreen = later(async () => (await import('./screens/dispatches/DispatchesScreen.tsx')).DispatchesScreen);
const DispatchScreen = later(async () => (await import('./screens/dispatches/DispatchScreen.tsx')).DispatchScreen);
const EventsScreen = later(async () => (await import('./screens/events/EventsScreen.tsx')).EventsScreen);
const ImportScreen = later(async () => (await import('./screens/imports/ImportScreen.tsx')).ImportScreen);
const InvoiceScreen = later(async () => (await import('./screens/invoices/InvoiceScreen.tsx')).InvoiceScreen);
const InvoicesScreen = later(async () => (await import('./screens/invoices/InvoicesScreen.tsx')).InvoicesScreen);
const PayoutsScreen = later(async () => (await import('./screens/payouts/PayoutsScreen.tsx')).PayoutsScreen);
const QueueScreen = later(async () => (await import('./screens/register/queue/QueueScreen.tsx')).QueueScreen);
const RecordScreen = later(async () => (await import('./screens/register/RecordScreen.tsx')).RecordScreen);
const RegisterScreen = later(async () => (await import('./screens/register/RegisterScreen.tsx')).RegisterScreen);
const ReportsScreen = later(async () => (await import('./screens/reports/ReportsScreen.tsx')).ReportsScreen);
const SettingsScreen = later(async () => (await import('./screens/settings/SettingsScreen.tsx')).SettingsScreen);
const HelpScreen = later(async () => (await import('./screens/help/HelpScreen.tsx')).HelpScreen);

/** The desk for whoever is signed in, or, when the books cannot be opened, what to do. */
export function App() {
  const ledger = useLedgerState();
  if (ledger.state === 'cannot open') return <CannotOpen refusal={ledger.refusal} />;
  return (
    <Gate>
      <Desk />
    </Gate>
  );
}

/**
 * Its shell around the screen of the address.
 * The router leaves an encoded `:` or `/` in an address as it is, and what Stripe reported has both in its ID.
 */
function Desk() {
  useEffect(loadTheRest, []);
  return (
    <Shell>
      <Suspense>
        <Switch>
          <Route path="/" component={HomeScreen} />
          <Route path="/customers" component={CustomersScreen} />
          <Route path="/customers/:id/:tab?">
            {({ id, tab }) => <CustomerScreen id={decodeURIComponent(id)} tab={tab ?? 'overview'} />}
          </Route>
          <Route path="/dispatches" component={DispatchesScreen} />
          <Route path="/dispatches/:id">{({ id }) => <DispatchScreen id={decodeURIComponent(id)} />}</Route>
          <Route path="/invoices" component={InvoicesScreen} />
          <Route path="/invoices/:id">{({ id }) => <InvoiceScreen id={decodeURIComponent(id)} />}</Route>
          <Route path="/register" component={RegisterScreen} />
          <Route path="/register/bank/reconcile" component={BankScreen} />
          <Route path="/register/stripe/:tab">{({ tab }) => <PayoutsScreen tab={tab} />}</Route>
          <Route path="/register/queue/review/:id?">{({ id }) => <QueueScreen name="review" id={id && decodeURIComponent(id)} />}</Route>
          <Route path="/register/queue/allocate/:id?">
            {({ id }) => <QueueScreen name="allocate" id={id && decodeURIComponent(id)} />}
          </Route>
          <Route path="/register/:id">{({ id }) => <RecordScreen id={decodeURIComponent(id)} />}</Route>
          <Route path="/events" component={EventsScreen} />
          <Route path="/import" component={ImportScreen} />
          <Route path="/reports/*?" component={ReportsScreen} />
          <Route path="/settings/*?" component={SettingsScreen} />
          <Route path="/help/:slug?">{({ slug }) => <HelpScreen slug={slug ?? 'first-day'} />}</Route>
          <Route>
            <Screen title="Nothing here">
              <EmptyState title="There is nothing at this address">Choose a screen at the left, or search with Ctrl K.</EmptyState>
            </Screen>
          </Route>
        </Switch>
      </Suspense>
    </Shell>
  );
}
