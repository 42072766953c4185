import { expect, type Page, test } from '@playwright/test';
import { dateIn } from '../../src/shared/dates.ts';
import { defaultSettings } from '../../src/shared/settings.ts';
import { startParts } from '../scenario/parts.ts';
import { expectAccessible, go, openSampleWindow, type SampleWindow } from './a-window.ts';

async function page(window: Page, name: string): Promise<void> {
  await go(window, 'Settings');
  const link = window.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name });
  await link.click();
  await expect(link).toHaveAttribute('aria-current', 'page');
}

test.describe('an administrator', () => {
  let sample: SampleWindow;
  test.beforeAll(async () => {
    sample = await openSampleWindow(60);
  });
  test.afterAll(() => sample.close());

  test('changes the fee, sees what a customer pays then, and who changed it', async () => {
    const { window } = sample;
    await page(window, 'Stripe Configuration');
    const rate = window.getByLabel('Rate, %');
    const save = window.getByRole('button', { name: 'Save changes' });
    await expect(window.getByLabel('Example')).toContainText('$103.30');
    await expect(save).toBeDisabled();

    await rate.fill('27.5x');
    await expect(rate).toHaveAttribute('aria-invalid', 'true');
    await expect(save).toBeDisabled();
    await rate.fill('2.7512');
    await expect(window.getByLabel('Example')).toContainText('$103.14');
    await window.keyboard.press('Enter');

    await expect(window.getByText('All changes are saved')).toBeVisible();
    await expect(window.getByText('Changed the fee’s rate from 2.9% to 2.7512%')).toBeVisible();
    await go(window, 'Check Register');
    await page(window, 'Stripe Configuration');
    await expect(rate).toHaveValue('2.7512');
    await expectAccessible(window, 'Stripe Configuration');
  });

  test('discards what was typed', async () => {
    const { window } = sample;
    await page(window, 'Stripe Configuration');
    const stale = window.getByLabel('Allow customers to make payments against invoices that are already marked Unpaid');
    await window.getByLabel('Fixed part, $').fill('none');
    await stale.check();
    await window.getByRole('button', { name: 'Discard' }).click();
    await expect(stale).not.toBeChecked();
    await expect(window.getByLabel('Fixed part, $')).toHaveValue('0.30');
    await expect(window.getByText('All changes are saved')).toBeVisible();
  });

  test('renames the office, and the window says so at once', async () => {
    const { window } = sample;
    await page(window, 'Office');
    await window.getByLabel('Name').fill('');
    await expect(window.getByText('The office needs a name')).toBeVisible();
    await window.getByLabel('Name').fill('Hill Country Transport');
    await window.getByLabel('Days until due').fill('45');
    await window.keyboard.press('Enter');
    await expect(window.getByRole('navigation', { name: 'Screens' })).toContainText('Hill Country Transport');
    await window.goBack();
    await window.goForward();
    await expect(window.getByLabel('Days until due')).toHaveValue('45');
    await expectAccessible(window, 'Office');
  });

  test('links the desk with its companion by a one-time code, and works offline on purpose', async () => {
    const { window } = sample;
    const parts = await startParts(dateIn(Date.now(), defaultSettings.timeZone), { enrols: false, accounts: 'platform' });
    try {
      await page(window, 'Stripe Configuration');
      await window.getByRole('main').getByRole('note').getByRole('link', { name: 'Companion' }).click();
      const link = window.getByRole('button', { name: 'Link this desk' });
      await window.getByLabel('Address of the companion').fill(parts.portal);
      await window.getByLabel('One-time code').fill('AAAA-AAAA');
      await link.click();
      await expect(window.getByRole('alert')).toBeVisible();
      await expectAccessible(window, 'a wrong code');

      await window.getByLabel('One-time code').fill(await parts.enrolmentCode());
      await link.click();
      await expect(window.getByRole('heading', { name: 'Exchange' })).toBeVisible();
      await expect(window.getByText('Up to date')).toBeVisible();
      await expectAccessible(window, 'Companion');

      await window.getByLabel('Work offline').check();
      await expect(window.getByText('Working offline')).toBeVisible();
      await expect(window.getByRole('button', { name: 'Exchange now' })).toBeDisabled();
      await window.getByLabel('Work offline').uncheck();
      await expect(window.getByText('Up to date')).toBeVisible();

      await page(window, 'Stripe Configuration');
      await expect(window.getByText('Portal closed, no Stripe account')).toBeVisible();
      await signUp(sample);
      await expect(window.getByText('Active')).toBeVisible();
      await expect(window.getByText('Portal open, Stripe sandbox')).toBeVisible();
      await window.getByLabel('Customers can pay invoices online').uncheck();
      await window.getByRole('button', { name: 'Save changes' }).click();
      await expect(window.getByText('Portal switched off by the office')).toBeVisible();
    } finally {
      await parts.stop();
    }
  });
});

/** Signs up for Stripe in two trips, as the browser that the desk opens would. */
async function signUp({ window, opened }: SampleWindow): Promise<void> {
  const answer = async (fields: [string, string][]) => {
    const away = await fetch(await opened(), { redirect: 'manual' });
    const questions = away.headers.get('location') ?? '';
    expect(questions).toContain('/onboarding/');
    expect((await fetch(questions, { method: 'POST', body: new URLSearchParams(fields) })).status).toBe(200);
  };
  expect(await opened()).toBe('');
  await window.getByRole('button', { name: 'Sign up for Stripe' }).click();
  await expectAccessible(window, 'Sign up for Stripe');
  await expect(window.getByLabel('Email address that Stripe writes to')).toBeFocused();
  await window.keyboard.type('billing@lonestar.example');
  await window.keyboard.press('Enter');
  await expect(window.getByText('Signing up is not finished:')).toBeVisible();
  await expect.poll(opened).toContain('/account/');
  await answer([
    ['answer', 'save'],
    ['given', 'external_account'],
    ['given', 'tos_acceptance.date'],
  ]);
  await expect(window.getByText('What the company does, or its website', { exact: true })).toBeVisible();
  await expect(window.getByText('A bank account for payouts', { exact: true })).toHaveCount(0);
  await expectAccessible(window, 'what Stripe still asks for');
  const before = await opened();
  await window.getByRole('button', { name: 'Go on signing up' }).click();
  await expect.poll(opened).not.toBe(before);
  await answer([['answer', 'finish']]);
}

test('a Viewer sees the settings, and why nothing can be changed', async () => {
  const sample = await openSampleWindow(20, 'Viewer');
  const { window } = sample;
  try {
    for (const name of ['Stripe Configuration', 'Office']) {
      await page(window, name);
      await expect(window.getByText('As a Viewer you can look at these settings.')).toBeVisible();
      await expect(window.getByRole('main').locator('input:enabled, select:enabled, textarea:enabled')).toHaveCount(0);
      await expect(window.getByRole('button', { name: 'Save changes' })).toHaveCount(0);
      await expectAccessible(window, `${name}, to a Viewer`);
    }
    await page(window, 'Companion');
    await expect(window.getByText('Only an Administrator links a desk.')).toBeVisible();
    await expect(window.getByLabel('One-time code')).toBeDisabled();
    await expectAccessible(window, 'Companion, to a Viewer');
  } finally {
    await sample.close();
  }
});
