import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, go, openSampleWindow, type SampleWindow } from './a-window.ts';

let sample: SampleWindow;
let window: Page;

test.beforeAll(async () => {
  sample = await openSampleWindow(400);
  window = sample.window;
});
test.afterAll(() => sample.close());

/** Opens a check of the register beside the list: the newest is 0. */
async function openACheck(which: number): Promise<void> {
  await go(window, 'Check Register');
  const checks = window.getByRole('row').filter({ has: window.getByRole('gridcell', { name: 'Check', exact: true }) });
  await checks.filter({ hasNotText: '−' }).nth(which).click();
  await expect(window.getByRole('complementary', { name: 'Record' })).toBeVisible();
}

test('a check that bounced is taken back with a fee, said to the cent beforehand', async () => {
  await openACheck(0);
  await window.getByRole('complementary', { name: 'Record' }).getByRole('button', { name: 'More actions' }).click();
  await window.getByRole('menuitem', { name: 'Bounced…' }).click();
  const dialog = window.getByRole('dialog', { name: /bounce/ });
  await expect(dialog.getByLabel('Reason')).toBeFocused();
  await window.keyboard.type('Insufficient funds');
  await window.keyboard.press('Tab');
  await window.keyboard.type('35');
  const foreseen = dialog.getByRole('region', { name: 'What will happen' });
  await expect(foreseen).toContainText('Returned check fee');
  await expect(foreseen).toContainText('35.00');
  await expectAccessible(window, 'the dialog for a bounced check');
  await window.keyboard.press('Enter');
  await expect(window.getByText('is recorded as bounced')).toBeVisible();
  await window.getByRole('button', { name: 'Show' }).click();
  const record = window.getByRole('complementary', { name: 'Record' });
  await expect(record).toContainText('Bounced: Insufficient funds');
  await expect(record).toContainText('Comes from');
});

test('one payment event is reversed, and its money stays on the record', async () => {
  await openACheck(2);
  const record = window.getByRole('complementary', { name: 'Record' });
  await record.getByRole('button', { name: 'Reverse this payment…' }).first().click();
  await window.keyboard.type('Wrong trip');
  await expect(window.getByRole('region', { name: 'What will happen' })).toContainText('owed');
  await window.keyboard.press('Enter');
  await expect(record).toContainText('Not allocated');
  await expectAccessible(window, 'a record with money that belongs to nothing');
});

test('a check for several invoices of a customer is recorded at once', async () => {
  await go(window, 'Invoices');
  const open = window.getByRole('row').filter({ has: window.getByRole('gridcell', { name: 'Open', exact: true }) });
  await open.first().click();
  const invoice = window.getByRole('complementary', { name: 'Invoice' });
  await invoice.getByRole('button', { name: 'More actions' }).click();
  await window.getByRole('menuitem', { name: 'Record payment with other invoices…' }).press('Enter');
  const dialog = window.getByRole('dialog', { name: /^Record money from/ });
  await expect(dialog.getByLabel('Type')).toBeFocused();
  await window.keyboard.press('Tab');
  await window.keyboard.type('90210');
  await dialog.getByLabel('Amount').fill('5000');
  await dialog.getByLabel('What is too much goes').selectOption('on one trip, overpaid then');
  await expect(dialog.getByLabel('Which trip')).toContainText('Dispatch');
  await expect(dialog.getByRole('region', { name: 'What will happen' })).toContainText(/−[\d,.]+ owed/);
  await dialog.getByLabel('What is too much goes').selectOption('back to the customer later');
  await expect(dialog.getByRole('region', { name: 'What will happen' })).toContainText('To be given back');
  await expectAccessible(window, 'the dialog for money for several invoices');
  await dialog.getByLabel('Amount').press('Enter');
  await expect(window.getByText('$5,000.00 recorded')).toBeVisible();
});

test('money for trips that no invoice carries, from the register by keyboard', async () => {
  await go(window, 'Check Register');
  await window.getByRole('button', { name: 'Record payment' }).press('Enter');
  await window.getByRole('button', { name: 'Several invoices, trips, or a ledger…' }).press('Enter');
  await expect(window.getByRole('dialog').getByRole('listitem').first()).toBeVisible();
  await window.keyboard.press('Enter');
  const dialog = window.getByRole('dialog', { name: /^Record money from/ });
  await dialog.getByLabel('What for').selectOption('trips');
  await dialog.getByLabel('Amount').fill('12.34');
  await dialog.getByRole('group', { name: 'For these trips' }).getByRole('checkbox').first().press('Space');
  await expect(dialog.getByRole('region', { name: 'What will happen' })).toContainText('12.34');
  await expectAccessible(window, 'the dialog for money for trips');
  await dialog.getByRole('button', { name: 'Record $12.34' }).press('Enter');
  await expect(window.getByText('$12.34 recorded')).toBeVisible();
});

test('insurance allows less, pays a part and denies another trip, by keyboard', async () => {
  await go(window, 'Dispatches');
  const waiting = window.getByRole('row').filter({ hasText: 'Billing office' });
  await waiting.first().click();
  const dispatch = window.getByRole('complementary', { name: 'Dispatch' });
  await dispatch.getByRole('button', { name: 'More actions' }).click();
  await window.getByRole('menuitem', { name: 'Insurance payment…' }).press('Enter');
  const dialog = window.getByRole('dialog', { name: 'Record an insurance payment' });
  await expect(dialog.getByLabel('Type')).toBeFocused();
  await dialog.getByLabel(/^Allowed for dispatch/).fill('50');
  await dialog.getByLabel(/^Paid for dispatch/).fill('40');
  await expect(dialog.getByLabel('Amount of the check')).toHaveValue('40.00');
  await dialog.getByLabel('Add a trip').fill('13');
  await expect(dialog.getByRole('list', { name: 'Trips found' })).toBeVisible();
  await window.keyboard.press('Enter');
  await expect(dialog.getByLabel(/^Paid for dispatch/)).toHaveCount(2);
  await expect(dialog.getByRole('region', { name: 'What will happen' })).toContainText('10.00 owed');
  await expectAccessible(window, 'the dialog for an insurance payment');
  await dialog.getByLabel('Number').press('Enter');
  await expect(window.getByText('$40.00 from insurance recorded')).toBeVisible();
});

test('money on the ledger is refunded by check', async () => {
  await go(window, 'Customers');
  await window.getByRole('row').nth(2).click();
  const customer = window.getByRole('complementary', { name: 'Customer' });
  const choose = async (what: string) => {
    await customer.getByRole('button', { name: 'More actions' }).click();
    await window.getByRole('menuitem', { name: what }).press('Enter');
  };
  await choose('Record payment…');
  const money = window.getByRole('dialog', { name: /^Record money from/ });
  await money.getByLabel('What for').selectOption('the customer’s ledger');
  await money.getByLabel('Amount').fill('700');
  await expect(money.getByRole('region', { name: 'What will happen' })).toContainText('700.00');
  await money.getByRole('button', { name: 'Record $700.00' }).press('Enter');
  await expect(window.getByText('$700.00 recorded')).toBeVisible();
  await choose('Refund…');
  const refund = window.getByRole('dialog', { name: /^Refund/ });
  await refund.getByLabel('Given back of Credit on the ledger').fill('25');
  await expect(refund.getByRole('region', { name: 'What will happen' })).toContainText('25.00');
  await expectAccessible(window, 'the dialog for a refund');
  await refund.getByRole('button', { name: 'Refund $25.00' }).press('Enter');
  await expect(window.getByText('$25.00 refunded')).toBeVisible();
});

test('late fees: the grace is set, the plan says what is charged, then it is charged once', async () => {
  await go(window, 'Settings');
  await window.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'Office' }).press('Enter');
  await window.getByLabel('Days of grace after the due date').fill('0');
  await expectAccessible(window, 'the terms of late fees');
  await window.getByRole('button', { name: 'Save changes' }).press('Enter');
  await expect(window.getByText('All changes are saved')).toBeVisible();
  await go(window, 'Check Register');
  const openPlan = async () => {
    await window.getByRole('button', { name: 'Other money' }).press('Enter');
    await window.getByRole('menuitem', { name: 'Charge late fees…' }).press('Enter');
  };
  await openPlan();
  const dialog = window.getByRole('dialog', { name: 'Charge late fees' });
  await expect(dialog).toContainText('1.5% of what each trip owes');
  await expect(dialog.getByRole('checkbox').first()).toBeVisible();
  await expectAccessible(window, 'the plan of late fees');
  await dialog.getByRole('button', { name: /^Charge \$/ }).press('Enter');
  await expect(window.getByRole('dialog', { name: 'Late fees charged' })).toContainText('charged:');
  await window.keyboard.press('Escape');
  await window.getByRole('button', { name: /^Search/ }).press('Enter');
  await window.getByRole('combobox').fill('late fees');
  await window.getByRole('option', { name: 'Charge late fees…' }).click();
  await expect(dialog).toContainText('Nothing to charge');
  await window.keyboard.press('Escape');
});

test('an early payment takes its discount', async () => {
  await go(window, 'Invoices');
  const open = window.getByRole('row').filter({ has: window.getByRole('gridcell', { name: 'Open', exact: true }) });
  await open.first().click();
  await window.getByRole('complementary', { name: 'Invoice' }).getByRole('button', { name: 'Record payment' }).press('Enter');
  const dialog = window.getByRole('dialog', { name: /^Record a payment/ });
  await dialog.getByRole('checkbox', { name: /^Early-payment discount/ }).press('Space');
  await expect(dialog.getByRole('region', { name: 'What will happen' })).toContainText('Paid in full');
  await expectAccessible(window, 'a payment with an early-payment discount');
  await dialog.getByRole('button', { name: /^Record \$/ }).press('Enter');
  await expect(window.getByText(/\$[\d,.]+ recorded/)).toBeVisible();
});
