/** Plays a refund that a biller asks for at the desk. */
import type { Cents } from '../../src/shared/money.ts';
import type { Desk } from './desk.ts';

/** Asks for it, and answers the ID of the refund that was made. Its name in the scenario is the wish's key. */
export async function refundAtDesk(desk: Desk, paymentIntent: string, name: string, amount: Cents): Promise<string> {
  const letters = name.toLowerCase().replaceAll(/[^0-9a-z]/g, '');
  const { refund } = await desk.call('stripe.refund', {
    record: `stripe:${paymentIntent}:payment/1`,
    amount,
    reason: 'requested_by_customer',
    key: letters.padEnd(8, '0'),
  });
  return refund;
}
