/** What the card window does: it lets Stripe draw its own field, and tells this companion the name that Stripe gives to the card, never the card. */
export const script = `
for (const button of document.querySelectorAll('[data-close]')) button.addEventListener('click', () => window.close());
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && !document.querySelector('[data-close]').disabled) window.close();
});
const main = document.querySelector('main');
if (main.dataset.page === undefined) document.querySelector('[data-close]').focus();
else {
  const page = JSON.parse(main.dataset.page);
  const form = document.querySelector('form');
  const button = document.querySelector('[type=submit]');
  const cancel = document.querySelector('[data-close]');
  const alert = document.querySelector('[role=alert]');
  const asks = button.textContent;
  let charging = false;
  const say = (sentence) => {
    alert.textContent = sentence;
  };
  /** While the card is charged nothing else can be done: closing would only hide what comes of it. */
  const busy = (now) => {
    charging = now;
    button.disabled = now;
    cancel.disabled = now;
    button.textContent = now ? 'Charging…' : asks;
    main.setAttribute('aria-busy', String(now));
  };
  const done = (text) => {
    document.querySelector('h1').textContent = 'Paid';
    document.querySelector('.what').textContent = text + ' This window closes by itself.';
    main.dataset.state = 'paid';
    cancel.textContent = 'Close';
    form.replaceChildren(cancel.parentElement);
    button.remove();
    document.querySelector('.about').remove();
    cancel.focus();
    setTimeout(() => window.close(), 2500);
  };
  /** Nothing more can be charged by this window. */
  const over = (sentence) => {
    main.dataset.state = 'over';
    document.querySelector('#card').remove();
    document.querySelector('form h2').remove();
    button.remove();
    cancel.textContent = 'Close this window';
    cancel.className = '';
    say(sentence);
    cancel.focus();
  };
  if (!window.Stripe) over('Stripe’s card field cannot be loaded, so nothing was charged. Look whether this computer is on the internet, close this window and begin again.');
  else {
    const stripe = window.Stripe(page.key, page.account === '' ? undefined : { stripeAccount: page.account });
    const card = stripe.elements().create('card', { disableLink: true, style: { base: { fontSize: '16px', color: '#1b2330' } } });
    card.mount('#card');
    const late = setTimeout(() => say('Stripe’s card field does not come. Wait a moment more, or cancel and begin again: nothing is charged.'), 10000);
    card.on('ready', () => {
      clearTimeout(late);
      say('');
      card.focus();
    });
    card.on('change', ({ complete, error }) => {
      if (charging) return;
      button.disabled = !complete;
      say(error ? error.message : '');
    });
    const again = (sentence) => {
      busy(false);
      say(sentence);
      card.focus();
    };
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      if (button.disabled) return;
      say('');
      busy(true);
      try {
        const made = await stripe.createPaymentMethod({ type: 'card', card });
        if (made.error) return again(made.error.message);
        const body = JSON.stringify({ clientSecret: page.clientSecret, card: made.paymentMethod.id });
        const headers = { 'content-type': 'application/json' };
        const answer = await (await fetch(page.charge, { method: 'POST', headers, body })).json();
        busy(false);
        if (answer.paid) return done(answer.text);
        if (answer.mayTryAgain === true) return again(answer.why);
        over(answer.why ?? 'The companion failed. Close this window: Paydesk will say whether the card was charged.');
      } catch {
        busy(false);
        over('The companion cannot be reached. Close this window: Paydesk will say whether the card was charged.');
      }
    });
  }
}
`;
