/**
 * Which self-pay ID an invoice gets (design.md §6): a keyed permutation of (slot, counter) onto 100000000–999999999 and a check digit. Unique
 * because a permutation never meets itself, unguessable because only the office has the key, made without asking anyone.
 */
import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import { assert } from '../../shared/assert.ts';
import { type SelfPayId, selfPayIdFrom } from '../../shared/self-pay-id.ts';

/** How many slots share the numbers; each desk has one. */
export const slots = 32;

const first = 100_000_000;
const size = 900_000_000;
/** Each slot has this many invoices in it: 28,125,000. */
const countersPerSlot = size / slots;

const halfBits = 15;
const halfMask = 2 ** halfBits - 1;
/** An even number, so that the halves end where they began; as many as NIST's FF1 takes. */
const rounds = 10;

/**
 * The self-pay ID of the invoice that is number `counter` of the desk in `slot`, under the office's key.
 *
 * Two invoices of an office never get the same one; the same invoice always does.
 */
export function selfPayIdOf(key: Uint8Array, slot: number, counter: number): SelfPayId {
  assert(Number.isInteger(slot) && slot >= 0 && slot < slots, `slot ${slot} is one of ${slots}`);
  assert(Number.isInteger(counter) && counter >= 0 && counter < countersPerSlot, `counter ${counter} is below ${countersPerSlot}`);
  return selfPayIdFrom(first + permute(createSecretKey(key), counter * slots + slot));
}

/** Walks the Feistel network's cycle, which covers 2^30 numbers, until it is back among the 900,000,000 that are ours. */
function permute(key: KeyObject, index: number): number {
  let walked = feistel(key, index);
  while (walked >= size) walked = feistel(key, walked);
  return walked;
}

function feistel(key: KeyObject, value: number): number {
  let left = value >>> halfBits;
  let right = value & halfMask;
  for (let round = 0; round < rounds; round++) [left, right] = [right, left ^ scramble(key, round, right)];
  return left * (halfMask + 1) + right;
}

function scramble(key: KeyObject, round: number, half: number): number {
  const digest = createHmac('sha256', key)
    .update(Uint8Array.of(round, half >>> 8, half & 0xff))
    .digest();
  return digest.readUInt16BE(0) & halfMask;
}
