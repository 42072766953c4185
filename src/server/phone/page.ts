/** The card window: what is charged, Stripe's own field for the card, and what taking cards over the phone needs. English, as the desk is. */
import { createHash } from 'node:crypto';
import type { VNode } from 'preact';
import { html } from 'htm/preact';
import { renderToString } from 'preact-render-to-string';
import { formatMoney, sum } from '../../shared/money.ts';
import type { Answer } from '../http/answer.ts';
import type { OpenedPage } from '../stripe/phone-cards.ts';
import { script } from './script.ts';
import { style } from './style.ts';

export type StripeScript = {
  /** Where Stripe's script, or the sandbox's stand-in, is loaded from. */
  url: string;
  /** What a browser may load and embed for it. */
  origins: readonly string[];
  /** What the script itself talks to. */
  api: readonly string[];
};

type Card = {
  opened: OpenedPage;
  /** `Invoice A-1031`, `A trip`, `On account`. */
  what: string;
  publishableKey: string;
  /** Where the page says which card to charge. */
  charge: string;
  testMode: boolean;
  stripe: StripeScript;
};

export function cardPage({ opened: { office, content, clientSecret }, what, publishableKey, charge, testMode, stripe }: Card): Answer {
  const { balance, fee, keepCard } = content;
  const account = office.connected ? office.account : '';
  const page = JSON.stringify({ key: publishableKey, account, clientSecret, charge });
  const total = formatMoney(sum([balance, fee]));
  const shown = html`
    <main data-state="card" data-page=${page}>
      ${testMode && html`<p class="test">Test mode: no real money moves. Use a test card.</p>`}
      <h1>Charge a card over the phone</h1>
      <p class="what">${what} · ${office.terms?.officeName ?? office.name}</p>
      <dl>
        ${
          fee > 0 &&
          html`<div>
              <dt>Amount</dt>
              <dd>${formatMoney(balance)}</dd>
            </div>
            <div>
              <dt>Online processing fee</dt>
              <dd>${formatMoney(fee)}</dd>
            </div>`
        }
        <div class="sum">
          <dt>Total</dt>
          <dd>${total}</dd>
        </div>
      </dl>
      <form>
        <h2>Card</h2>
        <div id="card"></div>
        ${keepCard && html`<p class="keep">Stripe keeps this card for the customer’s next payments. The customer must have agreed to that.</p>`}
        <p role="alert"></p>
        <div class="buttons">
          <button type="button" class="quiet" data-close>Cancel</button>
          <button type="submit" disabled>Charge ${total}</button>
        </div>
      </form>
      ${about}
    </main>
  `;
  return answer('Card over the phone', shown, stripe, 200);
}

/** The address was used already, has expired, or never was one. */
export function usedPage(stripe: StripeScript): Answer {
  const why = 'It is good for one card and for ten minutes. Nothing is charged by it now. Close it, and begin again in Paydesk.';
  return answer('Card window used', ended('used', 'This card window cannot be used any more', why), stripe, 410);
}

/** Stripe does not answer, so there is nothing to type a card into. */
export function awayPage(stripe: StripeScript): Answer {
  const why = 'Nothing is charged. Close this window, and begin again in Paydesk in a moment.';
  return answer('Stripe cannot be reached', ended('away', 'Stripe cannot be reached now', why), stripe, 503);
}

function ended(state: string, title: string, why: string): VNode | VNode[] {
  return html`
    <main data-state=${state}>
      <h1>${title}</h1>
      <p class="what">${why}</p>
      <div class="buttons"><button type="button" data-close>Close this window</button></div>
    </main>
  `;
}

const about = html`
  <section class="about">
    <h2>What this needs, and its limits</h2>
    <ul>
      <li>
        Stripe must have switched on telephone orders (MOTO) for the office’s account: ask Stripe’s support. Until then it refuses the
        charge.
      </li>
      <li>
        The number is typed into Stripe’s own field and goes to Stripe alone. Write it down nowhere, and record no call while it is read
        out.
      </li>
      <li>
        Cards only. The bank cannot ask the cardholder to confirm: should the payment be disputed as not theirs, the office mostly loses it.
      </li>
      <li>Make sure that whoever calls may use this card. The charge stands in the check register as soon as Stripe says it succeeded.</li>
    </ul>
  </section>
`;

function answer(title: string, content: VNode | VNode[], stripe: StripeScript, status: number): Answer {
  const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>${title}</title>
<style>${style}</style>
${status === 200 ? renderToString(html`<script src=${stripe.url}></script>`) : ''}
</head>
<body>
${[content]
  .flat()
  .map((node) => renderToString(node))
  .join('')}
<script>${script}</script>
</body>
</html>`;
  return { page, status, policy: policyFor(stripe) };
}

/** Nothing but Stripe's script and frame, or their stand-in's, this page's own script, and this companion. */
function policyFor({ origins, api }: StripeScript): string {
  return [
    "default-src 'none'",
    `script-src ${hashOf(script)} ${origins.join(' ')}`,
    `style-src ${hashOf(style)}`,
    `frame-src ${origins.join(' ')}`,
    `connect-src 'self' ${api.join(' ')}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
