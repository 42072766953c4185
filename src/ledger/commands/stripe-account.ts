/** The office's account at Stripe: signing up, unlinking, looking how it stands. The keys and the account's links live on the companion. */
import { done, refuse } from '../../shared/refusal.ts';
import { accountLinked } from '../billing/account-change.ts';
import { append } from './append.ts';
import { command } from './registry.ts';

export const stripeAccountHandlers = [
  command('stripe.signUp', async (context, wish) => {
    const { sync, books, connection } = context;
    const before = connection().stripe?.account ?? '';
    const begun = await sync.account.signUp(wish);
    if (!begun.ok) return begun;
    const account = connection().stripe?.account ?? '';
    await books.whenFree(); // Stripe was asked already: this must not be done twice
    if (account !== before) append(context, accountLinked('linked', account));
    return done({ url: begun.value.url, connection: connection() });
  }),

  command('stripe.unlink', async (context, { account }) => {
    const { sync, books, connection } = context;
    if (connection().stripe?.account !== account) return refuse('wrong-state', 'That account is not linked (any more).', 'account');
    const unlinked = await sync.account.unlink({ account });
    if (!unlinked.ok) return unlinked;
    await books.whenFree();
    append(context, accountLinked('unlinked', account));
    return done(connection());
  }),

  command('stripe.lookAgain', async ({ sync, connection }) => {
    const looked = await sync.account.lookAgain();
    return looked.ok ? done(connection()) : looked;
  }),
];
