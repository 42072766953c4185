import type { Event } from '../../state/objects.ts';
import type { Store } from '../../state/store.ts';
import { deliveries, endpoints, webhookMode, webhookModeSchema } from '../../webhooks/queue.ts';
import { type Html, html } from '../html.ts';
import { moment } from '../money.ts';
import { action, dashboard, id, state, table } from './frame.ts';

export function eventsPage(events: readonly Event[], problem: string): string {
  return dashboard(
    'events',
    'Events',
    problem,
    html`<h1>Events</h1>
      ${eventTable(events.slice(-500))}`,
  );
}

export function eventPage(event: Event): string {
  return dashboard(
    'events',
    event.id,
    '',
    html`<h1>${event.type} ${id(event.id)}</h1>
      <p>${moment(event.created)}</p>
      <pre>${JSON.stringify(event, null, 2)}</pre>`,
  );
}

/** Newest first. */
export function eventTable(events: readonly Event[]): Html {
  return table(
    ['Event', 'ID', 'Created'],
    events.toReversed().map((event) => [event.type, id(event.id, `/test/events/${event.id}`), moment(event.created)]),
    'Nothing has happened.',
  );
}

const modeWords = {
  normal: 'each event once',
  duplicated: 'each event twice',
  reversed: 'held now, then newest first at the next “normal”',
  lost: 'not at all; only the API knows',
} as const;

export function webhooksPage(store: Store, problem: string): string {
  const mode = webhookMode(store);
  const waiting = deliveries(store);
  return dashboard(
    'webhooks',
    'Webhooks',
    problem,
    html`<h1>Webhooks ${state(mode)}</h1>
      <p>Events are delivered: ${modeWords[mode]}.</p>
      <div class="actions">
        ${webhookModeSchema.options
          .filter((other) => other !== mode)
          .map((other) =>
            action('/test/webhooks/mode', `${other}: ${modeWords[other]}`, html`<input type="hidden" name="mode" value=${other} />`),
          )}
        ${waiting.length > 0 ? action('/test/webhooks/redeliver', 'Deliver again now') : null}
      </div>
      <h2>Endpoints</h2>
      ${table(
        ['Address', 'Status', 'Events', 'ID'],
        endpoints(store).map((endpoint) => [endpoint.url, state(endpoint.status), endpoint.enabled_events.join(', '), id(endpoint.id)]),
        'Nobody listens. Start the sandbox with --webhook and --webhook-secret, or make an endpoint through the API.',
      )}
      <h2>Not delivered yet</h2>
      ${table(
        ['Event', { name: 'Tries', number: true }, 'Next'],
        waiting.map((delivery) => [
          id(delivery.event, `/test/events/${delivery.event}`),
          delivery.attempts,
          delivery.held ? 'held' : moment(delivery.due / 1000),
        ]),
        'Everything has been delivered.',
      )}`,
  );
}
