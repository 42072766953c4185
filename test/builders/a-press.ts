/** The desk's window for a test without one: keeps the pages it was asked for, and answers each with a blank PDF. */
import { PDFDocument } from '@cantoo/pdf-lib';
import type { DeskTools } from '../../src/ledger/desk-tools.ts';
import type { Connection } from '../../src/shared/office-api/office.ts';
import type { Office } from './office.ts';

export type Press = {
  /** The words of each page that became a PDF, in order, as a reader sees them. */
  texts: string[];
  htmls: string[];
  /** What was given to the printer: how many pages each. */
  printed: number[];
  /** The emails that were opened as drafts. */
  drafts: { name: string; message: string }[];
};

/** Gives the office a press; what it makes is kept. */
export function withPress(office: Office): Press {
  const press: Press = { texts: [], htmls: [], printed: [], drafts: [] };
  let secret = '';
  const tools: DeskTools = {
    ask: async (ask) => {
      switch (ask.what) {
        case 'print':
          press.printed.push((await PDFDocument.load(ask.pdf)).getPageCount());
          return { ok: true };
        case 'open draft':
          press.drafts.push({ name: ask.name, message: Buffer.from(ask.message).toString() });
          return { ok: true };
        case 'keep secret':
          secret = ask.value;
          return { ok: true, isKept: false };
        case 'tell secret':
          return { ok: true, text: secret, isKept: false };
        case 'make PDF': {
          press.htmls.push(ask.html);
          press.texts.push(textOf(ask.html));
          const blank = await PDFDocument.create();
          blank.addPage();
          return { ok: true, pdf: await blank.save() };
        }
      }
    },
  };
  office.ledger.tools = tools;
  return press;
}

/** The office's portal is on, at this address. */
export function withPortal(office: Office, portalUrl: string): void {
  const connection = office.ledger.sync.status();
  const stripe: Connection['stripe'] = {
    mode: 'sandbox',
    accounts: 'own',
    since: null,
    missing: [],
    missingBy: null,
    formerAccounts: [],
    accountName: 'The office',
    account: 'acct_1',
    lastHeardAt: null,
    status: 'active',
    message: '',
    dashboardUrl: 'https://dashboard.stripe.com',
    portalUrl,
  };
  office.ledger.sync = { ...office.ledger.sync, status: () => ({ ...connection, state: 'up to date', stripe }) };
}

/** What is read of a page. */
function textOf(html: string): string {
  const body = html.slice(html.indexOf('<body'));
  return body
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#(\d+);/g, (_whole, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&#x([0-9A-F]+);/gi, (_whole, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&amp;/g, '&')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/\s+/g, ' ')
    .trim();
}
