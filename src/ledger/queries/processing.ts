/**
 * Which bank payments are on their way: begun, and neither succeeded nor failed. The books hold no state for it, only what Stripe reported:
 * a payment is processing while its payment intent has no later word. A card that was declined before is no later one [STR-18].
 */
export function stillProcessing(columns: string, condition: string): string {
  return `
SELECT ${columns}
FROM stripe_activity AS activity
WHERE activity.fact = 'payment processing'
  AND ${condition}
  AND NOT EXISTS (
    SELECT 1
    FROM stripe_activity AS outcome
    WHERE outcome.payment_intent = activity.payment_intent
      AND (outcome.fact IN ('payment succeeded', 'not booked') OR outcome.fact = 'payment failed' AND outcome.at >= activity.at)
  )
  AND NOT EXISTS (
    SELECT 1
    FROM register_records AS booked
    WHERE booked.payment_intent = activity.payment_intent
  )`;
}
