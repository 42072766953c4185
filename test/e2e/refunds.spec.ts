import { type ElectronApplication, expect, type Page, test } from '@playwright/test';
import { addDays, dateIn, isoDate } from '../../src/shared/dates.ts';
import { cents } from '../../src/shared/money.ts';
import { defaultSettings } from '../../src/shared/settings.ts';
import { beginCheckout, payAtCheckout, sessionOf, testCards } from '../scenario/customer.ts';
import { type Parts, startParts } from '../scenario/parts.ts';
import { loadPage } from '../companion/office.ts';
import { startDesk } from './a-desk.ts';
import { expectAccessible } from './a-window.ts';

let parts: Parts;
let app: ElectronApplication;
let window: Page;
let paymentIntent: string;
let selfPayId: string;

/** Maria Reyes has paid two trips of 180.00 and 95.50 online; the window shows the payment, at the wall of the office it is a month later. */
test.beforeAll(async () => {
  const today = dateIn(Date.now(), defaultSettings.timeZone);
  parts = await startParts(today);
  const { desk, stripe } = parts;
  const customer = await desk.call('customers.create', { name: 'Maria Reyes', kind: 'patient' });
  for (const [date, quoted] of [['2026-01-05', 180_00] as const, ['2026-01-19', 95_50] as const])
    await desk.call('dispatches.create', { customer: customer.id, date: isoDate(date), quoted: cents(quoted) });
  const { id } = await desk.call('invoices.draft', { customer: customer.id });
  ({ selfPayId } = await desk.call('invoices.commit', { id }));
  await parts.settle();
  const checkout = await beginCheckout(parts.portal, selfPayId);
  await payAtCheckout(checkout, { method: 'card', card_number: testCards.visa });
  await parts.setWebhooks('lost'); // from now on Stripe's lists are walked too: they alone tell of its fees
  await parts.setWebhooks('normal');
  await parts.settle();
  paymentIntent = (await stripe.paymentIntentOf(sessionOf(checkout))) ?? '';
  // On no invoice: a card can be taken for it over the phone.
  await desk.call('dispatches.create', { customer: customer.id, date: isoDate('2026-02-09'), quoted: cents(60_00) });
  await parts.stopDesk();

  const aMonthLater = addDays(isoDate(`${today.slice(0, 8)}28`), 7);
  app = await startDesk(parts.file, `${parts.file}-window`, ['--development', '--today', aMonthLater]);
  window = await app.firstWindow();
  await window.setViewportSize({ width: 1440, height: 900 });
});
test.afterAll(async () => {
  await app.close();
  await parts.stop();
});

test('a part of a payment is refunded by keyboard, as the preview said', async () => {
  await window.getByRole('link', { name: /Check Register/ }).click();
  await window.getByRole('row').filter({ hasText: '275.50' }).click();
  const panel = window.getByRole('complementary', { name: 'Record' });
  await panel.getByRole('button', { name: 'Refund…' }).press('Enter');
  const dialog = window.getByRole('dialog', { name: 'Refund this Stripe payment' });
  await expect(dialog.getByLabel('Amount')).toBeFocused();
  await window.keyboard.type('120');
  await expect(dialog.getByRole('region', { name: 'What will happen' })).toContainText('−24.50');
  await expectAccessible(window, 'the refund dialog');
  await window.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(window.getByText('$120.00 refunded')).toBeVisible();
  await expect(panel.getByText('Taken back by')).toBeVisible();
  await expect(panel).toContainText('Asked Stripe to refund $120.00');
  await expect(window.getByRole('row').filter({ hasText: '−120.00' })).toHaveCount(1);
});

test('the bell tells of the payment and the refund, and is quiet once it was looked at', async () => {
  await window.getByRole('button', { name: 'Notices, 2 new' }).press('Enter');
  const notices = window.getByRole('dialog', { name: 'Notices' });
  const payment = notices.getByRole('link', { name: /New: Maria Reyes paid invoice/ });
  await expect(payment).toBeVisible();
  await expect(notices.getByRole('link', { name: /Maria Reyes was refunded/ })).toBeFocused();
  await notices.getByLabel(/Also tell me outside Paydesk/).check();
  await expectAccessible(window, 'the notices');
  await payment.focus();
  await window.keyboard.press('Enter');
  await expect(notices).toBeHidden();
  await expect(window.getByRole('complementary', { name: 'Record' })).toContainText('275.50');
  await expect(window.getByRole('button', { name: 'Notices', exact: true })).toBeVisible();
  await app.evaluate(({ Notification }) => {
    // The operating system of a test has nobody to tell: the titles are kept on the class.
    const told: string[] = [];
    Reflect.set(Notification, 'told', told);
    Notification.isSupported = () => true;
    Notification.prototype.show = function show(this: Electron.Notification) {
      told.push(`${this.title}: ${this.body}`);
    };
  });
});

test('a dispute says why, until when it can be answered, and where', async () => {
  await parts.stripe.dispute(paymentIntent, cents(155_50), cents(15_00));
  const panel = window.getByRole('complementary', { name: 'Record' });
  await expect(panel.getByText('The customer disputes $155.50.')).toBeVisible({ timeout: 15_000 });
  await expect(panel).toContainText('The cardholder did not make this payment');
  await expect(panel).toContainText('Answer by');
  await expect(panel.getByRole('link', { name: 'Answer in Stripe' })).toBeVisible();
  await expect(panel.getByRole('button', { name: 'Refund…' })).toBeHidden();
  await expectAccessible(window, 'a disputed payment');
});

test('[NOTE-5] the operating system tells of the dispute, and names nobody', async () => {
  const told = () => app.evaluate(({ Notification }): unknown => Reflect.get(Notification, 'told'));
  await expect.poll(told).toEqual([expect.stringMatching(/^A payment is disputed: answer by .*: \$155\.50, invoice /)]);
  await expect(window.getByRole('button', { name: 'Notices, 1 new' })).toBeVisible();
});

test('the fee follows what Stripe really charged, a part may be paid, and the portal says both', async () => {
  await window
    .getByRole('navigation', { name: 'Screens' })
    .getByRole('link', { name: /^Settings/ })
    .click();
  await window.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'Stripe Configuration' }).click();
  const charged = window.getByRole('region', { name: 'What Stripe really charged last month' });
  await expect(charged).toContainText('1 payment$275.50');
  await expect(charged).toContainText('Stripe charged$8.29');
  await expect(charged).toContainText('These terms fit what Stripe charges.');
  const save = async () => {
    await window.keyboard.press('Enter');
    await expect(window.getByText('All changes are saved')).toBeVisible();
  };
  const rate = window.getByLabel('Rate, %');
  await rate.fill('3.5');
  await save();
  const use = charged.getByRole('button', { name: 'Use 2.9 %' });
  await expect(charged).toContainText('These terms, as saved$9.94');
  await use.press('Enter');
  await expect(rate).toHaveValue('2.9');
  await window.getByLabel('Pass Stripe’s fee on to the customer').press('Space');
  const least = window.getByLabel('Least amount, $');
  await window.getByLabel('Customers can pay a part of an invoice').press('Space');
  await least.fill('0.25');
  await expect(window.getByText('An amount of at least 0.50, such as 20.00')).toBeVisible();
  await expectAccessible(window, 'a least amount that is too small');
  await least.fill('35');
  await save();
  await expect(charged).toContainText('These terms fit what Stripe charges.');
  await expect(window.getByText(/paying a part of an invoice online from off to on/)).toBeVisible();

  const portal = () => loadPage(`${parts.portal}/pay/${selfPayId}`);
  await expect.poll(async () => (await portal()).figures).toMatchObject({ 'balance-due': 120_00, 'processing-fee': 3_90, total: 123_90 });
  expect((await portal()).html).toContain('$35.00');
  const part = await loadPage(`${parts.portal}/pay/${selfPayId}?amount=50.00`);
  expect(part.figures).toMatchObject({ part: 50_00, 'processing-fee': 1_81, total: 51_81, left: 70_00 });

  await window.getByLabel('Pass Stripe’s fee on to the customer').press('Space');
  await window.getByLabel('Customers can pay a part of an invoice').press('Space');
  await save();
  await expect.poll(async () => (await portal()).figures).toMatchObject({ total: 120_00 });
  expect((await portal()).html).not.toContain('class="part"');
});

test('a card is taken over the phone for a trip, in a window of its own that knows nothing of the desk', async () => {
  await window
    .getByRole('navigation', { name: 'Screens' })
    .getByRole('link', { name: /^Dispatches/ })
    .click();
  await window.getByRole('row').filter({ hasText: 'Feb 9, 2026' }).click();
  const panel = window.getByRole('complementary', { name: 'Dispatch' });
  await panel.getByRole('button', { name: 'More actions' }).press('Enter');
  await window.getByRole('menuitem', { name: 'Card over the phone…' }).press('Enter');
  const dialog = window.getByRole('dialog', { name: 'Card over the phone' });
  await expect(dialog.getByLabel('Amount')).toBeFocused();
  await expect(dialog.getByRole('region', { name: 'What will happen' })).toContainText('60.00');
  await expectAccessible(window, 'the dialog for a card over the phone');
  await dialog.getByLabel(/Stripe keeps this card/).press('Space');
  const opening = app.waitForEvent('window');
  await dialog.getByLabel('Amount').press('Enter');
  const card = await opening;
  expect(await card.evaluate(() => ['paydesk', 'require'].map((name) => name in globalThis))).toEqual([false, false]);
  const field = card.frameLocator('iframe[title="Card"]');
  await expect(field.getByLabel('Card number')).toBeFocused();
  await expectAccessible(card, 'the card window');
  const type = async (number: string) => {
    for (const [label, text] of [
      ['Card number', number],
      ['Expiration date', '12/34'],
      ['Security code', '123'],
    ] as const)
      await field.getByLabel(label).fill(text);
    await card.getByRole('button', { name: 'Charge $60.00' }).click();
  };
  await type(testCards.declined);
  await expect(card.getByRole('alert')).toHaveText('Your card was declined.');
  await expect(dialog).toContainText('Its number goes to Stripe alone');
  await type(testCards.visa);
  await expect(card.getByRole('heading', { name: 'Paid' })).toBeVisible();
  await expect(window.getByText('$60.00 charged, Visa ···· 4242')).toBeVisible({ timeout: 15_000 });
  expect(card.isClosed()).toBe(true);
  await expect(panel).toContainText('Finished');
});

test('a payout shows what it holds and what came past Paydesk; that is taken into the books, and Stripe agrees with them', async () => {
  await parts.stripe.chargeElsewhere(cents(860_00));
  await parts.stripe.payOut();
  await window.getByRole('button', { name: /^Search/ }).press('Enter'); // Ctrl K is the native menu's
  await window.keyboard.type('Stripe payouts');
  await window.getByRole('group', { name: 'Go to' }).getByRole('option', { name: 'Stripe payouts' }).click();
  const payout = window.getByRole('table', { name: 'Stripe payouts' }).getByRole('button', { name: /^po_/ });
  await payout.press('Enter');
  const panel = window.getByRole('complementary', { name: 'Stripe payout' });
  await expect(panel.getByText('Came past Paydesk')).toBeVisible();
  await expectAccessible(window, 'a payout');

  await window.getByRole('button', { name: 'Came past Paydesk' }).press('Enter');
  await window.getByRole('button', { name: 'Take into the books…' }).press('Enter');
  const dialog = window.getByRole('dialog', { name: 'Take $860.00 into the books' });
  await dialog.getByRole('radio', { name: 'Maria Reyes' }).check();
  await dialog.getByLabel('What for').selectOption('the customer’s ledger');
  await expect(dialog.getByRole('region', { name: 'What will happen' })).toContainText('Maria Reyes’s ledger');
  await expectAccessible(window, 'taking a payment into the books');
  await dialog.getByRole('button', { name: 'Take in $860.00' }).press('Enter');
  await expect(window.getByText('Nothing came past Paydesk')).toBeVisible();

  await window.getByRole('button', { name: 'Stripe against the books' }).press('Enter');
  const report = window.getByRole('table', { name: 'Stripe against the books' });
  await expect(report.getByRole('row', { name: /^Processing fees/ })).toBeVisible();
  await expect(window.getByText('Came past Paydesk', { exact: true })).toHaveCount(1); // only the tab says it
  await expectAccessible(window, 'Stripe against the books');
});

test('the card that Stripe keeps is known by its last four, charged for the ledger, and removed', async () => {
  await window
    .getByRole('navigation', { name: 'Screens' })
    .getByRole('link', { name: /^Customers/ })
    .click();
  await window.getByRole('row').filter({ hasText: 'Maria Reyes' }).click();
  const panel = window.getByRole('complementary', { name: 'Customer' });
  await expectAccessible(window, 'a customer with a card that is kept');
  await panel.getByRole('button', { name: 'Charge Visa ···· 4242…' }).press('Enter');
  const dialog = window.getByRole('dialog', { name: 'Card over the phone' });
  await expect(dialog.getByLabel('Card', { exact: true }).getByRole('option', { selected: true })).toHaveText(
    'Visa ···· 4242, expires 12/2034',
  );
  await dialog.getByLabel('Amount').fill('25');
  await expect(dialog.getByRole('region', { name: 'What will happen' })).toContainText('−25.00');
  await parts.setCompanion(false);
  await dialog.getByLabel('Amount').press('Enter');
  await expect(dialog.getByText(/It is not known whether the card was charged/)).toBeVisible();
  await expect(dialog.getByLabel('Amount')).toBeDisabled(); // another wish would be another charge
  await parts.setCompanion(true);
  await dialog.getByRole('button', { name: 'Ask what came of it' }).press('Enter');
  await expect(window.getByText('$25.00 charged, Visa ···· 4242')).toBeVisible({ timeout: 15_000 });
  await panel.getByRole('button', { name: 'Remove Visa ···· 4242…' }).press('Enter');
  await window
    .getByRole('dialog', { name: /^Remove Visa/ })
    .getByRole('button', { name: 'Remove the card' })
    .press('Enter');
  await expect(panel.getByText('None. One can be kept when it is taken over the phone.')).toBeVisible();
  await expect(panel.getByText('Had Stripe forget the card Visa ···· 4242')).toBeVisible();
});
