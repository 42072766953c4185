import { type Browser, chromium, type ElectronApplication, expect, type Page, test } from '@playwright/test';
import { dateIn, isoDate } from '../../src/shared/dates.ts';
import { cents } from '../../src/shared/money.ts';
import { defaultSettings } from '../../src/shared/settings.ts';
import { chromiumSwitches } from '../../scripts/electron.ts';
import { findChromium } from '../../scripts/system.ts';
import { type Parts, startParts } from '../scenario/parts.ts';
import { testCards } from '../scenario/customer.ts';
import { startDesk } from './a-desk.ts';

/** One office with one open invoice of two trips, its companion and Stripe's stand-in; the desk's file is ready for a window to open. */
async function anOfficeWithAnInvoice(): Promise<{ parts: Parts; invoice: { number: string; selfPayId: string } }> {
  const parts = await startParts(dateIn(Date.now(), defaultSettings.timeZone));
  const { desk } = parts;
  const customer = await desk.call('customers.create', { name: 'Maria Reyes', kind: 'patient' });
  for (const [date, quoted] of [['2026-01-05', 180_00] as const, ['2026-01-19', 95_50] as const])
    await desk.call('dispatches.create', { customer: customer.id, date: isoDate(date), quoted: cents(quoted) });
  const invoice = await desk.call('invoices.commit', { id: (await desk.call('invoices.draft', { customer: customer.id })).id });
  await parts.settle();
  await parts.stopDesk();
  return { parts, invoice };
}

const open = new Set<ElectronApplication>();

async function openWindow(parts: Parts): Promise<{ app: ElectronApplication; window: Page }> {
  const app = await startDesk(parts.file, `${parts.file}-window`, ['--development']);
  open.add(app);
  app.once('close', () => open.delete(app));
  return { app, window: await app.firstWindow() };
}

async function payOnThePortal(browser: Browser, portal: string, selfPayId: string): Promise<void> {
  const customer = await browser.newPage({ viewport: { width: 390, height: 844 }, locale: 'en-US' });
  await customer.goto(`${portal}/pay`);
  await customer.getByRole('textbox').fill(selfPayId);
  await customer.getByRole('button', { name: 'Continue' }).click();
  await expect(customer.locator('[data-paydesk=balance-due]')).toHaveText('$275.50');
  await customer.getByRole('button', { name: 'Pay $275.50' }).click();
  await customer.locator('[name=email]').fill('customer@example.com');
  await customer.locator('[name=card_number]').fill(testCards.visa);
  await customer.locator('[name=expiry]').fill('12 / 34');
  await customer.locator('[name=cvc]').fill('123');
  await customer.getByRole('button', { name: /^Pay/ }).click();
  await expect(customer.getByRole('heading', { name: 'Thank you' })).toBeVisible();
  await customer.close();
}

/** The record is in the Check Register once, and leads to its payment events and dispatches. */
async function expectTheRecord(window: Page, number: string): Promise<void> {
  const rows = window.getByRole('row').filter({ hasText: number });
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText('275.50');
  await rows.click();
  const panel = window.getByRole('complementary', { name: 'Record' });
  await expect(panel).toContainText('Payment events');
  await expect(panel).toContainText('180.00');
  await expect(panel).toContainText('95.50');
  const events = panel.locator('section').filter({ has: window.getByRole('heading', { name: 'Payment events' }) });
  await expect(events.getByRole('link', { name: /^Dispatch/ })).toHaveCount(2);
  await panel.getByRole('button', { name: 'Open as a page' }).click();
  await expect(window.getByRole('heading', { level: 1, name: /^Stripe pi_/ })).toBeVisible();
}

test.describe('an invoice paid on the web is in the desk’s books', () => {
  let browser: Browser;
  test.beforeAll(async () => {
    const executablePath = findChromium();
    browser = await chromium.launch({ args: chromiumSwitches(), ...(executablePath && { executablePath }) });
  });
  test.afterEach(async () => {
    for (const app of open) await app.close(); // left open by a test that failed
  });
  test.afterAll(() => browser.close());

  for (const webhooks of ['normal', 'duplicated'] as const) {
    test(`the record arrives in the open window by itself, webhooks ${webhooks}, and is there after a restart`, async () => {
      const { parts, invoice } = await anOfficeWithAnInvoice();
      try {
        await parts.setWebhooks(webhooks);
        const first = await openWindow(parts);
        await first.window.getByRole('link', { name: /Check Register/ }).click();
        await expect(first.window.getByText('No records')).toBeVisible();
        await expect(first.window.getByText('Up to date')).toBeVisible();
        await payOnThePortal(browser, parts.portal, invoice.selfPayId);
        await expectTheRecord(first.window, invoice.number);
        await first.app.close();

        const second = await openWindow(parts);
        await second.window.getByRole('link', { name: /Check Register/ }).click();
        await expectTheRecord(second.window, invoice.number);
        await second.app.close();
      } finally {
        await parts.stop();
      }
    });
  }

  test('the desk that is started only afterwards finds it', async () => {
    const { parts, invoice } = await anOfficeWithAnInvoice();
    try {
      await payOnThePortal(browser, parts.portal, invoice.selfPayId);
      const { app, window } = await openWindow(parts);
      await window.getByRole('link', { name: /Check Register/ }).click();
      await expectTheRecord(window, invoice.number);
      await app.close();
    } finally {
      await parts.stop();
    }
  });
});
