/** Invariants 3 and 6: a Stripe object is booked at most once; an invoice's self-pay ID never changes and is never reused. */
import type { Reader } from '../connection.ts';
import type { Finding } from './finding.ts';

/** The first Stripe fact that is in the register twice, or was not booked under the name that makes it unique. */
export function doubleStripeObject(books: Reader): Finding | null {
  const twice = books.first<{ object: string; fact: string; id: string }>(
    `SELECT stripe_object AS object, stripe_fact AS fact, MIN(id) AS id
     FROM register_records
     WHERE stripe_object IS NOT NULL
     GROUP BY iif(stripe_fact = 'payment', payment_intent, stripe_object), stripe_fact, iif(stripe_fact = 'dispute corrected', stripe_step, 0)
     HAVING COUNT(*) > 1
     ORDER BY stripe_object
     LIMIT 1`,
  );
  if (twice)
    return {
      invariant: 3,
      row: twice.id,
      message: `The ${twice.fact} of Stripe's ${twice.object} is in the check register more than once.`,
    };
  const misnamed = books.first<{ object: string; id: string; op: string }>(
    `SELECT stripe_object AS object, id, op
     FROM register_records
     WHERE stripe_object IS NOT NULL AND op <> 'stripe:' || stripe_object || ':' || REPLACE(REPLACE(stripe_fact, ' taken out', ''), ' ', '-')
       AND NOT (stripe_fact = 'dispute corrected' AND op GLOB 'stripe:' || stripe_object || ':dispute-corrected-[0-9]*-' || stripe_step)
     ORDER BY id
     LIMIT 1`,
  );
  if (!misnamed) return null;
  const { object, id, op } = misnamed;
  return {
    invariant: 3,
    row: id,
    message: `Stripe's ${object} is booked by operation ${op}, whose ID does not keep it from being booked twice.`,
  };
}

/** The first invoice whose self-pay ID or number changed, is another's too, or is missing though it was committed. */
export function brokenSelfPayId(books: Reader): Finding | null {
  const changed = books.first<{ id: string }>(
    `SELECT id FROM puts
     WHERE entity = 'invoice'
     GROUP BY id
     HAVING COUNT(DISTINCT json_extract(fields, '$.selfPayId')) > 1 OR COUNT(DISTINCT json_extract(fields, '$.number')) > 1
     ORDER BY id
     LIMIT 1`,
  );
  if (changed)
    return { invariant: 6, row: changed.id, message: `The self-pay ID or number of invoice ${changed.id} was changed after it was given.` };
  const reused = books.first<{ id: string; selfPayId: string }>(
    `SELECT MAX(id) AS id, json_extract(fields, '$.selfPayId') AS selfPayId
     FROM puts
     WHERE entity = 'invoice' AND json_extract(fields, '$.selfPayId') IS NOT NULL
     GROUP BY selfPayId
     HAVING COUNT(DISTINCT id) > 1
     ORDER BY selfPayId
     LIMIT 1`,
  );
  if (reused)
    return {
      invariant: 6,
      row: reused.id,
      message: `The self-pay ID ${reused.selfPayId} of invoice ${reused.id} was given to another invoice too.`,
    };
  const missing = books.first<{ id: string; state: string }>(
    `SELECT id, state FROM invoices
     WHERE state NOT IN ('Draft', 'Cancelled') AND (self_pay_id IS NULL OR number IS NULL)
     ORDER BY id
     LIMIT 1`,
  );
  if (!missing) return null;
  return { invariant: 6, row: missing.id, message: `Invoice ${missing.id} is ${missing.state} and has no self-pay ID or number.` };
}
