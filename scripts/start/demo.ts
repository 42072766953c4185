/** The main job by itself: a customer pays on the portal in Chromium, the open window shows the record arriving. Pictures go to demo/. */
import { chromium, type Page } from '@playwright/test';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { formatMoney } from '../../src/shared/money.ts';
import { formatSelfPayId } from '../../src/shared/self-pay-id.ts';
import { chromiumSwitches } from '../electron.ts';
import { findChromium, hasDisplay } from '../system.ts';
import type { InvoiceToTry } from './sample-stripe.ts';
import { testCards } from './customer.ts';

type Parts = { window: Page; portal: string; invoice: InvoiceToTry; folder: string; say: (sentence: string) => void };

/** Plays it once. Answers how long the record took from the customer's last click to the window, in milliseconds. */
export async function playDemo({ window, portal, invoice, folder, say }: Parts): Promise<number> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  let number = 0;
  const picture = async (page: Page, name: string) => {
    number += 1;
    await page.screenshot({ path: join(folder, `${number}-${name}.png`) });
  };

  await window.getByRole('navigation').getByRole('link', { name: 'Check Register' }).click();
  await window.getByRole('row').nth(1).waitFor();
  await picture(window, 'register-before');

  const executablePath = findChromium();
  const browser = await chromium.launch({
    headless: !hasDisplay(),
    args: chromiumSwitches(),
    // Ctrl-C is for whoever started us, who stops everything in its order.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    ...(executablePath === undefined ? {} : { executablePath }),
  });
  try {
    const customer = await browser.newPage({ viewport: { width: 390, height: 844 }, locale: 'en-US' });
    say(`A customer opens ${portal}/pay and enters the self-pay ID ${formatSelfPayId(invoice.selfPayId)}.`);
    await customer.goto(`${portal}/pay`);
    await customer.getByRole('textbox').fill(invoice.selfPayId);
    await picture(customer, 'portal-self-pay-id');
    await customer.getByRole('button').first().click();
    await customer.getByRole('button', { name: /^Pay/ }).waitFor();
    await picture(customer, 'portal-balance');

    say(`The balance is ${formatMoney(invoice.dueNow)}; the customer pays it by card.`);
    await customer.getByRole('button', { name: /^Pay/ }).click();
    await fillCheckout(customer);
    await picture(customer, 'checkout');
    await customer.getByRole('button', { name: /^Pay/ }).click();
    const clicked = performance.now();
    await window.getByRole('row').filter({ hasText: invoice.number }).filter({ hasText: 'Stripe' }).first().waitFor();
    const took = performance.now() - clicked;
    await customer.getByRole('heading').first().waitFor();
    await picture(window, 'register-after');
    await picture(customer, 'portal-thank-you');

    await window.getByRole('row').filter({ hasText: invoice.number }).filter({ hasText: 'Stripe' }).first().click();
    await window.getByRole('complementary').or(window.getByRole('dialog')).first().waitFor();
    await picture(window, 'record');
    return took;
  } finally {
    await browser.close();
  }
}

async function fillCheckout(customer: Page): Promise<void> {
  await customer.locator('[name=email]').fill('customer@example.com');
  await customer.locator('[name=card_number]').fill(testCards.visa);
  await customer.locator('[name=expiry]').fill('12 / 34');
  await customer.locator('[name=cvc]').fill('123');
}
