import { Route, Switch } from 'wouter';
import { EmptyState, Screen } from '../../components/index.ts';
import { DashboardsScreen } from './dashboards/DashboardsScreen.tsx';
import { ActivityScreen } from './activity/ActivityScreen.tsx';
import { BuilderHome } from './builder/BuilderHome.tsx';
import { ReportScreen } from './builder/ReportScreen.tsx';

/** Dashboards, who did how much, and the reports that the office makes for itself. */
export function ReportsScreen() {
  return (
    <Switch>
      <Route path="/reports" component={DashboardsScreen} />
      <Route path="/reports/activity" component={ActivityScreen} />
      <Route path="/reports/builder" component={BuilderHome} />
      <Route path="/reports/builder/:id">{({ id }) => <ReportScreen key={id} id={decodeURIComponent(id)} />}</Route>
      <Route>
        <Screen title="Nothing here">
          <EmptyState title="There is no report at this address">Choose Reports at the left.</EmptyState>
        </Screen>
      </Route>
    </Switch>
  );
}
