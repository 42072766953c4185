/** The ways out of the office: each takes the documents one by one as they are made, and lets them go. */
import { existsSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { WayOut } from '../../shared/document-words.ts';
import { eachOnce, fileNameOf } from '../../shared/file-name.ts';
import type { WayOutChosen } from '../../shared/office-api/documents.ts';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import type { LoadedDocument } from '../documents/load.ts';
import { pagesOf, startPdf } from '../documents/one-pdf.ts';
import { draftOf, letterFor, openMailServer } from '../mail/letter.ts';
import { mailPassword } from '../mail/password.ts';
import type { CommandContext } from './registry.ts';

export type Outlet = {
  how: WayOut;
  /** Answers the pages and the address that it went to, or why this one cannot leave. */
  take(pdf: Uint8Array, loaded: LoadedDocument): Promise<Outcome<{ pages: number; to: string }>>;
  /** Called when every document was taken, not when the run was cancelled. */
  end(): Promise<Outcome<null>>;
  /** Lets go of what it holds, however the run ended. */
  close(): void;
  /** Whether what was taken has left although the run was cancelled. */
  leavesAtOnce: boolean;
  /** It is with its reader: noted at once, so that it never goes twice, whatever becomes of the run. */
  cannotBeTakenBack?: true;
};

const nothingHeld = () => {};
const nothingLeft = () => Promise.resolve(done(null));

/** The outlet for `count` documents, or why there is none. */
export async function openOutlet(context: CommandContext, way: WayOutChosen, count: number): Promise<Outcome<Outlet>> {
  const { files, settings } = context;
  switch (way.how) {
    case 'print':
      return done(await printer(context, count));
    case 'one file': {
      const path = files.path(way.to);
      return path === undefined ? refuse('not-found', 'Choose again where to save it.', 'way.to') : done(await oneFile(path));
    }
    case 'file each': {
      const folder = files.path(way.folder);
      return folder === undefined ? refuse('not-found', 'Choose the folder again.', 'way.folder') : done(fileEach(folder));
    }
    case 'email':
      if (way.letter && count > 1)
        return refuse('invalid-input', 'Several emails cannot all say the same: leave the letter out.', 'way.letter');
      return settings().mailBy === 'server' ? openMail(context, way) : openDrafts(context, way, count);
  }
}

async function printer({ tools }: CommandContext, count: number): Promise<Outlet> {
  let title = count === 1 ? '' : `${count} documents`;
  const whole = await startPdf(title);
  return {
    how: 'printed',
    leavesAtOnce: false,
    take: async (pdf, { paper }) => {
      title ||= paper.title;
      return done({ pages: await whole.add(pdf), to: '' });
    },
    end: async () => {
      const answer = await tools.ask({ what: 'print', pdf: await whole.bytes(), title });
      return answer.ok ? done(null) : refuse('wrong-state', answer.problem);
    },
    close: nothingHeld,
  };
}

async function oneFile(path: string): Promise<Outlet> {
  const whole = await startPdf('');
  return {
    how: 'saved',
    leavesAtOnce: false,
    take: async (pdf) => done({ pages: await whole.add(pdf), to: '' }),
    end: async () => write(path, await whole.bytes()),
    close: nothingHeld,
  };
}

function fileEach(folder: string): Outlet {
  const pathOf = pathsIn(folder, 'pdf');
  return {
    how: 'saved',
    leavesAtOnce: true,
    take: async (pdf, { paper }) => {
      const written = await write(pathOf(paper.title), pdf);
      return written.ok ? done({ pages: await pagesOf(pdf), to: '' }) : written;
    },
    end: nothingLeft,
    close: nothingHeld,
  };
}

type EmailWay = Extract<WayOutChosen, { how: 'email' }>;

/** One draft is opened in the mail program; of several each becomes a file in the folder. */
function openDrafts(
  { tools, files, settings }: CommandContext,
  { folder: token, letter: given }: EmailWay,
  count: number,
): Outcome<Outlet> {
  const folder = token === undefined ? undefined : files.path(token);
  if (count > 1 && folder === undefined) return refuse('not-found', 'Choose the folder for the drafts again.', 'way.folder');
  const pathOf = folder === undefined ? null : pathsIn(folder, 'eml');
  return done({
    how: 'drafted',
    leavesAtOnce: true,
    take: async (pdf, loaded) => {
      const letter = given ?? letterFor(loaded.paper, loaded.to.email, settings());
      if (letter.to === '') return noAddress(loaded);
      const message = await draftOf({ letter, fileName: `${fileNameOf(loaded.paper.title)}.pdf`, pdf }, settings());
      if (pathOf) {
        const written = await write(pathOf(loaded.paper.title), message);
        if (!written.ok) return written;
      } else {
        const answer = await tools.ask({ what: 'open draft', name: `${fileNameOf(loaded.paper.title)}.eml`, message });
        if (!answer.ok) return refuse('wrong-state', answer.problem);
      }
      return done({ pages: await pagesOf(pdf), to: letter.to });
    },
    end: nothingLeft,
    close: nothingHeld,
  });
}

/** Sends each through the mail server, over one connection. */
async function openMail({ tools, settings }: CommandContext, { letter: given }: EmailWay): Promise<Outcome<Outlet>> {
  const opened = openMailServer(settings(), (await mailPassword(tools)).password);
  if (!opened.ok) return opened;
  const server = opened.value;
  return done({
    how: 'emailed',
    leavesAtOnce: true,
    cannotBeTakenBack: true,
    take: async (pdf, loaded) => {
      const letter = given ?? letterFor(loaded.paper, loaded.to.email, settings());
      if (letter.to === '') return noAddress(loaded);
      const sent = await server.send({ letter, fileName: `${fileNameOf(loaded.paper.title)}.pdf`, pdf });
      return sent.ok ? done({ pages: await pagesOf(pdf), to: letter.to }) : sent;
    },
    end: nothingLeft,
    close: () => server.close(),
  });
}

function noAddress({ to }: LoadedDocument): Outcome<never> {
  return refuse('wrong-state', `${to.name} has no email address: add it to the customer.`);
}

/** Where in the folder each goes: named by the document and by no person, beside what is there already. */
function pathsIn(folder: string, ending: string): (title: string) => string {
  const nameOf = eachOnce((name) => existsSync(join(folder, `${name}.${ending}`)));
  return (title) => join(folder, `${nameOf(fileNameOf(title))}.${ending}`);
}

/** Whole or not at all: what stood there before stays when it cannot be written. */
async function write(path: string, bytes: Uint8Array): Promise<Outcome<null>> {
  const beside = `${path}.part`;
  try {
    await writeFile(beside, bytes, { mode: 0o600 });
    await rename(beside, path);
    return done(null);
  } catch (error) {
    await rm(beside, { force: true });
    if (error instanceof Error && 'code' in error)
      return refuse(
        'wrong-state',
        'The file cannot be written there. Is it open in another program? Close it, or choose another place.',
        'way',
      );
    throw error;
  }
}
