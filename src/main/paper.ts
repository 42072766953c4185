/** Makes PDFs of pages that stand alone, in a window that nobody sees: no network, no script, no file, and nothing of the page is kept. */
import { BrowserWindow, protocol, session, type WebContents } from 'electron';
import type { DeskAsk } from '../shared/desk-api.ts';

type Page = Extract<DeskAsk, { what: 'make PDF' }>;

const scheme = 'paydesk-paper';
const headers = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:",
};

/** Before the app is ready, as Electron wants it. */
export function declarePaper(): void {
  protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true } }]);
}

export type Press = {
  /** One at a time, in the order asked. */
  makePdf(page: Page): Promise<Uint8Array>;
  /** Lets the window go, so that the app can end. */
  close(): void;
};

export function createPress(): Press {
  let html = '';
  let window: BrowserWindow | null = null;
  let last: Promise<unknown> = Promise.resolve();

  function contents(): WebContents {
    if (window !== null) return window.webContents;
    const own = session.fromPartition('paper', { cache: false }); // in memory
    own.protocol.handle(scheme, () => new Response(html, { headers }));
    own.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !url.startsWith(`${scheme}:`) && !url.startsWith('data:') }));
    own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
    window = new BrowserWindow({ show: false, webPreferences: { session: own, sandbox: true, javascript: false, spellcheck: false } });
    window.on('closed', () => (window = null));
    return window.webContents;
  }

  async function make(page: Page): Promise<Uint8Array> {
    html = page.html;
    const hidden = contents();
    await hidden.loadURL(`${scheme}://page/`);
    const pdf = await hidden.printToPDF({
      pageSize: page.paper,
      preferCSSPageSize: true,
      printBackground: true,
      displayHeaderFooter: true,
      headerTemplate: '<span></span>',
      footerTemplate: footOf(page.foot),
    });
    html = '';
    return pdf;
  }

  return {
    makePdf: (page) => {
      const made = last.then(() => make(page));
      last = made.catch(() => {}); // whoever asked hears of it; the next one begins all the same
      return made;
    },
    close: () => window?.destroy(),
  };
}

/** Its size and place are in the template: it knows nothing of the page's style. */
function footOf(text: string): string {
  return `<div style="display:flex;justify-content:space-between;width:100%;margin:0 0.6in;font:7.5px Helvetica,Arial,sans-serif;color:#5b6676">
<span>${escaped(text)}</span><span>Page <span class="pageNumber"></span> of <span class="totalPages"></span></span></div>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
