/** The settings of documents in words; `settings-words.ts` makes the sentence. */
import type { DocumentSettings } from '../../shared/document-settings.ts';

export type Words<Value> = { name: string; say: (value: Value) => string };

export const documentSettingsWords: { readonly [Key in keyof DocumentSettings]: Words<DocumentSettings[Key]> } = {
  officeAddress: { name: 'the office’s address', say: quoted },
  remitTo: { name: 'the address for payments', say: quoted },
  documentLogo: { name: 'the logo', say: (logo) => (logo === '' ? 'none' : 'a picture') },
  documentColor: { name: 'the color of documents', say: String },
  paper: { name: 'the paper', say: String },
  windowSide: { name: 'the envelope’s window', say: String },
  patientForFacility: { name: 'what facilities read of patients', say: String },
  patientForAffiliate: { name: 'what affiliates read of patients', say: String },
  patientForPatient: { name: 'what patients read of themselves', say: String },
  textInvoice: { name: 'the text on invoices', say: quoted },
  textByMail: { name: 'the text on paying by mail', say: quoted },
  textStatement: { name: 'the text on statements', say: quoted },
  textReceipt: { name: 'the text on receipts', say: quoted },
  textFooter: { name: 'the text at the foot', say: quoted },
  textMailing: { name: 'the text on mailed invoices', say: quoted },
  textSelfPay: { name: 'how to pay online on mailed invoices', say: quoted },
  emailSubject: { name: 'the subject of emails', say: quoted },
  emailText: { name: 'the text of emails', say: quoted },
  mailBy: { name: 'how emails leave', say: (by) => (by === 'program' ? 'by the mail program' : 'by the mail server') },
  mailHost: { name: 'the mail server', say: quoted },
  mailPort: { name: 'the mail server’s port', say: String },
  mailSecurity: { name: 'the mail server’s encryption', say: String },
  mailUser: { name: 'the mail server’s user', say: quoted },
  mailFrom: { name: 'the sender of emails', say: quoted },
};

/** A text as it stands in a sentence. */
export function quoted(text: string): string {
  if (text === '') return 'nothing';
  return text.length > 40 ? `“${text.slice(0, 39)}…”` : `“${text}”`;
}
