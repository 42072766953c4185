import { expect, type Locator, test } from '@playwright/test';
import { expectAccessible, go, openSampleWindow, type SampleWindow } from './a-window.ts';

let sample: SampleWindow;
test.beforeAll(async () => {
  sample = await openSampleWindow(300);
});
test.afterAll(() => sample.close());

/** The first whole number in what `place` shows. */
async function numberIn(place: Locator, words: RegExp): Promise<number> {
  await expect(place).toContainText(words);
  const [, number = ''] = words.exec((await place.textContent()) ?? '') ?? [];
  return Number(number.replaceAll(',', ''));
}

test('drafts are generated for all customers but one, as the plan said, then committed by keyboard', async () => {
  const { window } = sample;
  await window.getByRole('button', { name: 'Generate invoices' }).click();
  const dialog = window.getByRole('dialog', { name: 'Generate invoices' });
  const commit = dialog.getByRole('button', { name: /^Commit \d/ });
  const planned = await numberIn(commit, /Commit ([\d,]+) invoice/);
  expect(planned).toBeGreaterThan(2);
  await expectAccessible(window, 'generate invoices');

  await dialog.getByRole('checkbox').nth(1).uncheck();
  await expect(commit).toHaveText(`Commit ${planned - 1} invoices`);
  await dialog.getByRole('button', { name: 'Make drafts' }).click();
  const made = window.getByRole('dialog', { name: 'Invoices generated' });
  await expect(made).toContainText(`${planned - 1} drafts with`);
  await expectAccessible(window, 'invoices generated');
  await made.getByRole('button', { name: 'Show the drafts' }).click();

  const grid = window.getByRole('grid', { name: 'Invoices' });
  await expect(grid.getByRole('row').filter({ hasText: 'Draft' }).first()).toBeVisible();
  await grid.focus();
  for (const key of ['ArrowDown', 'Space', 'ArrowDown', 'Space']) await window.keyboard.press(key);
  await expect(window.getByText('2 selected')).toBeVisible();
  await expectAccessible(window, 'two selected');
  await window.keyboard.press('Shift+Tab');
  await expect(window.getByRole('button', { name: 'Cancel invoices…' })).toBeFocused();
  await window.keyboard.press('Shift+Tab');
  await window.keyboard.press('Enter');
  const asked = window.getByRole('dialog', { name: 'Commit drafts?' });
  await expect(asked).toContainText('2 drafts with');
  await expectAccessible(window, 'commit drafts');
  await asked.getByRole('button', { name: 'Commit', exact: true }).press('Enter');
  const done = window.getByRole('dialog', { name: 'Commit drafts' });
  await expect(done).toContainText('2 invoices committed.');
  await done.getByRole('button', { name: 'Close' }).last().press('Enter');
  await expect(grid, 'the list has the focus again').toBeFocused();
});

test('a draft’s trips are changed on its page', async () => {
  const { window } = sample;
  await go(window, 'Invoices');
  await window.getByRole('button', { name: 'State any' }).click();
  await window.getByRole('checkbox', { name: 'Draft' }).check();
  await window.keyboard.press('Escape');
  const drafts = window.getByRole('row').filter({ has: window.getByRole('gridcell', { name: 'Draft', exact: true }) });
  await drafts
    .filter({ has: window.getByRole('gridcell', { name: '2', exact: true }) })
    .first()
    .click();
  await window.getByRole('button', { name: 'Open as a page' }).click();
  await expect(window.getByRole('heading', { level: 1, name: 'Draft invoice' })).toBeVisible();
  await window.getByRole('button', { name: 'Edit trips' }).click();
  const dialog = window.getByRole('dialog', { name: 'Trips of this draft' });
  await expectAccessible(window, 'trips of a draft');
  await dialog.getByRole('checkbox').first().uncheck();
  await dialog.getByRole('button', { name: 'Save the draft' }).click();
  await expect(dialog).toBeHidden();
  await expect(window.getByRole('article')).toContainText('Changed a draft to 1 dispatch');
});

test('the reinvoicing run marks old invoices Unpaid and invoices again, with one summary', async () => {
  const { window } = sample;
  await go(window, 'Invoices');
  await window.getByRole('button', { name: 'Reinvoice' }).click();
  const dialog = window.getByRole('dialog', { name: 'Reinvoice' });
  await expect(dialog.getByLabel(/many days ago/)).toHaveValue('30');
  await expect(dialog.getByLabel(/many days ago/)).toBeFocused();
  const old = await numberIn(dialog, /([\d,]+) Open invoices? with/);
  await expectAccessible(window, 'reinvoice');
  await dialog.getByRole('button', { name: 'Reinvoice and commit' }).click();
  const summary = window.getByRole('dialog', { name: 'Reinvoiced' });
  await expect(summary).toContainText(new RegExp(`^Reinvoiced${old} invoices? with .* due marked as Unpaid`));
  await expectAccessible(window, 'reinvoiced');
  await summary.getByRole('button', { name: 'Show today’s invoices' }).click();
  await expect(window.getByRole('row').filter({ hasText: 'Open' }).first()).toBeVisible();
});
