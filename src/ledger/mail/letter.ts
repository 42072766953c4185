/**
 * An email with a document: as a draft for the computer's mail program, or sent through the office's mail server. The library is loaded with the first email.
 */
import type { Transporter } from 'nodemailer';
import { fillSentences, fillText } from '../../shared/document-settings.ts';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import type { Settings } from '../../shared/settings.ts';
import type { PaperDocument } from '../documents/paper.ts';

export type Letter = { to: string; subject: string; text: string };

/** What an email with the document says by the office's texts. Its subject names no customer: whoever handles the mail can read it. */
export function letterFor({ values }: Pick<PaperDocument, 'values'>, to: string, settings: Settings): Letter {
  const filled = { ...values, office: settings.officeName, phone: settings.officePhone };
  const subject = fillText(settings.emailSubject, { ...filled, customer: '' })
    .replace(/\s+/g, ' ')
    .trim();
  return { to, subject: `${subject.slice(0, 1).toUpperCase()}${subject.slice(1)}`, text: fillSentences(settings.emailText, filled) };
}

type Sent = { letter: Letter; fileName: string; pdf: Uint8Array };

function messageOf({ letter, fileName, pdf }: Sent, { officeName, mailFrom }: Settings) {
  return {
    ...(mailFrom !== '' && { from: { name: officeName, address: mailFrom } }),
    to: letter.to,
    subject: letter.subject,
    text: letter.text,
    attachments: [{ filename: fileName, content: Buffer.from(pdf), contentType: 'application/pdf' }],
  };
}

/** A file that mail programs open as a message that is still to be sent. */
export async function draftOf(sent: Sent, settings: Settings): Promise<Uint8Array> {
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer/index.js');
  return new MailComposer({ ...messageOf(sent, settings), headers: { 'X-Unsent': '1' } }).compile().build();
}

/** A connection with the office's mail server, or what its settings lack. */
export function openMailServer(settings: Settings, password: string): Outcome<MailServer> {
  const { mailHost: host, mailPort: port, mailSecurity: security, mailUser: user, mailFrom } = settings;
  if (host === '' || mailFrom === '')
    return refuse('wrong-state', 'The mail server is not set up yet: Settings › Documents needs its address and the sender’s address.');
  if (security === 'none' && !isThisComputer(host))
    return refuse(
      'wrong-state',
      'Without encryption email goes only through this computer itself: choose TLS or STARTTLS in Settings › Documents.',
    );
  if (user !== '' && password === '')
    return refuse('wrong-state', 'The password of the mail server is not known on this computer: type it in Settings › Documents.');
  const options = {
    host,
    port,
    secure: security === 'TLS',
    requireTLS: security === 'STARTTLS',
    ignoreTLS: security === 'none',
    ...(user !== '' && { auth: { user, pass: password } }),
    pool: true,
    maxConnections: 1,
    connectionTimeout: 20_000,
    greetingTimeout: 20_000,
    socketTimeout: 60_000,
  } as const;
  const transport = import('nodemailer').then(({ createTransport }) => createTransport(options));
  return done(mailServer(transport, settings));
}

export type MailServer = {
  send(sent: Sent): Promise<Outcome<null>>;
  /** Signs in without sending anything. */
  check(): Promise<Outcome<null>>;
  close(): void;
};

function mailServer(transport: Promise<Pick<Transporter, 'sendMail' | 'verify' | 'close'>>, settings: Settings): MailServer {
  const tried = async (work: () => Promise<unknown>): Promise<Outcome<null>> => {
    try {
      await work();
      return done(null);
    } catch (error) {
      if (error instanceof Error && 'code' in error)
        return refuse(isOfThisLetter(error) ? 'wrong-state' : 'unreachable', sentenceFor(error));
      throw error;
    }
  };
  return {
    send: (sent) => tried(async () => (await transport).sendMail(messageOf(sent, settings))),
    check: () => tried(async () => (await transport).verify()),
    close: () => void transport.then((open) => open.close()),
  };
}

/** Whether another letter may go all the same: the server has answered, and would not have this one. */
function isOfThisLetter({ code }: { code: unknown }): boolean {
  return code === 'EENVELOPE' || code === 'EMESSAGE';
}

function sentenceFor(error: Error & { code: unknown }): string {
  if (error.code === 'EAUTH') return 'The mail server refused the user or the password. See Settings › Documents.';
  if (error.code === 'EENVELOPE') return `The mail server refused an address: ${error.message}`;
  return `The mail server did not take it: ${error.message}`;
}

function isThisComputer(host: string): boolean {
  return host === 'localhost' || host === '127.0.0.1' || host === '::1';
}
