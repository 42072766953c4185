import { expect, it } from 'vitest';
import { readSelfPayId } from './self-pay-id.ts';

it.each([
  ['4821930572'],
  ['482 193 0572'],
  [' 482-193-0572 '],
  ['482–193–0572'],
  ['482.193.0572'],
  ['(482) 193 0572'],
  ['482 193 O572'],
  ['482 l93 o572'],
  ['４８２ １９３ ０５７２'],
  ['482\u200b193\u00a00572'],
  ['https://pay.lonestar.example/pay/4821930572'],
  ['http://127.0.0.1:8787/pay/4821930572?lang=es'],
  ['pay.lonestar.example/o/acme/pay/4821930572#main'],
  ['Self-pay ID 482 193 0572'],
  ['Self-pay ID: 482-193-0572, invoice A-1042'],
])('[SP-9] %j is read as the ID 482 193 0572', (typed) => {
  expect(readSelfPayId(typed)).toEqual({ ok: true, id: '4821930572' });
});

it.each([
  ['', 'empty'],
  [' - - ', 'empty'],
  ['482 193 057', 'not ten digits'],
  ['482 193 05725', 'not ten digits'],
  ['A-1042', 'not ten digits'],
  ['hello', 'not ten digits'],
  ['oil', 'not ten digits'],
  ['4821930572 or 4821930562', 'not ten digits'], // which one?
  ['482 193 0571', 'check digit'],
  ['428 193 0572', 'check digit'], // neighbours swapped
  ['082 193 0572', 'check digit'],
] as const)('[SP-9] of %j is said: %s', (typed, why) => {
  expect(readSelfPayId(typed)).toEqual({ ok: false, why });
});
