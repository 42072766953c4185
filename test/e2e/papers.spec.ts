/** Papers for customers, as they leave the desk. */
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { textOfPdf } from '../read-pdf.ts';
import { go, openSampleWindow, type SampleWindow } from './a-window.ts';

let desk: SampleWindow;
test.beforeAll(async () => {
  desk = await openSampleWindow(300);
});
test.afterAll(() => desk.close());

test('an invoice is shown as it is printed, and saved as that PDF', async () => {
  const { window } = desk;
  await go(window, 'Invoices');
  await window.getByRole('row').nth(3).click();
  await window.getByRole('button', { name: 'Print…' }).click();
  const dialog = window.getByRole('dialog', { name: /^Invoice A-/ });
  await expect(dialog.getByRole('img', { name: /^Invoice A-\d+, page 1 of/ })).toBeVisible();
  const title = await dialog.getByRole('heading', { level: 2 }).innerText();

  const path = test.info().outputPath('invoice.pdf');
  await desk.chooses(path);
  await dialog.getByRole('button', { name: 'Save PDF…' }).click();
  await expect(window.getByText(`${title} is saved as invoice.pdf`)).toBeVisible();
  const [first = ''] = await textOfPdf(readFileSync(path));
  expect(first).toContain('Lone Star Medical Transport');
  for (const words of ['Page 1 of 1', `${title} · Lone Star Medical Transport`, 'Date of service', 'Amount enclosed'])
    expect(first).toContain(words);
});
