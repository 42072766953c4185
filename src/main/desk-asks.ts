/** Does for the ledger what only Electron can. */
import type { DeskAnswer, DeskAsk } from '../shared/desk-api.ts';
import type { Press } from './paper.ts';
import { openDraft } from './open-draft.ts';
import { printPdf } from './print-pdf.ts';
import type { Secrets } from './secrets.ts';

/** An answer always comes; what went wrong is a sentence. */
export async function answerAsk(ask: DeskAsk, { press, secrets }: { press: Press; secrets: () => Promise<Secrets> }): Promise<DeskAnswer> {
  try {
    switch (ask.what) {
      case 'make PDF':
        return { ok: true, pdf: await press.makePdf(ask) };
      case 'print':
        await printPdf(ask.pdf, ask.title);
        return { ok: true };
      case 'open draft':
        return await openDraft(ask.name, ask.message);
      case 'keep secret':
        return { ok: true, isKept: (await secrets()).keep(ask.name, ask.value) };
      case 'tell secret':
        return { ok: true, ...(await secrets()).tell(ask.name) };
    }
  } catch (error) {
    return { ok: false, problem: `That did not work: ${error instanceof Error ? error.message : String(error)}` };
  }
}
