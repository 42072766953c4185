/** The page behind an account link, where an office would answer Stripe's questions. */
import express, { type Request, type Response, type Router } from 'express';
import { finishOnboarding } from '../api/accounts.ts';
import { type Clock, openAccount, ownAccountId } from '../state/account.ts';
import type { Store } from '../state/store.ts';
import { document, html } from './html.ts';

type Link = Request<{ link: string }>;

export type OnboardingOptions = { store: Store; clock: Clock };

/** The routes under `/onboarding`. A link is good once, for some minutes; after that it leads to its `refresh_url`, as Stripe's do. */
export function onboardingRouter({ store, clock }: OnboardingOptions): Router {
  const router = express.Router();
  const home = () => openAccount(store, clock, ownAccountId);
  router.use(express.urlencoded({ extended: false, limit: '20kb' }));

  router.get('/:link', (request: Link, response: Response) => {
    const link = home().find('account_link', request.params.link);
    if (!link) return void response.status(404).type('text').send('This link has been used, or never was.');
    if (link.expires_at <= home().now()) return response.redirect(303, link.refresh_url);
    response.send(
      document(
        'Take payments',
        false,
        html`<main class="notice">
          <h1>Let your office take payments</h1>
          <p>Here Stripe would ask about your company and its bank account. The sandbox asks nothing.</p>
          <form method="post">
            <button class="primary" name="answer" value="finish">Finish</button>
            <button name="answer" value="later">Later</button>
          </form>
        </main>`,
      ),
    );
  });

  router.post('/:link', (request: Link, response: Response) => {
    const link = home().find('account_link', request.params.link);
    if (!link) return void response.status(404).type('text').send('This link has been used, or never was.');
    store.atomically(() => {
      home().remove('account_link', link.id);
      if (request.body?.answer === 'finish') finishOnboarding(home(), openAccount(store, clock, link.account));
    });
    response.redirect(303, link.return_url);
  });
  return router;
}
