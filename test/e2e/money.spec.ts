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
