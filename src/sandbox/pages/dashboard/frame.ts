/** What all pages of the dashboard share: the frame, tables, states, and one-button forms. */
import { type Html, document, html } from '../html.ts';

const sections = [
  ['payments', 'Payments'],
  ['refunds', 'Refunds'],
  ['disputes', 'Disputes'],
  ['balance', 'Balance and payouts'],
  ['events', 'Events'],
  ['webhooks', 'Webhooks'],
] as const;
export type Section = (typeof sections)[number][0];

export function dashboard(section: Section, title: string, problem: string, body: unknown): string {
  return document(
    `${title} · Sandbox`,
    true,
    html`<nav aria-label="Dashboard">
        ${sections.map(([path, name]) => html`<a href=${`/test/${path}`} aria-current=${path === section ? 'page' : undefined}>${name}</a>`)}
      </nav>
      <main>${problem === '' ? null : html`<p class="error" role="alert">${problem}</p>`} ${body}</main>`,
  );
}

export type Column = string | { name: string; number: true };

/** A table, or a sentence where there is nothing to show. */
export function table(columns: readonly Column[], rows: readonly (readonly unknown[])[], empty: string): Html {
  if (rows.length === 0) return html`<div class="table"><p class="empty">${empty}</p></div>`;
  const side = (column: Column | undefined) => (typeof column === 'object' ? 'number' : undefined);
  return html`<div class="table">
    <table>
      <thead>
        <tr>
          ${columns.map((column) => html`<th class=${side(column)}>${typeof column === 'object' ? column.name : column}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map((cell, index) => html`<td class=${side(columns[index])}>${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

const fine = ['succeeded', 'paid', 'complete', 'won', 'available', 'enabled'];
const wrong = ['failed', 'lost', 'canceled', 'requires_payment_method'];

/** A status, in words and in colour. */
export function state(status: string | null): Html {
  const name = status ?? 'unknown';
  const mood = fine.includes(name) ? 'fine' : wrong.includes(name) ? 'wrong' : 'attention';
  return html`<span class=${`state ${mood}`}>${name.replaceAll('_', ' ')}</span>`;
}

/** A form that does one thing. */
export function action(path: string, label: string, fields: unknown = null, danger = false): Html {
  return html`<form method="post" action=${path}>${fields}<button class=${danger ? 'danger' : undefined}>${label}</button></form>`;
}

export function id(text: string, path?: string): Html {
  return path === undefined ? html`<span class="id">${text}</span>` : html`<a class="id" href=${path}>${text}</a>`;
}
