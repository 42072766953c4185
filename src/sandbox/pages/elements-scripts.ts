/** What stands in for Stripe.js and for the frame of its card field: as much of it as a page needs that takes cards over the phone. */

/**
 * `Stripe(key, { stripeAccount })` with `elements().create('card')` and `createPaymentMethod`. As with Stripe's own, the card is typed into a frame
 * of another origin, and the page that embeds it hears nothing but whether the field is complete, and at the end a `pm_…`.
 */
export const stripeScript = `
(() => {
  const origin = new URL(document.currentScript.src).origin;
  let questions = 0;

  function cardElement(key, account) {
    const frame = document.createElement('iframe');
    const listeners = { ready: [], change: [] };
    const waiting = new Map();
    frame.title = 'Card';
    frame.src = origin + '/js/card';
    frame.allow = 'payment';
    window.addEventListener('message', (event) => {
      if (event.origin !== origin || event.source !== frame.contentWindow) return;
      const { tells, asked, ...rest } = event.data;
      if (asked !== undefined) {
        waiting.get(asked)?.(rest);
        waiting.delete(asked);
      } else for (const listener of listeners[tells] ?? []) listener(rest);
    });
    return {
      mount: (place) => (typeof place === 'string' ? document.querySelector(place) : place).append(frame),
      on: (event, listener) => void listeners[event]?.push(listener),
      focus: () => frame.contentWindow.postMessage({ asks: 'focus' }, origin),
      method: () =>
        new Promise((resolve) => {
          waiting.set((questions += 1), resolve);
          frame.contentWindow.postMessage({ asks: 'method', question: questions, key, account }, origin);
        }),
    };
  }

  window.Stripe = (key, { stripeAccount = '' } = {}) => {
    if (!/^pk_test_/.test(key)) throw new Error('The sandbox takes publishable test keys only: pk_test_…');
    return {
      elements: () => ({
        create: (type) => {
          if (type !== 'card') throw new Error('The sandbox has the card element only.');
          return cardElement(key, stripeAccount);
        },
      }),
      createPaymentMethod: ({ type, card }) => {
        if (type !== 'card') throw new Error('The sandbox has the card element only.');
        return card.method();
      },
    };
  };
})();
`;

/** In the frame: it says whether the field is complete, and makes the payment method, at the sandbox's own origin. */
export const cardScript = `
const form = document.querySelector('form');
const field = (name) => form.elements[name];
const tell = (message, to = '*') => parent.postMessage(message, to);
const digits = (name) => field(name).value.replace(/\\D/g, '');
const isComplete = () => digits('number').length >= 13 && digits('expiry').length === 4 && digits('cvc').length >= 3;

form.addEventListener('submit', (event) => event.preventDefault());
form.addEventListener('input', () => tell({ tells: 'change', complete: isComplete(), error: undefined }));
window.addEventListener('message', async (event) => {
  if (event.source !== parent) return;
  if (event.data.asks === 'focus') field('number').focus();
  if (event.data.asks !== 'method') return;
  const { question, key, account } = event.data;
  const card = { number: field('number').value, expiry: field('expiry').value, cvc: field('cvc').value };
  const answer = await fetch('/js/payment_methods', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ key, account, ...card }),
  });
  tell({ asked: question, ...(await answer.json()) }, event.origin);
});
tell({ tells: 'ready' });
`;
