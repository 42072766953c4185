/** What the card window does: it lets Stripe draw its own field, and tells this companion the name that Stripe gives to the card, never the card. */
export const script = `
const main = document.querySelector('main[data-page]');
if (main) {
  const page = JSON.parse(main.dataset.page);
  const form = document.querySelector('form');
  const button = document.querySelector('button');
  const alert = document.querySelector('[role=alert]');
  const say = (sentence) => {
    alert.textContent = sentence;
  };
  const done = (title, text) => {
    document.querySelector('h1').textContent = title;
    document.querySelector('h1').className = 'paid';
    document.querySelector('h1 + p').textContent = text;
    main.dataset.state = 'paid';
    form.remove();
    setTimeout(() => window.close(), 2500);
  };
  if (!window.Stripe) say('Stripe’s card field cannot be loaded. Look whether this computer is on the internet, close this window and begin again.');
  else {
    const stripe = window.Stripe(page.key, page.account === '' ? undefined : { stripeAccount: page.account });
    const card = stripe.elements().create('card', { disableLink: true, style: { base: { fontSize: '16px', color: '#1b2330' } } });
    card.mount('#card');
    card.on('ready', () => card.focus());
    card.on('change', ({ complete, error }) => {
      button.disabled = !complete;
      say(error ? error.message : '');
    });
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      if (button.disabled) return;
      button.disabled = true;
      say('');
      try {
        const made = await stripe.createPaymentMethod({ type: 'card', card });
        if (made.error) {
          button.disabled = false;
          return say(made.error.message);
        }
        const body = JSON.stringify({ clientSecret: page.clientSecret, card: made.paymentMethod.id });
        const headers = { 'content-type': 'application/json' };
        const answer = await (await fetch(page.charge, { method: 'POST', headers, body })).json();
        if (answer.paid) return done('Paid', answer.text + ' This window closes by itself.');
        button.disabled = answer.mayTryAgain !== true;
        say(answer.why ?? 'The companion failed. Close this window: Paydesk will say whether the card was charged.');
      } catch {
        say('The companion cannot be reached. Close this window: Paydesk will say whether the card was charged.');
      }
    });
  }
}
`;
