import type { Account } from '../state/account.ts';
import type { Session } from '../state/objects.ts';
import { type Html, document, html } from './html.ts';
import { money } from './money.ts';

/** What the customer had entered, and what was wrong with it. Never the card's number. */
export type Entered = { method: string; email: string; error?: string };

/** The page of an open session. Works without scripts: which fields are shown follows the chosen method in CSS. */
export function checkoutPage(account: Account, session: Session, entered: Entered): string {
  const total = money(session.amount_total ?? 0, session.currency ?? 'usd');
  const methods = session.payment_method_types.filter((type) => type === 'card' || type === 'us_bank_account');
  const chosen = methods.find((type) => type === entered.method) ?? methods[0];
  return document(
    `Pay ${total}`,
    false,
    html`<main class="checkout">
      <section class="summary" aria-label="What you pay">
        ${
          session.cancel_url === null
            ? null
            : html`<form method="post" class="back">
                <button name="action" value="cancel" class="link" formnovalidate>← Back</button>
              </form>`
        }
        <h1><span class="office">${officeName(account)}</span> <span class="total">${total}</span></h1>
        <dl class="lines">${lines(account, session)}</dl>
      </section>
      <section class="pay" aria-label="How you pay">
        <form method="post">
          ${entered.error === undefined ? null : html`<p class="error" role="alert">${entered.error}</p>`}
          <label
            >Email <input name="email" type="email" required autocomplete="email" value=${entered.email} placeholder="you@example.com"
          /></label>
          <fieldset class="methods">
            <legend>Payment method</legend>
            ${methods.map(
              (type) =>
                html`<label class="choice">
                  <input type="radio" name="method" value=${type} checked=${chosen === type} />
                  ${type === 'card' ? 'Card' : 'US bank account'}
                </label>`,
            )}
            ${methods.includes('card') ? cardFields : null} ${methods.includes('us_bank_account') ? bankFields : null}
          </fieldset>
          <button name="action" value="pay" class="primary">Pay ${total}</button>
          <p class="hint">Test cards: <code>4242 4242 4242 4242</code> pays, <code>4000 0000 0000 0002</code> is declined.</p>
          <p class="hint">Test bank account: <code>000123456789</code>.</p>
        </form>
      </section>
    </main>`,
  );
}

/** The page of a session that can no longer be paid. */
export function closedPage(session: Session): string {
  const words =
    session.status === 'complete'
      ? ['Paid already', 'This payment has been made. Nothing more is to be done here.']
      : ['This page has expired', 'Nothing was paid. Go back to where you came from to begin again.'];
  return document(
    words[0] ?? '',
    false,
    html`<main class="notice">
      <h1>${words[0]}</h1>
      <p>${words[1]}</p>
    </main>`,
  );
}

const cardFields = html`<div class="fields card">
  <label
    >Card number <input name="card_number" inputmode="numeric" autocomplete="cc-number" maxlength="23" placeholder="4242 4242 4242 4242"
  /></label>
  <div class="pair">
    <label>Expiry <input name="expiry" autocomplete="cc-exp" maxlength="7" placeholder="MM/YY" /></label>
    <label>Security code <input name="cvc" inputmode="numeric" autocomplete="cc-csc" maxlength="4" placeholder="123" /></label>
  </div>
</div>`;

const bankFields = html`<div class="fields bank">
  <label
    >Account number <input name="account_number" inputmode="numeric" autocomplete="off" maxlength="17" placeholder="000123456789"
  /></label>
  <p class="hint">The payment takes about 4 business days.</p>
</div>`;

function lines(account: Account, session: Session): Html[] {
  const unit = session.currency ?? 'usd';
  const { lineItems, rate } = account.get('checkout_details', session.id);
  return [
    ...lineItems.map(
      (item) =>
        html`<div>
          <dt>${item.description}${item.quantity > 1 ? html` <small>× ${item.quantity}</small>` : null}</dt>
          <dd>${money(item.amount_total, item.currency)}</dd>
        </div>`,
    ),
    ...(rate
      ? [
          html`<div>
            <dt>${rate.display_name}</dt>
            <dd>${money(session.shipping_cost?.amount_total ?? 0, unit)}</dd>
          </div>`,
        ]
      : []),
    html`<div class="sum">
      <dt>Total due</dt>
      <dd>${money(session.amount_total ?? 0, unit)}</dd>
    </div>`,
  ];
}

function officeName(account: Account): string {
  return account.find('account', account.id)?.name || 'Your office';
}
