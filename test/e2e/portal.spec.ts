import { gzipSync } from 'node:zlib';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, expect, test } from '@playwright/test';
import { cents } from '../../src/shared/money.ts';
import { formatSelfPayId } from '../../src/shared/self-pay-id.ts';
import { aPayable, startOffice, type TestOffice } from '../companion/office.ts';

let browser: Browser;
let office: TestOffice;
const payable = aPayable(1, 26_000);
const paid = aPayable(2, 0, { state: 'Paid' });
const sold = aPayable(3, 5000, { state: 'Sold' });
const nothing = aPayable(4, 0);
const byBank = aPayable(5, 64_000);
const byCard = aPayable(6, 40_000);
const unknown = aPayable(900, 100);

test.beforeAll(async () => {
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  office = await startOffice();
  await office.publish([payable, paid, sold, nothing, byBank, byCard, begun], { passFee: true, partialLeast: cents(2000) });
  await office.fillIn((await office.checkout(byBank.selfPayId)).to, 'bank');
  await office.checkout(begun.selfPayId, { visit: 'of-somebody-else' });
});
test.afterAll(async () => {
  await browser.close();
  await office.stop();
});

const begun = aPayable(7, 31_000);
const pages: Record<string, string> = {
  ask: '/pay',
  'a part is chosen': `/pay/${payable.selfPayId}?amount=50.00`,
  'a part that is too small': `/pay/${payable.selfPayId}?amount=5`,
  'somebody else has begun': `/pay/${begun.selfPayId}`,
  payable: `/pay/${payable.selfPayId}`,
  paid: `/pay/${paid.selfPayId}`,
  processing: `/pay/${byBank.selfPayId}`,
  'nothing-due': `/pay/${nothing.selfPayId}`,
  'not-payable': `/pay/${sold.selfPayId}`,
  'bad-id': '/pay/4821930015',
  unknown: `/pay/${unknown.selfPayId}`,
};

for (const language of ['en-US', 'es-MX']) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`every page is accessible and fits a 320 px screen, ${language}, ${colorScheme}`, async () => {
      const context = await browser.newContext({ locale: language, colorScheme, viewport: { width: 320, height: 640 } });
      const page = await context.newPage();
      for (const [state, path] of Object.entries(pages)) {
        await page.goto(office.url + path);
        await expect(page.locator('main')).toHaveAttribute('data-state', state.includes(' ') ? 'payable' : state);
        const { violations } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
          .analyze();
        expect(violations, state).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth), state).toBeLessThanOrEqual(320);
        await expect(page.locator('footer')).toContainText('(512) 555-0148');
      }
      await context.close();
    });
  }
}

test('a customer types the ID, which groups itself, pays by card, prints the thank-you page and finds it again', async () => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  const blocked: string[] = [];
  page.on('console', (message) => message.text().includes('Content Security Policy') && blocked.push(message.text()));

  await page.goto(`${office.url}/pay`);
  await page.getByLabel('Self-pay ID', { exact: true }).pressSequentially(byCard.selfPayId);
  await expect(page.getByLabel('Self-pay ID', { exact: true })).toHaveValue(formatSelfPayId(byCard.selfPayId));
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.locator('[data-paydesk=total]')).toHaveText('$412.26');
  await page.getByRole('button', { name: 'Pay $412.26' }).click();

  await page.waitForURL(/\/c\/pay\//);
  const thanks = await office.fillIn(page.url(), 'card');
  await page.goto(thanks);
  await expect(page.getByRole('heading', { name: 'Thank you' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Print this page' })).toBeVisible();
  await page.reload();
  await expect(page.locator('[data-paydesk=total]')).toHaveText('$412.26');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations).toEqual([]);
  expect(await context.cookies()).toEqual([]);
  expect(blocked, 'the Content-Security-Policy lets everything of ours through').toEqual([]);
  await context.close();
});

test('the portal works with JavaScript off, and speaks Spanish at a click', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${office.url}/pay`);
  await page.getByLabel('Self-pay ID', { exact: true }).fill(` ${formatSelfPayId(payable.selfPayId).replaceAll(' ', '-')} `);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.locator('main')).toHaveAttribute('data-state', 'payable');
  await page.getByRole('link', { name: 'Español' }).click();
  await expect(page.locator('h1')).toHaveText('Saldo pendiente');
  await page.getByRole('button', { name: 'Pagar $268.08' }).click();
  await page.waitForURL(/\/c\/pay\//);
  await page.goto(await office.fillIn(page.url(), 'cancel'));
  await expect(page.locator('h1'), 'cancelled: back to page 2, in the same language').toHaveText('Saldo pendiente');
  await context.close();
});

test('the first page, with all it needs, has less than 14 KB', async () => {
  const response = await fetch(`${office.url}/pay`, { headers: { 'accept-encoding': 'gzip' } });
  expect(response.headers.get('content-encoding')).toBe('gzip');
  const html = await response.text(); // fetch has unpacked it
  expect(gzipSync(html).length).toBeLessThan(14 * 1024);
  expect(html.match(/(?:src|href)="(?!data:|tel:|#|\/pay)[^"]*"/g), 'nothing is loaded from anywhere').toBeNull();
});

test('the pages for a portal that is switched off, and for too many tries, are accessible too', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await office.publish([], { portalEnabled: false });
  await page.goto(`${office.url}/pay/${payable.selfPayId}`);
  await expect(page.locator('main')).toHaveAttribute('data-state', 'unavailable');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  await office.publish([]);
  for (let tries = 0; tries < 10; tries++) await office.page(`/pay/${unknown.selfPayId}`);
  await page.goto(`${office.url}/pay/${payable.selfPayId}`);
  await expect(page.locator('main')).toHaveAttribute('data-state', 'too-many');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await context.close();
});
