import * as z from 'zod';
import { endpoint } from './endpoint.ts';
import { page } from './lists.ts';
import { flag, listParams, range, text, within } from './params.ts';
import { StripeProblem, invalidRequest } from './problem.ts';

const thirtyDays = 30 * 86_400;

export const eventEndpoints = [
  endpoint(
    'get',
    '/v1/events',
    {
      ...listParams,
      created: range.optional(),
      delivery_success: flag.optional(),
      type: text().optional(),
      types: z.array(text()).max(20).optional(),
    },
    ({ account }, given) => {
      if (given.type !== undefined && given.types !== undefined) {
        throw invalidRequest('You may pass only one of type or types.', { param: 'types' });
      }
      const types = given.type === undefined ? given.types : [given.type];
      const oldest = account.now() - thirtyDays;
      return page(
        account
          .all('event')
          .filter(
            (event) =>
              event.created >= oldest &&
              within(event.created, given.created) &&
              (types === undefined || types.some((wanted) => matches(event.type, wanted))) &&
              (given.delivery_success === undefined || given.delivery_success === (event.pending_webhooks === 0)),
          ),
        given,
        '/v1/events',
      );
    },
  ),
  endpoint('get', '/v1/events/:id', {}, ({ account }, _, path) => {
    const event = account.get('event', path('id'));
    if (event.created >= account.now() - thirtyDays) return event;
    throw new StripeProblem(404, {
      type: 'invalid_request_error',
      code: 'resource_missing',
      message: `No such event: '${event.id}'`,
      param: 'id',
    });
  }),
];

/** `charge.*` is every event of charges. */
function matches(type: string, wanted: string): boolean {
  return wanted.endsWith('.*') ? type.startsWith(wanted.slice(0, -1)) : type === wanted;
}
