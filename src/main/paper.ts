/** Makes PDFs of pages that stand alone, in a window that nobody sees: no network, no script, no file, and nothing of the page is kept. */
import { BrowserWindow, protocol, session, type WebContents } from 'electron';
import type { DeskAsk } from '../shared/desk-api.ts';

type Page = Extract<DeskAsk, { what: 'make PDF' }>;

const scheme = 'paydesk-paper';
/** Milliseconds after which a page is given up. */
const longest = 120_000;
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
    if (!own.protocol.isProtocolHandled(scheme)) own.protocol.handle(scheme, () => new Response(html, { headers }));
    own.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !url.startsWith(`${scheme}:`) && !url.startsWith('data:') }));
    own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
    window = new BrowserWindow({ show: false, webPreferences: { session: own, sandbox: true, javascript: false, spellcheck: false } });
    window.on('closed', () => (window = null));
    return window.webContents;
  }

  /** The window is let go where a page breaks it, or never ends: the next page gets a new one, and is not lost with this one. */
  async function orLetGo<T>(hidden: WebContents, work: Promise<T>): Promise<T> {
    let stop = () => {};
    const broken = new Promise<never>((_resolve, reject) => {
      const gone = () => reject(new Error('the page broke the printer'));
      const timer = setTimeout(() => reject(new Error('the page took too long')), longest);
      hidden.once('render-process-gone', gone);
      stop = () => {
        clearTimeout(timer);
        if (!hidden.isDestroyed()) hidden.off('render-process-gone', gone);
      };
    });
    try {
      return await Promise.race([work, broken]);
    } catch (error) {
      window?.destroy();
      window = null;
      throw error;
    } finally {
      stop();
    }
  }

  async function make(page: Page): Promise<Uint8Array> {
    html = page.html;
    const hidden = contents();
    const load = hidden.loadURL(`${scheme}://page/`);
    await orLetGo(hidden, load);
    const print = hidden.printToPDF({
      pageSize: page.paper,
      preferCSSPageSize: true,
      printBackground: true,
      displayHeaderFooter: true,
      headerTemplate: '<span></span>',
      footerTemplate: footOf(page.foot),
    });
    html = '';
    return orLetGo(hidden, print);
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
