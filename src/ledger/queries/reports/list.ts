/** Reports as the window asks for them: read aside, and no longer than somebody wants the answer. */
import { done } from '../../../shared/refusal.ts';
import type { Definition } from '../../../shared/reports/definition.ts';
import { outputOf } from '../../../shared/reports/output.ts';
import { query } from '../../commands/registry.ts';

export const reportQueries = [
  query('reports.list', ({ aside, clock }, { filter: { report: asked }, sort, offset, limit, ask }) => {
    const report = sort && isSortable(asked, sort.by) ? { ...asked, sort: [sort] } : asked;
    return aside.report({ report, today: clock.today(), page: { offset, limit } }, ask);
  }),
  query('reports.stop', ({ aside }, { ask }) => {
    aside.stop(ask);
    return done({});
  }),
];

function isSortable(report: Definition, by: string): boolean {
  return outputOf(report).some(({ key }) => key === by);
}
