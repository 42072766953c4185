/** Papers for customers: shown as they would be printed, and saved. */
import { writeFile } from 'node:fs/promises';
import { PDFDocument } from '@cantoo/pdf-lib';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import { settingsSchema } from '../../shared/settings.ts';
import { makePdf } from '../desk-tools.ts';
import { loadDocument } from '../documents/load.ts';
import { command, query } from './registry.ts';

export const documentHandlers = [
  query('documents.preview', async (context, { document, settings = {} }) => {
    const loaded = loadDocument(context, document, settingsSchema.parse({ ...context.settings(), ...settings }));
    if (!loaded.ok) return loaded;
    const { paper } = loaded.value;
    const made = await makePdf(context.tools, paper);
    if (!made.ok) return made;
    const pages = (await PDFDocument.load(made.value)).getPageCount();
    return done({ title: paper.title, pages, pdf: made.value });
  }),

  command('documents.save', async (context, { document, to }) => {
    const path = context.files.path(to);
    if (path === undefined) return refuse('not-found', 'Choose again where to save it.', 'to');
    const loaded = loadDocument(context, document, context.settings());
    if (!loaded.ok) return loaded;
    const made = await makePdf(context.tools, loaded.value.paper);
    if (!made.ok) return made;
    const written = await write(path, made.value);
    return written.ok ? done({ title: loaded.value.paper.title }) : written;
  }),
];

async function write(path: string, pdf: Uint8Array): Promise<Outcome<null>> {
  try {
    await writeFile(path, pdf);
    return done(null);
  } catch (error) {
    if (error instanceof Error && 'code' in error)
      return refuse(
        'wrong-state',
        'The file cannot be written there. Is it open in another program? Close it, or choose another place.',
        'to',
      );
    throw error;
  }
}
