import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { billFlashSchema } from './layout.ts';
import { billFlashXml } from './write-xml.ts';

const xsd = readFileSync(join(import.meta.dirname, '../../../resources/billflash/billflash-1.0.xsd'), 'utf8');

type Part = Record<string, unknown>;
type Document = Part & { Sender: Part; Account: (Part & { MailTo: Part; Item: Part[]; SelfPay?: Part })[] };

/** What fits, as its element tree. */
function whatFits(): Document {
  return {
    Version: '1.0',
    TableID: '1002',
    Created: '2026-03-02',
    Sender: { Name: 'Lone Star', Phone: '(512) 555-0100', RemitTo: 'Lone Star\n1 Main St' },
    Accounts: 1,
    TotalDue: '95.00',
    Account: [
      {
        AccountNumber: 'A-1031',
        SelfPayID: '4821930571',
        InvoiceDate: '2026-02-01',
        DueDate: '2026-03-03',
        MailTo: { Name: 'Maple Court', Line1: '12 Elm Street', Line2: 'Suite 4', City: 'Austin', State: 'TX', Zip: '78701-0001' },
        Item: [{ DateOfService: '2026-01-05', Trip: 1042, Service: 'BLS', Patient: 'R. W.', Invoiced: '120.00', Due: '100.00' }],
        CarriedForward: '-5.00',
        AmountInvoiced: '120.00',
        AmountDue: '95.00',
        Message: 'Please pay.',
        SelfPay: {
          Address: 'pay.example.com/pay',
          ID: '482 193 0571',
          Link: 'https://pay.example.com/pay/4821930571',
          Instructions: 'Pay online.',
        },
      },
    ],
  };
}

async function judged(document: Document): Promise<{ ours: boolean; xsd: boolean }> {
  const contents = billFlashXml(document as never); // what does not fit must come as far as the other judge
  const { valid } = await validateXML({ xml: [{ fileName: 'mail.xml', contents }], schema: [xsd] });
  return { ours: billFlashSchema.safeParse(document).success, xsd: valid };
}

it('[MAIL-5] what fits, fits both the layout and the schema for other programs', async () => {
  expect(await judged(whatFits())).toEqual({ ours: true, xsd: true });
});

const first = (document: Document) => document.Account[0] ?? { MailTo: {}, Item: [] };

it.each<[string, (document: Document) => unknown]>([
  ['another version', (it) => (it['Version'] = '2.0')],
  ['another table', (it) => (it['TableID'] = '1003')],
  ['no sender', (it) => delete (it as Part)['Sender']],
  ['no account', (it) => (it.Account = [])],
  ['an account twice', (it) => it.Account.push(first(it))],
  ['an account without a number', (it) => delete first(it)['AccountNumber']],
  ['an account number of the customer beside it', (it) => (first(it)['CustomerNumber'] = 'ACCT-777')],
  ['a self-pay ID that is too short', (it) => (first(it)['SelfPayID'] = '482193057')],
  ['an amount with one decimal', (it) => (first(it)['AmountDue'] = '95.5')],
  ['an amount with a comma', (it) => (first(it)['AmountDue'] = '1,095.00')],
  ['a day that there is not', (it) => (first(it)['DueDate'] = '2026-02-30')],
  ['an address without a street', (it) => delete first(it).MailTo['Line1']],
  ['an address whose city is empty', (it) => (first(it).MailTo['City'] = '')],
  ['a state in full', (it) => (first(it).MailTo['State'] = 'Texas')],
  ['a ZIP code of four digits', (it) => (first(it).MailTo['Zip'] = '7870')],
  ['a name too long to print', (it) => (first(it).MailTo['Name'] = 'x'.repeat(101))],
  ['a trip without a number', (it) => delete first(it).Item[0]?.['Trip']],
  ['self-pay without instructions', (it) => delete first(it).SelfPay?.['Instructions']],
])('[MAIL-5] %s fits neither', async (_what, spoil) => {
  const document = whatFits();
  spoil(document);
  expect(await judged(document)).toEqual({ ours: false, xsd: false });
});
