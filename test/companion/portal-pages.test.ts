/** The portal's face and its pages beside the straight way: the office's logo, what is not there, what broke, and who comes back. */
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPayable, loadPage, startOffice, terms, type TestOffice } from './office.ts';
import { cents } from '../../src/shared/money.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await startOffice();
});
afterAll(() => office.stop());

const browser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
const inSpanish = { ...browser, 'accept-language': 'es-MX,es;q=0.9,en;q=0.5' };

const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64');
const aPicture = `data:image/png;base64,${png.toString('base64')}`;
const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle r="4" style="fill:red"/></svg>';
const aDrawing = `data:image/svg+xml;base64,${Buffer.from(drawing).toString('base64')}`;

const logoOf = (html: string) => /<img class="mark" src="([^"]*)"/.exec(html)?.[1];

describe('the office’s logo', () => {
  const invoice = aPayable(1, 10_000);

  it('[SP-10] is on every page once a desk has published it, at an address of its own that may be kept for ever', async () => {
    expect(logoOf((await office.page('/pay')).html)).toBeUndefined();
    await office.publish([invoice, aPayable(2, 0, { state: 'Paid' })], { logo: aPicture });
    const address = logoOf((await office.page('/pay')).html) ?? '';
    const pages = [
      `/pay/${invoice.selfPayId}`,
      `/pay/${aPayable(2, 0).selfPayId}`,
      '/pay/4821930015',
      `/pay/${aPayable(900, 0).selfPayId}`,
    ];
    const shown = await Promise.all(pages.map(async (path) => logoOf((await office.page(path)).html)));
    expect(shown).toEqual(pages.map(() => address));
    expect(logoOf((await office.page('/pay/no/such/page', { headers: browser })).html)).toBe(address);

    const response = await fetch(office.url + address);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    });
    expect(Buffer.from(await response.arrayBuffer())).toEqual(png);
  });

  it('[SP-10] follows the desk: another picture has another address, and one that was removed is gone', async () => {
    const before = logoOf((await office.page('/pay')).html) ?? '';
    await office.publish([], { logo: aDrawing });
    const after = logoOf((await office.page('/pay')).html) ?? '';
    expect(after).not.toBe(before);
    expect((await fetch(office.url + before)).status).toBe(404);
    await office.publish([], { officePhone: '(512) 555-0199' }); // says nothing of the logo
    expect(logoOf((await office.page('/pay')).html)).toBe(after);
    await office.publish([], { logo: '' });
    expect(logoOf((await office.page('/pay')).html)).toBeUndefined();
    expect((await fetch(office.url + after)).status).toBe(404);
  });

  it('[SP-10] a drawing runs nothing, not even opened by itself; one that would is not taken', async () => {
    await office.publish([], { logo: aDrawing });
    const response = await fetch(office.url + logoOf((await office.page('/pay')).html));
    expect(response.headers.get('content-type')).toContain('image/svg+xml');
    expect(response.headers.get('content-security-policy')).toBe("default-src 'none'; style-src 'unsafe-inline'; sandbox");
    const scripted = Buffer.from(drawing.replace('<circle', '<circle onload="alert(1)"')).toString('base64');
    expect(await office.publish([], { logo: `data:image/svg+xml;base64,${scripted}` })).toBe(400);
    expect(await office.publish([], { logo: 'data:text/html;base64,PGI+' })).toBe(400);
    expect(await office.publish([], { logo: `data:image/png;base64,${'iVBORw0KGgo'.padEnd(200_001, 'A')}` })).toBe(400);
  });
});

it.each([
  ['(512) 555-0148', '5125550148'],
  ['+1 512.555.0148 ext. 12', '+15125550148'],
  ['512-555-0148 x12', '5125550148'],
  ['1-800-555-MOVE', '18005556683'],
  ['(512) 555-0148 extension 12', '5125550148'],
  ['512-555-0148, ext: 12', '5125550148'],
  ['Billing: 512-555-0148', '5125550148'],
  ['512-555-0148 (toll free)', '5125550148'],
])('the phone number %s is called as %s', async (phone, dialled) => {
  await office.publish([], { officePhone: phone });
  expect((await office.page('/pay')).html).toContain(`href="tel:${dialled}">${phone}</a>`);
});

describe('an address under which there is nothing', () => {
  // What is under the address of an office is for customers: a page for everybody.
  it.each([
    ['/pay/no/such/page', 'JSON'],
    ['/favicon.ico', 'JSON'],
    ['/pay/%E0%A4%A', 'JSON'],
    ['/o/nobody/pay', 'a page'],
    ['/o/nobody/pay/4821930572', 'a page'],
  ])('%s is a page for a browser, in its language, and %s for a program', async (path, forProgram) => {
    const [english, spanish, program] = await Promise.all([
      office.page(path, { headers: browser }),
      office.page(path, { headers: inSpanish }),
      fetch(office.url + path),
    ]);
    expect(english).toMatchObject({
      status: 404,
      state: 'nothing-here',
      html: expect.stringContaining('There is no such page') as unknown,
    });
    expect(spanish).toMatchObject({ state: 'nothing-here', html: expect.stringContaining('Esta página no existe') as unknown });
    expect(program.headers.get('content-type')).toContain(forProgram === 'JSON' ? 'application/json' : 'text/html');
  });

  it('a browser that is opened again at the address of the button goes back to the invoice', async () => {
    const invoice = aPayable(3, 5000);
    await office.publish([invoice]);
    expect(await office.page(`/pay/${invoice.selfPayId}/checkout?lang=es`)).toMatchObject({
      state: 'payable',
      url: expect.stringContaining('lang=es') as unknown,
    });
  });
});

it('what broke is told with the office’s face and phone, in the visitor’s language, and nobody is told to pay again', async () => {
  await office.publish([aPayable(4, 5000)], { logo: aPicture });
  const database = new Database(office.databaseFile);
  database.exec('ALTER TABLE payables RENAME TO payables_away');
  try {
    const page = await office.page(`/pay/${aPayable(4, 0).selfPayId}`, { headers: inSpanish });
    expect(page).toMatchObject({ status: 500, state: 'broken' });
    expect(page.html).toContain('Algo salió mal');
    expect(page.html).toContain(terms.officePhone);
    expect(logoOf(page.html)).toBeDefined();
  } finally {
    database.exec('ALTER TABLE payables_away RENAME TO payables');
    database.close();
  }
});

describe('whoever comes back', () => {
  const noteOf = (html: string) => /<p class="note"[^>]*>([^<]*)/.exec(html)?.[1] ?? '';

  it('[SP-11] after a Checkout that was closed is told that nothing was charged, and that the amount is another one where it is', async () => {
    const [same, other] = [aPayable(11, 8000), aPayable(12, 9000)];
    await office.publish([same, other]);
    const visit = 'a-visit-of-the-test';
    const [first, second] = [await office.checkout(same.selfPayId, { visit }), await office.checkout(other.selfPayId, { visit })];
    await office.publish([aPayable(12, 7000)]);
    await office.stripe.expireSession(first.to.split('/').at(-1) ?? '');
    await office.settled();
    expect((await fetch(second.to)).status).toBe(410);
    const pages = {
      same: await office.page(`/pay/${same.selfPayId}?visit=${visit}`),
      other: await office.page(`/pay/${other.selfPayId}?visit=${visit}`),
    };
    expect(noteOf(pages.same.html)).toContain('Nothing was charged');
    expect(noteOf(pages.other.html)).toContain('The amount has changed');
    expect(noteOf((await office.page(`/pay/${same.selfPayId}?visit=somebody-else`)).html)).toBe('');
  });

  it('[SP-11] after a Checkout for a part, the whole is not called another amount', async () => {
    await office.publish([aPayable(14, 8000)], { partialLeast: cents(2000) });
    const { selfPayId } = aPayable(14, 8000);
    const visit = 'a-visit-for-a-part';
    const { to } = await office.checkout(selfPayId, { visit, amount: '50.00' });
    await office.stripe.expireSession(to.split('/').at(-1) ?? '');
    await office.settled();
    expect(noteOf((await office.page(`/pay/${selfPayId}?visit=${visit}`)).html)).toContain('Nothing was charged');
  });

  it('[SP-11] to the thank-you page of a bank payment that the bank has refused is told so, and can pay again', async () => {
    const invoice = aPayable(13, 6000);
    await office.publish([invoice]);
    const thanks = await office.fillIn((await office.checkout(invoice.selfPayId)).to, 'bank');
    await office.settled();
    const [processing] = (await office.facts()).filter(({ fact }) => fact === 'payment processing');
    if (processing?.fact !== 'payment processing') throw new Error('the desk was not told of it');
    await office.stripe.settle(processing.paymentIntent, 'failed');
    await office.settled();
    const page = await loadPage(thanks);
    expect(page).toMatchObject({ state: 'payable', figures: { 'balance-due': 6000 } });
    expect(noteOf(page.html)).toContain('Your bank did not make the payment');
  });
});

it('a HEAD request is answered with the type of the page', async () => {
  const invoice = aPayable(21, 5000);
  await office.publish([invoice]);
  const head = await fetch(`${office.url}/pay/${invoice.selfPayId}`, { method: 'HEAD' });
  expect({ status: head.status, type: head.headers.get('content-type') }).toEqual({ status: 200, type: 'text/html; charset=utf-8' });
});

it.each([
  ['none', '*', 'en'],
  ['Spanish of any country', 'fr, es-419;q=0.8', 'es'],
  ['one that the portal does not speak', 'de', 'en'],
])('a browser that prefers %s is shown the page in the language %s → %s', async (_title, accepted, language) => {
  const { html } = await loadPage(`${office.url}/pay`, { headers: { 'accept-language': accepted } });
  expect(html).toContain(`<html lang="${language}">`);
});
