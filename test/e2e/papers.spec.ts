/** Papers for customers, as they leave the desk. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { textOfPdf } from '../read-pdf.ts';
import { expectAccessible, go, openSampleWindow, type SampleWindow } from './a-window.ts';

let desk: SampleWindow;
test.beforeAll(async () => {
  desk = await openSampleWindow(300);
});
test.afterAll(() => desk.close());

/** Chooses where files go, and presses the button of the dialog. */
async function pressAndChoose(button: string, name: string): Promise<string> {
  const path = test.info().outputPath(name);
  await desk.chooses(path);
  await desk.window.getByRole('dialog').getByRole('button', { name: button }).click();
  return path;
}

test('an invoice is shown as it is printed, saved as that PDF, and the next one is a reprint', async () => {
  const { window } = desk;
  await go(window, 'Invoices');
  await window.getByRole('row').nth(3).click();
  await window.getByRole('button', { name: 'Print…' }).click();
  const dialog = window.getByRole('dialog', { name: /^Invoice A-/ });
  await expect(dialog.getByRole('img', { name: /^Invoice A-\d+, page 1 of/ })).toBeVisible();
  await expectAccessible(window, 'an invoice on paper');
  const title = await dialog.getByRole('heading', { level: 2 }).innerText();

  const path = await pressAndChoose('Save PDF…', 'invoice.pdf');
  await expect(window.getByText(`${title} is saved`)).toBeVisible();
  const [first = ''] = await textOfPdf(readFileSync(path));
  for (const words of ['Page 1 of 1', `${title} · Lone Star Medical Transport`, 'Date of service', 'Amount enclosed'])
    expect(first).toContain(words);
  expect(first).not.toContain('Reprint');

  await window.getByRole('button', { name: 'Print…' }).click();
  await expect(dialog.getByText('Saved as PDF')).toBeVisible();
  await window.keyboard.press('Escape');
});

test('every invoice that has not left yet goes into one PDF', async () => {
  const { window } = desk;
  await go(window, 'Invoices');
  await window.getByRole('button', { name: 'Print new' }).click();
  await window.getByRole('button', { name: 'Choose how…' }).click();
  await window.getByRole('combobox', { name: 'As', exact: true }).selectOption('One PDF');
  const path = await pressAndChoose('Save…', 'all.pdf');
  await expect(window.getByText(/\d+ invoices, \d+ pages. Each is noted as saved./)).toBeVisible({ timeout: 60_000 });
  const said = await window.getByText(/Each is noted as saved/).innerText();
  const pages = await textOfPdf(readFileSync(path));
  expect(said).toContain(`${pages.length} pages`);
  expect(pages.filter((page) => page.includes('Page 1 of'))).toHaveLength(Number(/\d+/.exec(said)?.[0]));
  await window.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
});

test('a statement at a date, and a receipt', async () => {
  const { window } = desk;
  await go(window, 'Customers');
  await window.getByRole('row').nth(2).dblclick();
  await window.getByRole('link', { name: 'Statement' }).first().click();
  await window.getByRole('button', { name: 'Print or save…' }).click();
  await expect(window.getByRole('img', { name: /^Statement .* page 1/ })).toBeVisible();
  await window.getByLabel('As of').fill('2026-10-01');
  await expect(window.getByRole('img', { name: /^Statement 2026-10-01, page 1/ })).toBeVisible();
  await window.keyboard.press('Escape');

  await go(window, 'Check Register');
  await window.getByRole('row').nth(3).click();
  await window.getByRole('complementary', { name: 'Record' }).getByRole('button', { name: 'More actions' }).click();
  await window.getByRole('menuitem', { name: 'Receipt…' }).click();
  await expect(window.getByRole('img', { name: /^Receipt .*page 1 of 1/ })).toBeVisible();
  await window.keyboard.press('Escape');
});

test('how documents look is set beside one of them as it would be', async () => {
  const { window } = desk;
  await go(window, 'Settings');
  await window.getByRole('link', { name: 'Documents' }).click();
  const sheet = window.getByRole('img', { name: /^Invoice .*page 1/ });
  await expect(sheet).toBeVisible();
  await window.getByLabel('On invoices').fill('Dear {patient}');
  await expect(window.getByText(/There is no \{patient\}/)).toBeVisible();
  await window.getByRole('button', { name: 'Discard' }).click();
  const portalHead = window.locator('figure', { hasText: 'On the payment page' }).locator('img');
  const before = await portalHead.getAttribute('src');
  const chooser = window.locator('input[type=file]');
  await chooser.setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from('no picture') });
  await expect(window.getByText(/does not hold the picture/)).toBeVisible();
  await chooser.setInputFiles(join(import.meta.dirname, '../../offices/example-logo.png'));
  await expect(portalHead).not.toHaveAttribute('src', before ?? '');
  await expect(window.getByText(/does not hold the picture/)).toBeHidden();
  await window.getByLabel('Emails leave').selectOption('server');
  await window.getByLabel('Emails leave').scrollIntoViewIfNeeded();
});
