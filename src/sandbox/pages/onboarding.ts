/** The page behind an account link, where an office would answer Stripe's questions. */
import express, { type Request, type Response, type Router } from 'express';
import * as z from 'zod';
import { movesOf } from '../api/account-moves.ts';
import { dueOf } from '../api/account-views.ts';
import { type Clock, openAccount, ownAccountId } from '../state/account.ts';
import type { Store } from '../state/store.ts';
import { document, html } from './html.ts';

type Link = Request<{ link: string }>;

export type OnboardingOptions = { store: Store; clock: Clock };

const several = z.union([z.string().transform((one) => [one]), z.array(z.string())]).default([]);
const answersSchema = z.object({ answer: z.enum(['finish', 'save', 'later']).catch('later'), given: several });

/** The routes under `/onboarding`. A link is good once, for some minutes; after that it leads to its `refresh_url`, as Stripe's do. */
export function onboardingRouter({ store, clock }: OnboardingOptions): Router {
  const router = express.Router();
  const home = () => openAccount(store, clock, ownAccountId);
  router.use(express.urlencoded({ extended: true, limit: '20kb' }));

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
          <p>Here Stripe would ask about your company and its bank account. The sandbox asks nothing: tick what you would have answered.</p>
          <form method="post">
            ${dueOf(home().get('account', link.account)).map(
              (field) => html`<label><input type="checkbox" name="given" value=${field} /> ${field}</label>`,
            )}
            <button class="primary" name="answer" value="finish">Finish</button>
            <button name="answer" value="save">Save what is ticked</button>
            <button name="answer" value="later">Later</button>
          </form>
        </main>`,
      ),
    );
  });

  router.post('/:link', (request: Link, response: Response) => {
    const link = home().find('account_link', request.params.link);
    if (!link) return void response.status(404).type('text').send('This link has been used, or never was.');
    if (link.expires_at <= home().now()) return response.redirect(303, link.refresh_url);
    const { answer, given } = answersSchema.parse(request.body ?? {});
    store.atomically(() => {
      home().remove('account_link', link.id);
      if (answer !== 'later') movesOf(store, clock, link.account).answer(answer === 'finish' ? 'all' : given);
    });
    response.redirect(303, link.return_url);
  });
  return router;
}
