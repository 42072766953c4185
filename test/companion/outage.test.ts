import { afterEach, beforeEach, expect, it } from 'vitest';
import { aPayable, startOffice, type TestOffice } from './office.ts';

let office: TestOffice;
const invoice = aPayable(1, 26_000);

beforeEach(async () => {
  office = await startOffice({}, 'a way');
  await office.publish([invoice]);
});
afterEach(() => office.stop());

const unresolved = async () => ((await office.admin('GET', 'idle')) as { unresolved: number }).unresolved; // as the route says

it('events that arrive while Stripe cannot be asked wait, and become facts when it can', async () => {
  const { to } = await office.checkout(invoice.selfPayId);
  office.way?.cut(true);
  await office.fillIn(to, 'card');
  while ((await unresolved()) === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(await office.facts()).toEqual([]);
  office.way?.cut(false);
  await office.settled();
  expect((await office.facts()).map(({ fact }) => fact)).toEqual(['payment succeeded']);
});

it('the thank-you page holds while Stripe cannot be asked, and asks not to pay twice', async () => {
  const { to } = await office.checkout(invoice.selfPayId);
  office.way?.cut(true);
  const thanks = new URL(await office.fillIn(to, 'card'));
  const page = await office.page(thanks.pathname + thanks.search);
  expect(page).toMatchObject({ status: 200, state: 'processing' });
  expect(page.html).toContain('please do not pay twice');
});

it('whoever wants to pay while Stripe cannot be reached is told so kindly', async () => {
  office.way?.cut(true);
  const page = await office.page(`/pay/${invoice.selfPayId}/checkout`, { method: 'POST' });
  expect(page).toMatchObject({ status: 503, state: 'unavailable' });
});

it('a Checkout Session whose making was cut off is the one that is used afterwards', async () => {
  office.way?.cut(true);
  await office.page(`/pay/${invoice.selfPayId}/checkout`, { method: 'POST' });
  office.way?.cut(false);
  const first = await office.checkout(invoice.selfPayId);
  const second = await office.checkout(invoice.selfPayId);
  expect(first.to).toMatch(/\/c\/pay\//);
  expect(second.to).toBe(first.to);
});
