/** SQL: the register record that a movement of the balance at Stripe stands for. */

/**
 * The ID of the record that books `movement` (an alias of stripe_movements), or NULL. Of a dispute: the correction that names this very
 * transaction, else the lost dispute.
 */
export const recordOfMovement = (movement: string) => `CASE ${movement}.kind
    WHEN 'payment' THEN (
      SELECT paid.id FROM register_records AS paid WHERE paid.payment_intent = ifnull(${movement}.payment_intent, ${movement}.source) AND paid.stripe_fact = 'payment')
    WHEN 'refund' THEN (
      SELECT back.id FROM register_records AS back
      WHERE back.stripe_object = ${movement}.source
        AND back.stripe_fact = CASE WHEN ${movement}.amount < 0 THEN 'refund' ELSE 'refund failed' END)
    WHEN 'dispute' THEN ifnull(
      (SELECT corrected.id FROM register_records AS corrected WHERE corrected.stripe_object = ${movement}.id AND corrected.stripe_fact = 'dispute corrected'),
      (SELECT lost.id FROM register_records AS lost WHERE lost.stripe_object = ${movement}.source AND lost.stripe_fact = 'lost dispute'))
  END`;
