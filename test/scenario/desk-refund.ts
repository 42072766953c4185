/** Plays a refund that a biller asks for at the desk. */
import type { Desk } from './desk.ts';
import type { Steps } from './format.ts';

/** The ID of the refund that was made; null: the desk refused. Its name in the scenario is the wish's key. */
export async function refundAtDesk(desk: Desk, paymentIntent: string, wish: Steps['refund-at-desk']): Promise<string | null> {
  const letters = wish.refund.toLowerCase().replaceAll(/[^0-9a-z]/g, '');
  const asked = await desk.ask('stripe.refund', {
    record: `stripe:${paymentIntent}:payment/1`,
    amount: wish.amount,
    reason: 'requested_by_customer',
    key: letters.padEnd(8, '0'),
  });
  return asked.ok ? asked.value.refund : null;
}
