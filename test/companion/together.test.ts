/** Several people, or one with an impatient finger, at the same invoice; and a part of it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aPayable, startOffice, type TestOffice } from './office.ts';

let office: TestOffice;
beforeEach(async () => {
  office = await startOffice();
  await office.publish([invoice]);
});
afterEach(() => office.stop());

const invoice = aPayable(1, 10_000);
const page2 = `/pay/${invoice.selfPayId}`;

/** Opens page 2 as a browser does: the fields of its button's form. */
async function open(path = page2): Promise<{ fields: Record<string, string>; isTold: boolean; html: string }> {
  const { html } = await office.page(path);
  const form = /<form method="post".*?<\/form>/s.exec(html)?.[0] ?? '';
  const fields = [...form.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']): [string, string] => [name, value]);
  return { fields: Object.fromEntries(fields), isTold: html.includes('Somebody has begun to pay'), html };
}

const press = (fields: Record<string, string>) => office.checkout(invoice.selfPayId, fields);

describe('the same invoice at once', () => {
  it('[SP-8] one Checkout: whoever opens the page second is told, and may go on to it', async () => {
    const first = await press((await open()).fields);
    const second = await open();
    expect(second.isTold).toBe(true);
    expect((await press(second.fields)).to).toBe(first.to);
  });

  it('[SP-8] who had the page open already is told when the button is pressed', async () => {
    const [one, other] = [await open(), await open()];
    expect(one.isTold || other.isTold).toBe(false);
    const first = await press(one.fields);
    const back = await press(other.fields);
    expect(back.to).not.toBe(first.to);
    const told = await open(back.to);
    expect(told.isTold).toBe(true);
    expect((await press(told.fields)).to).toBe(first.to);
  });

  it('[SP-8] pressed by two in the same moment, one begins and the other is told', async () => {
    const [one, other] = [await open(), await open()];
    const answers = await Promise.all([press(one.fields), press(other.fields)]);
    expect(answers.filter(({ to }) => to.includes('/c/pay/'))).toHaveLength(1);
  });

  it('[SP-8] a double click, the back button, and a return from Checkout are the same visitor', async () => {
    const { fields } = await open();
    const [once, twice] = await Promise.all([press(fields), press(fields)]);
    expect(twice.to).toBe(once.to);
    expect((await press(fields)).to).toBe(once.to); // back, and once more
    const cancelled = await office.fillIn(once.to, 'cancel');
    const again = await open(cancelled.replace(office.url, ''));
    expect(again.isTold).toBe(false);
    expect((await press(again.fields)).to).toBe(once.to);
  });

  it('[SP-8] once the first has paid, the second finds it paid, also at Checkout', async () => {
    const first = await press((await open()).fields);
    const second = await open();
    await office.fillIn(first.to, 'card');
    const late = await press(second.fields);
    expect(late.to).not.toContain('/c/pay/');
    expect(await office.page(late.to)).toMatchObject({ state: 'paid' });
    expect((await fetch(first.to)).status).toBe(410);
  });

  it('[SP-8] a session that has run out is no session: the next visitor begins anew', async () => {
    const first = await press((await open()).fields);
    await office.stopCompanion();
    await office.startCompanion(() => Date.now() + 55 * 60_000);
    const next = await open();
    expect(next.isTold).toBe(false);
    const again = await press(next.fields);
    expect(again.to).toContain('/c/pay/');
    expect(again.to).not.toBe(first.to);
  });

  it('reload of the thank-you page shows the same, and the page before leads to what is paid', async () => {
    const { to } = await press((await open()).fields);
    const thanks = (await office.fillIn(to, 'card')).replace(office.url, '');
    const [once, again] = [await office.page(thanks), await office.page(thanks)];
    expect(once).toMatchObject({ state: 'paid', figures: { total: 10_000 } });
    expect(again.html).toBe(once.html);
    expect(await office.page(page2)).toMatchObject({ state: 'paid' });
  });
});

describe('a part of an invoice', () => {
  const partialLeast = 2000 as never; // cents

  it('[PART-1] cannot be chosen unless the office allows it, not by a forged form either', async () => {
    expect((await open()).html).not.toContain('Pay a part');
    expect((await office.checkout(invoice.selfPayId, { amount: '50.00' })).to).not.toContain('/c/pay/');
  });

  it('[PART-2] of $100.00: from the least amount on, leaving nothing or what Stripe takes', async () => {
    await office.publish([invoice], { partialLeast });
    const amounts: [typed: string, total: number, problem?: string][] = [
      ['50.00', 5000],
      ['$ 50', 5000],
      ['100', 10_000],
      ['19.99', 10_000, 'less than the least'],
      ['100.01', 10_000, 'more than the balance'],
      ['99.60', 10_000, 'leave less than $0.50'],
      ['fifty', 10_000, 'enter an amount'],
      ['-50', 10_000, 'enter an amount'],
    ];
    for (const [amount, total, problem = 'Balance due'] of amounts) {
      const { html, fields } = await open(`${page2}?amount=${encodeURIComponent(amount)}`);
      const isRefused = html.includes('role="alert"');
      expect({ amount, total: fields['total'], isRefused }).toEqual({ amount, total: String(total), isRefused: problem !== 'Balance due' });
      expect(html).toContain(problem);
      if (isRefused) expect((await press({ amount })).to).not.toContain('/c/pay/');
    }
  });

  it('[PART-3] has the fee of its own amount, is told as a part, and the rest can be paid', async () => {
    await office.publish([invoice], { partialLeast, passFee: true });
    const chosen = await open(`${page2}?lang=es&amount=50,00`);
    expect(chosen.html).toContain('Usted paga ahora');
    expect(chosen.fields).toMatchObject({ total: '5181', amount: '50.00' });
    const { to } = await press(chosen.fields);
    const thanks = await office.page((await office.fillIn(to, 'card')).replace(office.url, ''));
    expect(thanks).toMatchObject({ state: 'paid', figures: { total: 5181, 'still-due': 5000 } });
    await office.settled();
    expect(await office.facts()).toMatchObject([
      { fact: 'payment succeeded', amount: 5181, portal: { balance: 5000, fee: 181, partial: true } },
    ]);
    expect(await office.page(page2)).toMatchObject({ state: 'payable', figures: { 'balance-due': 5000 } });
    await office.fillIn((await press((await open()).fields)).to, 'card');
    await office.settled();
    expect(await office.page(page2)).toMatchObject({ state: 'paid' });
  });

  it('[PART-2] a Checkout for a part stays open as long as that much is due, and is closed when it is not', async () => {
    await office.publish([invoice], { partialLeast });
    const { to } = await office.checkout(invoice.selfPayId, { amount: '50.00' });
    await office.publish([aPayable(1, 8_000)], { partialLeast });
    expect((await fetch(to)).status).toBe(200);
    await office.publish([aPayable(1, 4_000)], { partialLeast });
    await expect.poll(async () => (await fetch(to)).status).toBe(410);
  });

  it('[SP-8] somebody who chooses another part is told first; going on ends the Checkout of the other', async () => {
    await office.publish([invoice], { partialLeast });
    const first = await press((await open(`${page2}?amount=50`)).fields);
    const other = await open(`${page2}?amount=30`);
    expect(other.isTold).toBe(true);
    const second = await press(other.fields);
    expect(second.to).toContain('/c/pay/');
    expect((await fetch(first.to)).status).toBe(410);
    expect((await fetch(second.to)).status).toBe(200);
  });
});
