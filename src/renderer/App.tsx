import { lazy, Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { EmptyState, Screen } from './components/index.ts';
import { Gate } from './door/Gate.tsx';
import { BankScreen } from './screens/bank/BankScreen.tsx';
import { CustomerScreen } from './screens/customers/CustomerScreen.tsx';
import { CustomersScreen } from './screens/customers/CustomersScreen.tsx';
import { DispatchesScreen } from './screens/dispatches/DispatchesScreen.tsx';
import { DispatchScreen } from './screens/dispatches/DispatchScreen.tsx';
import { EventsScreen } from './screens/events/EventsScreen.tsx';
import { HomeScreen } from './screens/home/HomeScreen.tsx';
import { ImportScreen } from './screens/imports/ImportScreen.tsx';
import { InvoiceScreen } from './screens/invoices/InvoiceScreen.tsx';
import { InvoicesScreen } from './screens/invoices/InvoicesScreen.tsx';
import { QueueScreen } from './screens/register/queue/QueueScreen.tsx';
import { RecordScreen } from './screens/register/RecordScreen.tsx';
import { RegisterScreen } from './screens/register/RegisterScreen.tsx';
import { SettingsScreen } from './screens/settings/SettingsScreen.tsx';
import { CannotOpen } from './shell/CannotOpen.tsx';
import { Shell } from './shell/Shell.tsx';
import { useLedgerState } from './shell/use-ledger-state.ts';

// Its texts and its search are not loaded before somebody asks for help.
const HelpScreen = lazy(async () => ({ default: (await import('./screens/help/HelpScreen.tsx')).HelpScreen }));

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
  return (
    <Shell>
      <Switch>
        <Route path="/" component={HomeScreen} />
        <Route path="/customers" component={CustomersScreen} />
        <Route path="/customers/:id/:tab?">{({ id, tab }) => <CustomerScreen id={decodeURIComponent(id)} tab={tab ?? 'overview'} />}</Route>
        <Route path="/dispatches" component={DispatchesScreen} />
        <Route path="/dispatches/:id">{({ id }) => <DispatchScreen id={decodeURIComponent(id)} />}</Route>
        <Route path="/invoices" component={InvoicesScreen} />
        <Route path="/invoices/:id">{({ id }) => <InvoiceScreen id={decodeURIComponent(id)} />}</Route>
        <Route path="/register" component={RegisterScreen} />
        <Route path="/register/bank/reconcile" component={BankScreen} />
        <Route path="/register/queue/review/:id?">{({ id }) => <QueueScreen name="review" id={id && decodeURIComponent(id)} />}</Route>
        <Route path="/register/queue/allocate/:id?">{({ id }) => <QueueScreen name="allocate" id={id && decodeURIComponent(id)} />}</Route>
        <Route path="/register/:id">{({ id }) => <RecordScreen id={decodeURIComponent(id)} />}</Route>
        <Route path="/events" component={EventsScreen} />
        <Route path="/import" component={ImportScreen} />
        <Route path="/settings/*?" component={SettingsScreen} />
        <Route path="/help/:slug?">
          {({ slug }) => (
            <Suspense>
              <HelpScreen slug={slug ?? 'first-day'} />
            </Suspense>
          )}
        </Route>
        <Route>
          <Screen title="Nothing here">
            <EmptyState title="There is nothing at this address">Choose a screen at the left, or search with Ctrl K.</EmptyState>
          </Screen>
        </Route>
      </Switch>
    </Shell>
  );
}
