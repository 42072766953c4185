/**
 * The layout of `BillFlash XML v1.0`, table ID 1002, as we write it: docs/billflash.md says it in words, resources/billflash/billflash-1.0.xsd to other programs. The
 * mailing house's own is not public; what must be changed for it is changed here, there and nowhere else. Names and their order are those of the elements.
 */
import * as z from 'zod';
import { isoDateSchema } from '../../shared/dates.ts';

/** Text without the characters that XML cannot hold: most control characters, and halves of a character. */
export function printable(text: string): string {
  // oxlint-disable-next-line no-control-regex -- because these are what must go
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]|\p{Surrogate}/gu, '');
}

/** What is wrong with a value, to be read after its name: `is longer than 100 characters`. */
export function faultOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'too_big' && issue.origin === 'string') return `is longer than ${String(issue.maximum)} characters`;
  if (issue.code === 'too_small' && issue.origin === 'string') return 'is empty';
  return issue.message.replace(/^Invalid input: /, 'is not right: ');
}

/** Text that XML can hold, not longer than the house prints. */
const text = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .refine((value) => printable(value) === value, 'has characters that cannot be printed');
const amount = z.string().regex(/^-?\d{1,10}\.\d\d$/, 'is no amount');

export const mailToSchema = z.strictObject({
  Name: text(100),
  Line1: text(100),
  Line2: text(100).optional(),
  City: text(60),
  State: z.string().regex(/^[A-Z]{2}$/, 'is not the two letters of a state'),
  Zip: z.string().regex(/^\d{5}(-\d{4})?$/, 'is not a ZIP code'),
});

const itemSchema = z.strictObject({
  DateOfService: isoDateSchema,
  Trip: z.int().positive(),
  Service: text(40),
  /** As much of the patient as such customers read on paper. */
  Patient: text(200).optional(),
  Invoiced: amount,
  Due: amount,
});

/** One invoice is one account: its number is the account number, and there is no other. */
export const accountSchema = z.strictObject({
  AccountNumber: text(30),
  SelfPayID: z.string().regex(/^\d{10}$/),
  InvoiceDate: isoDateSchema,
  DueDate: isoDateSchema,
  MailTo: mailToSchema,
  Item: z.array(itemSchema).max(2000),
  /** What the customer's ledger adds or takes off. */
  CarriedForward: amount.optional(),
  AmountInvoiced: amount,
  AmountDue: amount,
  Message: text(2000).optional(),
  /** Only when it can be paid online now. */
  SelfPay: z.strictObject({ Address: text(200), ID: text(20), Link: z.url(), Instructions: text(2000) }).optional(),
});
export type Account = z.infer<typeof accountSchema>;

export const billFlashSchema = z
  .strictObject({
    Version: z.literal('1.0'),
    TableID: z.literal('1002'),
    Created: isoDateSchema,
    Sender: z.strictObject({ Name: text(120), Phone: text(40).optional(), RemitTo: text(500) }),
    Accounts: z.int().positive(),
    TotalDue: amount,
    Account: z.array(accountSchema).min(1),
  })
  .refine(({ Accounts, Account }) => Accounts === Account.length, 'does not say how many accounts it has')
  .refine(({ Account }) => new Set(Account.map(({ AccountNumber }) => AccountNumber)).size === Account.length, 'has an account twice');
export type BillFlash = z.infer<typeof billFlashSchema>;
