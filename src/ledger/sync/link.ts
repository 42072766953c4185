/** What this desk remembers of its companion: rows of `local`, never in the journal, each a validated JSON value. */
import * as z from 'zod';
import { type StripeState, stripeStateSchema } from '../../shared/companion-api/facts.ts';
import { portalTermsSchema } from '../../shared/companion-api/payables.ts';
import type { Local } from '../books/open.ts';

const linkSchema = z.strictObject({
  companionUrl: z.url(),
  token: z.string(),
  /** As at enrolment. A companion that later says otherwise is refused: test money must never meet real books. */
  mode: z.enum(['sandbox', 'live']),
});
export type Link = z.infer<typeof linkSchema>;

const cursorSchema = z.strictObject({
  /** The last Stripe fact that was taken over. */
  number: z.int().nonnegative(),
  /** That fact as it was told: a companion that tells another one under this number has begun to count anew. Empty at 0. */
  fact: z.string(),
});
export type Cursor = z.infer<typeof cursorSchema>;

const acknowledgedSchema = z.strictObject({
  asOfFact: z.int(),
  terms: portalTermsSchema,
  /** The logo as a hash. */
  logo: z.string().default(''),
});
/** What the companion took over with the last page of a push. */
export type Acknowledged = z.infer<typeof acknowledgedSchema>;

const rows = {
  link: { key: 'companion', schema: linkSchema },
  cursor: { key: 'stripe cursor', schema: cursorSchema },
  acknowledged: { key: 'companion acknowledged', schema: acknowledgedSchema },
  stripe: { key: 'companion stripe', schema: stripeStateSchema },
  joiningSecret: { key: 'joining secret', schema: z.hex() },
  workingOffline: { key: 'working offline', schema: z.boolean() },
} as const;

function read<Row extends keyof typeof rows>(local: Local, row: Row): z.infer<(typeof rows)[Row]['schema']> | null {
  const text = local.get(rows[row].key);
  return text === undefined ? null : (rows[row].schema.parse(JSON.parse(text)) as z.infer<(typeof rows)[Row]['schema']>); // by its own schema
}

export const readLink = (local: Local): Link | null => read(local, 'link');
export const readCursor = (local: Local): Cursor => read(local, 'cursor') ?? { number: 0, fact: '' };
export const readAcknowledged = (local: Local): Acknowledged | null => read(local, 'acknowledged');
/** How the companion stood with Stripe when it was last heard: the links to Stripe's dashboard work while it is away. */
export function readStripeState(local: Local): StripeState | null {
  const text = local.get(rows.stripe.key);
  // What an older Paydesk kept may say less; it is told anew as soon as the companion is heard.
  return text === undefined ? null : (stripeStateSchema.safeParse(JSON.parse(text)).data ?? null);
}
export const readWorkingOffline = (local: Local): boolean => read(local, 'workingOffline') ?? false;

/** What a desk that joins was told of the office, until the books have it. */
export function readJoiningSecret(local: Local): Uint8Array | null {
  const secret = read(local, 'joiningSecret');
  return secret === null ? null : Buffer.from(secret, 'hex');
}

export function writeJoiningSecret(local: Local, secret: Uint8Array): void {
  local.set(rows.joiningSecret.key, JSON.stringify(Buffer.from(secret).toString('hex')));
}

export function writeCursor(local: Local, cursor: Cursor): void {
  local.set(rows.cursor.key, JSON.stringify(cursor));
}

export function writeAcknowledged(local: Local, acknowledged: Acknowledged): void {
  local.set(rows.acknowledged.key, JSON.stringify(acknowledged));
}

export function writeStripeState(local: Local, stripe: StripeState): void {
  local.set(rows.stripe.key, JSON.stringify(stripe));
}

export function writeWorkingOffline(local: Local, offline: boolean): void {
  local.set(rows.workingOffline.key, JSON.stringify(offline));
}

/** Remembers the companion that this desk was enrolled with, and begins with it from nothing. */
export function writeLink(local: Local, link: Link): void {
  local.transaction(() => {
    local.set(rows.link.key, JSON.stringify(link));
    beginAnew(local);
  });
}

/** A companion that may have lost its memory, or has an older one, is told everything anew. */
export function publishAllAgain(local: Local): void {
  local.transaction(() => {
    local.remove(rows.acknowledged.key);
    local.publishAllAgain();
  });
}

/** Facts are read again from the first one and all payables published again: nothing is booked twice, since operations are named by Stripe's objects. */
export function beginAnew(local: Local): void {
  local.transaction(() => {
    local.remove(rows.cursor.key);
    for (const { number } of local.waitingFacts()) local.dropWaiting(number);
    local.forgetStripeObjects();
    publishAllAgain(local);
  });
}
