import { expect, type Page, test } from '@playwright/test';
import { openSampleWindow, type SampleWindow } from './a-window.ts';

// A biller's day without a mouse: nothing here clicks, and what is pressed is reached by Tab or by the search.
let sample: SampleWindow;
test.beforeAll(async () => {
  sample = await openSampleWindow(200);
});
test.afterAll(() => sample.close());

/** More than there is to reach on any screen. */
const farthest = 120;

/** Goes on with Tab until what has the focus is called so, and where it matters has that role. */
async function reach(window: Page, name: RegExp, role = /^/): Promise<void> {
  for (let step = 0; step < farthest; step += 1) {
    const focused = await window.evaluate(() => {
      const { activeElement: at } = document;
      const label = at instanceof HTMLInputElement ? at.labels?.[0]?.textContent : at?.getAttribute('aria-label');
      return { role: at?.getAttribute('role') ?? '', name: label ?? at?.textContent ?? '' };
    });
    if (name.test(focused.name.trim()) && role.test(focused.role)) return;
    await window.keyboard.press('Tab');
  }
  throw new Error(`${String(name)} cannot be reached by Tab`);
}

async function press(window: Page, name: RegExp): Promise<void> {
  await reach(window, name);
  await window.keyboard.press('Enter');
}

/** Opens what the search finds first. */
async function goTo(window: Page, text: string, heading: string | RegExp): Promise<void> {
  await press(window, /^Search/); // Ctrl K is the native menu's, which no test can press
  await window.keyboard.type(text);
  await expect(window.getByRole('dialog', { name: 'Search' }).getByRole('option').first()).toBeVisible();
  await window.keyboard.press('Enter');
  await expect(window.getByRole('heading', { level: 1, name: heading })).toBeVisible();
}

/** By the sidebar. */
async function goToInvoices(window: Page): Promise<void> {
  await press(window, /^Invoices/);
  await expect(window.getByRole('heading', { level: 1, name: 'Invoices' })).toBeVisible();
}

/** Opens the first row of the list beside it. */
async function openFirstRow(window: Page): Promise<void> {
  await reach(window, /^(Dispatches|Invoices)$/, /grid|table/);
  await expect(window.getByRole('grid').getByRole('row').nth(1)).toBeVisible();
  await window.keyboard.press('ArrowDown');
  await window.keyboard.press('Enter');
  await expect(window.getByRole('complementary')).toBeVisible();
}

test('a trip is parked by mistake, and that is undone', async () => {
  const { window } = sample;
  await goTo(window, 'dispatches', 'Dispatches');
  await press(window, /^Waiting to be invoiced/);
  await openFirstRow(window);
  const panel = window.getByRole('complementary', { name: 'Dispatch' });
  await press(window, /^More actions$/);
  await expect(window.getByRole('menuitem', { name: 'Park', exact: true })).toBeVisible();
  await window.keyboard.type('park');
  await window.keyboard.press('Enter');
  await expect(panel).toContainText('Parked: held back from invoicing');
  await window.keyboard.press('Control+z');
  await expect(panel).not.toContainText('Parked: held back');
});

test('what waits is invoiced for everybody', async () => {
  const { window } = sample;
  await goToInvoices(window);
  await press(window, /^Generate invoices$/);
  const dialog = window.getByRole('dialog');
  await press(window, /^Generate and commit|^Commit/);
  await expect(dialog).toContainText('new invoice');
  await window.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test('a check is recorded, found by its number, undone and recorded again', async () => {
  const { window } = sample;
  await goToInvoices(window);
  await openFirstRow(window);
  const panel = window.getByRole('complementary', { name: 'Invoice' });
  await press(window, /^Record payment$/);
  const dialog = window.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await reach(window, /^Amount/);
  await window.keyboard.press('Control+a');
  await window.keyboard.type('25.00');
  await reach(window, /^(Check number|Number)/);
  await window.keyboard.type('DAY-1');
  await press(window, /^Record /);
  await expect(dialog).toBeHidden();
  await expect(panel).toContainText('Recorded check DAY-1 of $25.00');
  await window.keyboard.press('Control+z');
  await expect(panel).toContainText('Undid: Recorded check DAY-1 of $25.00');
  await window.keyboard.press('Control+Shift+z');
  await expect(panel).toContainText('Did again: Recorded check DAY-1 of $25.00');
  await goTo(window, 'DAY-1', /Check DAY-1|Check Register/);
});
