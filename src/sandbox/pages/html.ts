/** Server-rendered pages: htm templates over preact, so that everything put into them is escaped. */
import { html } from 'htm/preact';
import { renderToString } from 'preact-render-to-string';

export { html };
export type Html = ReturnType<typeof html>;

/** The whole document. `wide`: the dashboard; else a page for a customer. */
export function document(title: string, wide: boolean, body: Html): string {
  const page = html`<html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>${title}</title>
      <link rel="stylesheet" href="/_sandbox/style.css" />
    </head>
    <body class=${wide ? 'wide' : 'narrow'}>
      <p class="banner" role="note"><strong>Sandbox: no real money.</strong> This page stands in for Stripe’s.</p>
      ${body}
    </body>
  </html>`;
  return `<!doctype html>${[page]
    .flat()
    .map((node) => renderToString(node))
    .join('')}`;
}
