/** Papers as they come out of Chromium: their words, their pages, their picture, and the QR code read again from it. */
import { type Browser, chromium, expect, test } from '@playwright/test';
import jsqr from 'jsqr';
import { findChromium } from '../../scripts/system.ts';
import { invoicePaper, type InvoicePaper } from '../../src/ledger/documents/invoice-paper.ts';
import { addDays, isoDate } from '../../src/shared/dates.ts';
import { cents } from '../../src/shared/money.ts';
import { selfPayIdFrom } from '../../src/shared/self-pay-id.ts';
import { defaultSettings, type Settings } from '../../src/shared/settings.ts';
import { pictureOfPdf, textOfPdf } from '../read-pdf.ts';

let browser: Browser;
test.beforeAll(async () => {
  const executablePath = findChromium();
  browser = await chromium.launch({ ...(executablePath !== undefined && { executablePath }), args: ['--no-sandbox'] });
});
test.afterAll(() => browser.close());

const selfPayId = selfPayIdFrom(482_193_057);
const portalUrl = `https://pay.lonestar.example/pay/${selfPayId}`;
const settings: Settings = {
  ...defaultSettings,
  officeName: 'Lone Star Medical Transport',
  officePhone: '(512) 555-0148',
  officeAddress: '1200 Guadalupe St\nAustin, TX 78701',
};

/** An invoice of so many trips at $100.00, the first of them paid since. */
function anInvoice(trips: number): InvoicePaper {
  const items = Array.from({ length: trips }, (_, index) => ({
    dispatch: `d${index}`,
    number: 1001 + index,
    date: addDays(isoDate('2026-09-01'), index),
    patient: 'Ruth Abel',
    serviceLevel: 'BLS' as const,
    payor: 'facility' as const,
    state: 'Awaiting payment' as const,
    quoted: cents(100_00),
    invoiced: cents(100_00),
    owed: cents(index === 0 ? 0 : 100_00),
    dueNow: cents(index === 0 ? 0 : 100_00),
    writtenOff: cents(0),
    difference: '',
  }));
  const invoice: InvoicePaper['invoice'] = {
    id: 'i1',
    number: 'A-1031',
    selfPayId,
    state: 'Open',
    kind: 'differential',
    customer: { id: 'c1', name: 'Maple Court Nursing' },
    createdOn: isoDate('2026-11-03'),
    committedOn: isoDate('2026-11-03'),
    dueOn: isoDate('2026-12-03'),
    overdue: false,
    itemCount: trips,
    invoiced: cents(trips * 100_00 + 20_00),
    dueNow: cents((trips - 1) * 100_00 + 20_00),
    processing: cents(0),
    payor: 'facility',
    comment: '',
    items,
    ledgerCharge: cents(20_00),
    ledgerPortion: cents(20_00),
    records: [],
    recorded: cents(0),
    activity: [],
    portalUrl,
    portalReason: '',
    mailedOn: null,
  };
  const to = { id: 'c1', name: 'Maple Court Nursing', kind: 'facility' as const, email: '', line1: '500 Maple Ave', line2: 'Suite 2' };
  return {
    invoice,
    to: { ...to, city: 'Austin', region: 'TX', postal: '78704' },
    ways: new Map(),
    amounts: 'as due now',
    issuedOn: null,
    today: isoDate('2026-11-25'),
  };
}

/** The PDF, as main's hidden window makes it: without script and without network. */
async function print(given: InvoicePaper, changed: Partial<Settings> = {}): Promise<Uint8Array> {
  const paper = invoicePaper(given, { ...settings, ...changed });
  const context = await browser.newContext({ javaScriptEnabled: false, offline: true });
  const page = await context.newPage();
  await page.setContent(paper.html);
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  await context.close();
  return pdf;
}

test('a short invoice is one page, and looks as it should', async () => {
  const pdf = await print(anInvoice(3));
  const [text, ...others] = await textOfPdf(pdf);
  expect(others).toEqual([]);
  for (const words of ['Invoice A-1031', 'Nov 3, 2026', 'Sep 1, 2026', 'BLS', 'Carried forward on your account', 'Amount due', '$220.00'])
    expect(text).toContain(words);
  const { png } = await pictureOfPdf(pdf, 1, 1.2);
  expect(png).toMatchSnapshot('invoice.png', { maxDiffPixelRatio: 0.03 });
});

for (const changed of [{}, { paper: 'A4', windowSide: 'right' }] as const) {
  const name = 'paper' in changed ? 'A4, window on the right' : 'Letter, window on the left';

  test(`the QR code is read from the page and opens the portal: ${name}`, async () => {
    const pdf = await print(anInvoice(3), changed);
    const { pixels, width, height } = await pictureOfPdf(pdf, 1, 2.5);
    expect(jsqr.default(pixels, width, height)?.data).toBe(portalUrl);
    const [text] = await textOfPdf(pdf);
    expect(text).toContain('pay.lonestar.example/pay');
    expect(text).toContain('482 193 057');
  });

  test(`a long invoice lists its trips on pages with the heads repeated: ${name}`, async () => {
    const pages = await textOfPdf(await print(anInvoice(90), changed));
    const [cover, ...lists] = pages;
    expect(lists.length).toBeGreaterThan(1);
    expect(cover).not.toContain('Date of service');
    for (const page of lists)
      expect(page).toContain('90 trips on invoice A-1031 Date of service Trip Patient Service level Invoiced Due now');
    const numbers = lists.flatMap((page) => [...page.matchAll(/\b(10\d\d) Ruth/g)].map(([, number]) => Number(number)));
    expect(numbers).toEqual(Array.from({ length: 90 }, (_, index) => 1001 + index));
    expect(lists.at(-1)).toContain('Total 9,020.00 8,920.00');
  });

  test(`the address stands in the window of the envelope: ${name}`, async () => {
    const name = 'The Evangelical Lutheran Good Samaritan Society — South Austin Rehabilitation & Nursing Center (Accounts Payable)';
    const pdf = await print(
      { ...anInvoice(3), to: { ...anInvoice(3).to, name, line1: '12345 North Interstate Highway 35 Frontage Road' } },
      changed,
    );
    expect((await textOfPdf(pdf))[0]).toContain('Austin, TX 78704');
    const { pixels, width } = await pictureOfPdf(pdf, 1, 1);
    // The window of a #10 envelope, on the part of the sheet that shows in it however the sheet lies: inches from the left and the top.
    const left = 'paper' in changed ? 4.125 : 0.875;
    const [top, bottom] = 'paper' in changed ? [2.5, 3.4] : [2.25, 3.17];
    const right = left + 3.5;
    const isDark = (x: number, y: number) => (pixels[(Math.round(y) * width + Math.round(x)) * 4] ?? 255) < 120;
    const dark = { inside: 0, around: 0 };
    for (let y = (top - 0.3) * 72; y < (bottom + 0.15) * 72; y += 1)
      for (let x = (left - 0.2) * 72; x < (right + 0.2) * 72; x += 1)
        if (isDark(x, y)) dark[x > left * 72 && x < right * 72 && y > top * 72 && y < bottom * 72 ? 'inside' : 'around'] += 1;
    expect(dark.inside).toBeGreaterThan(100);
    expect(dark.around).toBe(0);
  });
}
