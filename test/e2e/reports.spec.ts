/** Reports: the dashboards, down to their records, and reports that are made, saved and exported. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { pictureOfPdf, textOfPdf } from '../read-pdf.ts';
import { expectAccessible, go, openSampleWindow, type SampleWindow } from './a-window.ts';

test.describe.configure({ mode: 'serial' });

let sample: SampleWindow;
let folder: string;
test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'paydesk-reports-e2e-'));
  sample = await openSampleWindow(300);
});
test.afterAll(async () => {
  await sample.close();
  rmSync(folder, { recursive: true, force: true });
});

test('the number of a dashboard leads to the trips that it adds up, with its filter in words, and Back to the same place', async () => {
  const { window } = sample;
  await go(window, 'Reports');
  const aging = window.getByRole('region', { name: 'Aging of receivables' });
  await aging.getByRole('button', { name: 'Aging of receivables as a table' }).click();
  await expectAccessible(window, 'Dashboards');
  const oldest = aging.getByRole('row', { name: /^121\+/ }).getByRole('link');
  const amount = (await oldest.textContent()) ?? '';
  await oldest.click();
  await expect(window.getByRole('grid')).toBeVisible();
  await expect(window.getByRole('status').filter({ hasText: 'Balance due' })).toContainText(amount.replace('$', ''));
  await expect(window.getByText('121+')).not.toHaveCount(0);
  await window.getByRole('button', { name: 'Remove the filter Balance due' }).press('Enter');
  await expect(window.getByRole('button', { name: 'Remove the filter Age by date of service' })).toBeVisible();
  await window.goBack();
  await expect(aging.getByRole('row', { name: /^121\+/ })).toBeVisible(); // the table that was chosen

  const main = window.getByRole('main');
  await main.evaluate((scroller) => scroller.scrollTo(0, 700));
  await window.getByRole('link', { name: 'Open Write-offs as a report' }).click();
  await expect(window.getByRole('grid')).toBeVisible();
  await window.goBack();
  await expect(window.getByRole('link', { name: 'Open Write-offs as a report' })).toBeVisible();
  await expect.poll(() => main.evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(300);
});

test('a report is made by keyboard, saved for the office, and found again', async () => {
  const { window } = sample;
  await go(window, 'Reports');
  await window.getByRole('link', { name: 'Report Builder' }).click();
  await expectAccessible(window, 'Report Builder');
  await window.getByRole('link', { name: /^Write-offs by customer/ }).press('Enter');
  await expect(window.getByRole('grid', { name: 'Write-offs by customer' })).toBeVisible();
  await window.getByRole('button', { name: 'Add: group', exact: true }).press('Enter');
  await window.getByRole('menuitem', { name: 'Date of service', exact: true }).press('Enter');
  await expect(window.getByRole('columnheader', { name: 'Date of service (month)' })).toBeVisible();
  const groups = window.getByRole('group', { name: 'Group by' });
  await groups.getByRole('button', { name: 'Customer: further down' }).press('Alt+ArrowDown');
  await expect(window.getByRole('columnheader').first()).toHaveText(/^Date of service/);
  await expectAccessible(window, 'A report');
  await window.getByRole('button', { name: 'Save', exact: true }).press('Enter');
  await window.getByLabel('Name').fill('Write-offs by month');
  await window.getByLabel('Everyone in the office sees it').press('Space');
  await window.getByLabel('Name').press('Enter');
  await expect(window.getByRole('heading', { level: 1, name: 'Write-offs by month' })).toBeVisible();
  await go(window, 'Reports');
  await window.getByRole('link', { name: 'Report Builder' }).click();
  await expect(
    window.getByRole('region', { name: 'Shared in the office' }).getByRole('link', { name: /Write-offs by month/ }),
  ).toBeVisible();
});

test('a report that is shown as a chart has chart and table in its PDF, in the colours of paper', async () => {
  const { window } = sample;
  await window.emulateMedia({ colorScheme: 'dark' });
  await go(window, 'Reports');
  await window.getByRole('link', { name: 'Report Builder' }).click();
  await window.getByRole('link', { name: /^Collected by type and month/ }).click();
  await expect(window.getByRole('figure', { name: 'Collected by type and month' })).toBeVisible();
  const file = join(folder, 'chart.pdf');
  await sample.chooses(file);
  await window.getByRole('button', { name: 'Export' }).click();
  await window.getByRole('menuitem', { name: 'PDF…' }).click();
  await expect(window.getByText('to chart.pdf')).toBeVisible();
  const pdf = readFileSync(file);
  const page = (await textOfPdf(pdf)).join(' ');
  expect(page).toMatch(/\$\d+K .*In all/); // an amount at the axis, and the sum of the table
  expect(page.match(/Insurance/g)?.length).toBeGreaterThanOrEqual(2); // in the legend and above its column
  const { pixels } = await pictureOfPdf(pdf, 1, 1);
  const colours = new Set(Array.from({ length: pixels.length / 4 }, (_, dot) => pixels.slice(4 * dot, 4 * dot + 3).join()));
  expect(colours).toContain('31,95,191'); // the first colour of charts in light
  await window.emulateMedia({ colorScheme: 'light' });
});

test('who did how much leads to what they did', async () => {
  const { window } = sample;
  await go(window, 'Reports');
  await window.getByRole('link', { name: 'Billing Activity' }).click();
  await window.getByRole('button', { name: 'Invoices committed' }).click();
  const table = window.getByRole('grid', { name: 'Invoices committed' });
  await expect(table).toBeVisible();
  await expectAccessible(window, 'Billing Activity');
  await window.getByRole('button', { name: 'Week', exact: true }).click();
  await expect(table.getByRole('columnheader', { name: 'Committed (week)' })).toBeVisible();
  const number = table.getByRole('row').nth(1).getByRole('link').first();
  const count = (await number.textContent()) ?? '';
  await number.click();
  await expect(window.getByRole('status').filter({ hasText: 'Invoiced' })).toContainText(new RegExp(`^${count} invoices?`));
});
