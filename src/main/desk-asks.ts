/** Does for the ledger what only Electron can. */
import type { DeskAnswer, DeskAsk } from '../shared/desk-api.ts';
import type { Press } from './paper.ts';
import { printPdf } from './print-pdf.ts';

/** An answer always comes; what went wrong is a sentence. */
export async function answerAsk(ask: DeskAsk, { press }: { press: Press }): Promise<DeskAnswer> {
  try {
    switch (ask.what) {
      case 'make PDF':
        return { ok: true, pdf: await press.makePdf(ask) };
      case 'print':
        await printPdf(ask.pdf, ask.title);
        return { ok: true };
    }
  } catch (error) {
    return { ok: false, problem: `The page could not be made: ${error instanceof Error ? error.message : String(error)}` };
  }
}
