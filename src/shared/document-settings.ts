/** What an office decides about its papers: the letterhead, the look, the texts, and who may read of patients on them. Part of the settings. */
import * as z from 'zod';
import { logoSchema } from './logo.ts';
import type { CustomerKind } from './words.ts';

export const papers = ['Letter', 'A4'] as const;
export const paperSchema = z.enum(papers);
export type Paper = z.infer<typeof paperSchema>;

/** What stands on paper about the patient of a trip. */
export const patientDetails = ['nothing', 'initials', 'name', 'name and trip'] as const;
export const patientDetailSchema = z.enum(patientDetails);
export type PatientDetail = z.infer<typeof patientDetailSchema>;

/** What a text of the office may name; the paper puts the thing itself in its place. */
export const placeholders = ['office', 'phone', 'customer', 'document', 'amount', 'due date', 'date', 'portal', 'self-pay ID'] as const;
export type Placeholder = (typeof placeholders)[number];

/** The first name between braces that stands for nothing; null: all do. */
export function unknownPlaceholder(text: string): string | null {
  for (const [, name = ''] of text.matchAll(/\{([^{}]*)\}/g)) {
    if (!placeholders.some((known) => known === name)) return name;
  }
  return null;
}

/**
 * The text with its placeholders filled: `fillText('Call {phone}', { phone: '555-0100' })` is `Call 555-0100`.
 * A value that is not given leaves nothing.
 */
export function fillText(text: string, values: Partial<Record<Placeholder, string>>): string {
  return text.replace(/\{([^{}]*)\}/g, (whole, name: string) => {
    const known = placeholders.find((each) => each === name);
    return known === undefined ? whole : (values[known] ?? '');
  });
}

/**
 * The same, without the sentences that name something there is none of: `fillSentences('Thank you. Call {phone}.', {})` is `Thank you.`
 */
export function fillSentences(text: string, values: Partial<Record<Placeholder, string>>): string {
  const sentences = text.split(/(?<=[.!?])(?=\s)/);
  const said = sentences.filter((sentence) => placeholders.every((name) => !sentence.includes(`{${name}}`) || (values[name] ?? '') !== ''));
  return fillText(said.join(''), values).trim();
}

const lines = z.string().max(500);
const text = z
  .string()
  .max(2000)
  .refine((value) => unknownPlaceholder(value) === null, {
    error: ({ input }) => `There is no {${unknownPlaceholder(String(input))}}. There are {${placeholders.join('}, {')}}.`,
  });
/** A subject is read by whoever handles the mail: it names no customer, who may be the patient. */
const subject = text.refine((value) => !value.includes('{customer}'), 'A subject is open to everyone: it cannot name the customer.');

export const documentSettings = {
  /** Under the name on letters; a line each. */
  officeAddress: lines,
  /** Where payments by mail go; empty: to the office's address. */
  remitTo: lines,
  documentLogo: logoSchema,
  documentColor: z.string().regex(/^#[0-9a-f]{6}$/, 'A color, such as #1f5fbf.'),
  paper: paperSchema,
  /** Where the window of the envelope is. */
  windowSide: z.enum(['left', 'right']),
  patientForFacility: patientDetailSchema,
  patientForAffiliate: patientDetailSchema,
  patientForPatient: patientDetailSchema,
  textInvoice: text,
  textByMail: text,
  textStatement: text,
  textReceipt: text,
  textFooter: text,
  /** On what a mailing house prints for us, and how it says that one pays online. */
  textMailing: text,
  textSelfPay: text,
  emailSubject: subject,
  emailText: text,
  /** How documents leave by email: as drafts in this computer's mail program, or through a mail server. */
  mailBy: z.enum(['program', 'server']),
  mailHost: z.string().max(200),
  mailPort: z.int().min(1).max(65_535),
  /** `TLS` from the first byte, `STARTTLS` after it, `none` only to this computer. */
  mailSecurity: z.enum(['TLS', 'STARTTLS', 'none']),
  mailUser: z.string().max(200),
  /** The sender's address. */
  mailFrom: z.union([z.literal(''), z.email()]),
};

export const defaultDocumentSettings = {
  officeAddress: '',
  remitTo: '',
  documentLogo: '',
  documentColor: '#1f5fbf',
  paper: 'Letter',
  windowSide: 'left',
  patientForFacility: 'name',
  patientForAffiliate: 'initials',
  patientForPatient: 'name',
  textInvoice: 'Please pay by {due date}. If you have a question about this invoice, call {phone}.',
  textByMail: 'Make your check payable to {office} and send it with the slip below.',
  textStatement: 'This is what is open on your account as of {date}. If you have a question about it, call {phone}.',
  textReceipt: 'Thank you for your payment.',
  textFooter: '',
  textMailing: 'Please pay {amount} by {due date}. If you have a question about this invoice, call {phone}.',
  textSelfPay: 'Pay online at {portal} with your self-pay ID {self-pay ID}.',
  emailSubject: '{document} from {office}',
  emailText: 'Hello,\n\nattached is {document} from {office}.\n\nQuestions? Call {phone}.\n\n{office}',
  mailBy: 'program',
  mailHost: '',
  mailPort: 587,
  mailSecurity: 'STARTTLS',
  mailUser: '',
  mailFrom: '',
} as const satisfies z.input<z.ZodObject<typeof documentSettings>>;

const schema = z.strictObject(documentSettings);
export type DocumentSettings = z.infer<typeof schema>;

/** What a paper for such a customer says about patients. */
export function patientDetailFor(kind: CustomerKind, settings: DocumentSettings): PatientDetail {
  return { facility: settings.patientForFacility, affiliate: settings.patientForAffiliate, patient: settings.patientForPatient }[kind];
}
