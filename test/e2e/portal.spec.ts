/** The portal as customers meet it: every state, in both languages, on a small telephone, enlarged, without scripts, by keyboard. */
import { gzipSync } from 'node:zlib';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContextOptions, chromium, expect, type Page, test } from '@playwright/test';
import { texts } from '../../src/server/portal/texts.ts';
import { cents } from '../../src/shared/money.ts';
import { formatSelfPayId } from '../../src/shared/self-pay-id.ts';
import { type Portal, type PortalState, startPortal, startWaiting } from './portal-states.ts';

let browser: Browser;
let portal: Portal;

test.beforeAll(async () => {
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  portal = await startPortal();
});
test.afterAll(async () => {
  await browser.close();
  await portal.office.stop();
});

const inEnglish: BrowserContextOptions = { locale: 'en-US', colorScheme: 'light', viewport: { width: 320, height: 640 } };
const inSpanish: BrowserContextOptions = { locale: 'es-MX', colorScheme: 'dark', viewport: { width: 390, height: 844 } };

async function open(page: Page, { name, path, state }: PortalState, { url } = portal.office): Promise<void> {
  await page.goto(url + path);
  await expect(page.locator('main'), name).toHaveAttribute('data-state', state);
}

/**
 * WCAG 2.2 AA as far as a machine can tell, nothing to scroll sideways, the office's face at the top and its phone at the bottom, and every word in
 * the one language.
 */
async function expectGood(page: Page, name: string, language: 'en' | 'es'): Promise<void> {
  const axe = new AxeBuilder({ page }).setLegacyMode(); // there are no frames, which it otherwise opens a page of its own for
  // The same page in other words and colors: what those can break.
  if (language === 'en') axe.withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']);
  else axe.withRules(['color-contrast', 'link-in-text-block', 'html-has-lang', 'html-lang-valid', 'valid-lang', 'target-size']);
  const { violations } = await axe.analyze();
  expect(violations, name).toEqual([]);
  const { said, ...seen } = await page.evaluate(() => ({
    said: `${document.title}\n${document.body.innerText}`,
    isWide: document.documentElement.scrollWidth > innerWidth,
    hasLogo: Number(document.querySelector<HTMLImageElement>('header img.mark')?.naturalWidth) > 0,
    hasPhone: document.querySelector('footer')?.textContent.includes('(512) 555-0148'),
  }));
  expect(seen, name).toEqual({ isWide: false, hasLogo: true, hasPhone: true });
  const foreign = wordsOf(language === 'en' ? 'es' : 'en', language).filter((word) => said.includes(word));
  expect(foreign, name).toEqual([]);
  if (said.includes('2026')) expect(said, name).toMatch(language === 'en' ? /\w{3} \d+, 2026/ : /\d+ \w{3} 2026/);
}

/** What is said in one language only: no page in the other one may say it. */
function wordsOf(language: 'en' | 'es', other: 'en' | 'es'): string[] {
  const all = (value: unknown): string[] =>
    typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(all) : [];
  const others = new Set(all(texts[other]));
  // The paper is in English, and so is what stands on it; the switch is in the language that it leads to.
  const { otherLanguage: _switch, selfPayId: _onPaper, selfPayIdShort: _too, ...words } = texts[language];
  return all(words).filter((word) => word.length > 6 && !others.has(word));
}

for (const [language, options] of [['en', inEnglish] as const, ['es', inSpanish] as const]) {
  test(`every state is accessible, fits a small telephone, and speaks one language: ${language}, ${options.colorScheme}`, async () => {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    for (const state of portal.states) {
      await open(page, state);
      await expectGood(page, state.name, language);
    }
    await context.close();
  });
}

test('at 400 % nothing is cut off, hidden or reached only sideways, also with wider letters and lines', async () => {
  // A window of 1280 × 1024 enlarged four times has 320 × 256 of CSS's pixels.
  const context = await browser.newContext({
    locale: 'es-US',
    viewport: { width: 320, height: 256 },
    deviceScaleFactor: 4,
    bypassCSP: true,
  });
  const page = await context.newPage();
  const look = async (state: PortalState) => {
    await open(page, state);
    await page.addStyleTag({
      content: '*{letter-spacing:.12em!important;word-spacing:.16em!important;line-height:1.5!important}p{margin-bottom:2em!important}',
    });
    expect(await whatIsLost(page), state.name).toEqual([]);
  };
  for (const state of portal.states) await look(state);
  const name = 'Servicio de Transporte Médico No Urgente de Nuestra Señora de la Candelaria';
  await portal.office.publish([], { officeName: name, officePhone: '1-800-555-MOVE ext. 1234567890123456', partialLeast: cents(20_00) });
  for (const state of portal.states.filter(({ state: shown }) => shown === 'payable' || shown === 'not-payable')) await look(state);
  await portal.office.publish([], portal.terms);
  await context.close();
});

/** What of a page stands outside of the window, is cut off, or cannot be reached by keyboard. */
function whatIsLost(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const isOut = (part: Element) => {
      const { left, right, width } = part.getBoundingClientRect();
      const isCut = getComputedStyle(part).overflow !== 'visible' && part.scrollWidth > part.clientWidth + 1;
      return width > 0 && !part.closest('.skip') && (left < 0 || right > innerWidth || isCut);
    };
    const isUnreachable = (control: HTMLElement) => {
      control.focus();
      const { top, bottom } = control.getBoundingClientRect();
      return document.activeElement !== control || bottom < 0 || top > innerHeight;
    };
    const controls = [...document.querySelectorAll<HTMLElement>('a, button:not([hidden]), input:not([type=hidden]), summary')];
    const shown = controls.filter((control) => control.closest('details:not([open])') === null || control.matches('summary'));
    const parts = [...document.body.querySelectorAll('*')].filter(isOut);
    return [...parts, ...shown.filter(isUnreachable)].map((part) => part.outerHTML.slice(0, 120));
  });
}

test('without a script every state is there, and a customer gets from a typo to the thank-you page', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  for (const state of portal.states) {
    await open(page, state);
    await expect(page.locator('h1'), state.name).toHaveCount(1);
  }
  const field = page.getByLabel('Self-pay ID', { exact: true });
  await page.goto(`${portal.office.url}/pay`);
  await field.fill('482 193 0015');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('alert')).toContainText('One of the digits is not right');
  await field.fill(` ${formatSelfPayId(portal.payable).replaceAll(' ', '-').replaceAll('0', 'O')} `);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByText('Pay a part of it').click();
  await page.getByLabel(/Amount to pay now/).fill('1');
  await page.getByRole('button', { name: 'Show the total' }).click();
  await expect(page.getByRole('alert')).toContainText('less than the least amount');
  await page.getByRole('link', { name: 'Español' }).click();
  await expect(page.locator('h1')).toHaveText('Saldo pendiente');
  await page.getByText('Pagar una parte').click();
  await page.getByLabel(/Importe que paga ahora/).fill('60,00');
  await page.getByRole('button', { name: 'Mostrar el total' }).click();
  await page.getByRole('button', { name: 'Pagar $62.11' }).click();
  await page.waitForURL(/\/c\/pay\//);
  await page.goto(await portal.office.fillIn(page.url(), 'cancel'));
  await expect(page.locator('h1'), 'cancelled: back to page 2, in the same language').toHaveText('Saldo pendiente');
  await page.getByRole('button', { name: 'Pagar $62.11' }).click();
  await page.waitForURL(/\/c\/pay\//);
  await page.goto(await portal.office.fillIn(page.url(), 'card'));
  await expect(page.locator('h1')).toHaveText('Gracias');
  await expect(page.getByRole('button', { name: 'Imprimir esta página' }), 'a button that would do nothing').toBeHidden();
  await expect(page.locator('[data-paydesk=still-due]')).toHaveText('$200.00');
  await page.getByRole('link', { name: 'Pagar el resto' }).click();
  await expect(page.locator('[data-paydesk=balance-due]')).toHaveText('$200.00');
  await context.close();
});

test('by keyboard alone: from the address on the paper to Checkout, back, and by the QR code’s link', async () => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const blocked: string[] = [];
  page.on('console', (message) => message.text().includes('Content Security Policy') && blocked.push(message.text()));
  await page.goto(`${portal.office.url}/pay`);
  await page.keyboard.type(portal.byCard);
  await expect(page.getByLabel('Self-pay ID', { exact: true })).toHaveValue(formatSelfPayId(portal.byCard));
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-paydesk=total]')).toHaveText('$412.26');
  await tabTo(page, 'Pay $412.26');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/c\/pay\//);
  const checkout = page.url();
  await page.goBack();
  await expect(page.getByText('Somebody has begun'), 'the same visitor, by the browser’s own button').toBeHidden();
  await page.reload();
  await expect(page.getByText('Somebody has begun')).toBeHidden();
  await page.goto(`${portal.office.url}/pay/${portal.byCard}`); // scanned once more: nothing tells that it is the same person
  await expect(page.getByRole('alert')).toContainText('Somebody has begun');
  await tabTo(page, 'Pay $412.26');
  await page.keyboard.press('Enter');
  await page.waitForURL(checkout);

  const thanks = await portal.office.fillIn(page.url(), 'card');
  await page.goto(thanks);
  await expect(page.getByRole('heading', { name: 'Thank you' })).toBeVisible();
  await tabTo(page, 'Print this page');
  await page.reload();
  await expect(page.locator('[data-paydesk=total]')).toHaveText('$412.26');
  expect(await context.cookies()).toEqual([]);
  expect(blocked, 'the Content-Security-Policy lets everything of ours through').toEqual([]);
  await context.close();
});

async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 12; presses++) {
    await page.keyboard.press('Tab');
    if ((await page.locator(':focus').textContent())?.trim() === name) return;
  }
  throw new Error(`Tab does not reach ${name}`);
}

test('what is pasted into the field is the ID, however it was copied', async () => {
  const page = await browser.newPage();
  await page.goto(`${portal.office.url}/pay`);
  const field = page.getByLabel('Self-pay ID', { exact: true });
  const grouped = formatSelfPayId(portal.payable);
  for (const pasted of [
    portal.payable,
    `${portal.office.url}/pay/${portal.payable}?lang=es`,
    `Self-pay ID ${grouped}`,
    grouped.replaceAll('0', 'O'),
  ]) {
    await field.fill(pasted);
    await expect(field, pasted).toHaveValue(grouped);
  }
  await page.close();
});

test('the first page, with all it needs, has less than 14 KB', async () => {
  const response = await fetch(`${portal.office.url}/pay`, { headers: { 'accept-encoding': 'gzip' } });
  expect(response.headers.get('content-encoding')).toBe('gzip');
  const html = await response.text(); // fetch has unpacked it
  expect(gzipSync(html).length).toBeLessThan(14 * 1024);
  expect(html.match(/(?:src|href)="(?!data:|tel:|#|\/pay)[^"]*"/g), 'nothing is loaded from anywhere').toBeNull();
});

test('while Stripe does not answer, the office has switched it off, something broke, or somebody guesses: accessible, kind, in both languages', async () => {
  const contexts = [await browser.newContext(inEnglish), await browser.newContext(inSpanish)];
  const pages = await Promise.all(contexts.map((context) => context.newPage()));
  const look = async (state: PortalState, office = portal.office) => {
    for (const [index, page] of pages.entries()) {
      const language = index === 0 ? 'en' : 'es';
      await open(page, state, office);
      await expectGood(page, state.name, language);
    }
  };
  for (const state of portal.later) {
    await state.enter();
    await look(state);
    await state.leave();
  }
  const waiting = await startWaiting();
  await look(waiting.state, waiting.office);
  await waiting.office.stop();
  for (const context of contexts) await context.close();
});
