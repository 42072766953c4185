/** An invoice as an account of the mailing house. Pure: what is read of the books is handed in. */
import type * as z from 'zod';
import { formatDate, type IsoDate } from '../../shared/dates.ts';
import { defaultDocumentSettings, patientDetailFor } from '../../shared/document-settings.ts';
import { decimal, formatMoney } from '../../shared/money.ts';
import type { Invoice } from '../../shared/office-api/invoices.ts';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import { formatSelfPayId } from '../../shared/self-pay-id.ts';
import type { Settings } from '../../shared/settings.ts';
import { type Addressee, patientAs, say, shownPortal, type Values } from '../documents/paper.ts';
import { type Account, accountSchema, faultOf, mailToSchema, printable } from './layout.ts';

export type ToMail = { invoice: Invoice; to: Addressee; today: IsoDate };

const mailable = ['Open', 'Unpaid', 'Paid'];

/** The account of an invoice with something due, or why it cannot be mailed. */
export function accountOf({ invoice, to, today }: ToMail, settings: Settings): Outcome<Account> {
  const { state, number, selfPayId, committedOn, dueOn, dueNow, portalUrl } = invoice;
  if (!mailable.includes(state) || number === null || selfPayId === null || committedOn === null || dueOn === null)
    return refuse('wrong-state', `The invoice is ${state}: only Open, Unpaid and Paid ones are mailed.`);
  if (dueNow <= 0) return refuse('wrong-state', 'Nothing is due on it now.');
  const values: Values = {
    customer: to.name,
    document: `Invoice ${number}`,
    amount: formatMoney(dueNow),
    'due date': formatDate(dueOn),
    date: formatDate(today),
    portal: portalUrl === null ? '' : shownPortal(portalUrl),
    'self-pay ID': formatSelfPayId(selfPayId),
  };
  const detail = patientDetailFor(to.kind, settings);
  const address = {
    Name: oneLine(to.name),
    Line1: oneLine(to.line1),
    Line2: oneLine(to.line2),
    City: oneLine(to.city),
    State: oneLine(to.region).toUpperCase(),
    Zip: oneLine(to.postal),
  };
  const mailTo = mailToSchema.safeParse(withoutEmpty(address));
  if (!mailTo.success) return refuse('wrong-state', whatIsWrongWith(mailTo.error.issues[0], address));
  const account = {
    AccountNumber: number,
    SelfPayID: selfPayId,
    InvoiceDate: committedOn,
    DueDate: dueOn,
    MailTo: mailTo.data,
    Item: invoice.items.map((item) =>
      withoutEmpty({
        DateOfService: item.date,
        Trip: item.number,
        Service: item.serviceLevel,
        Patient: oneLine(patientAs(item.patient, detail).slice(0, 200)),
        Invoiced: decimal(item.invoiced),
        Due: decimal(item.dueNow),
      }),
    ),
    CarriedForward: invoice.ledgerPortion === 0 ? '' : decimal(invoice.ledgerPortion),
    AmountInvoiced: decimal(invoice.invoiced),
    AmountDue: decimal(dueNow),
    Message: printable(say(settings.textMailing, values, settings)),
    ...(portalUrl !== null && {
      SelfPay: {
        Address: shownPortal(portalUrl),
        ID: formatSelfPayId(selfPayId),
        Link: portalUrl,
        Instructions: printable(say(settings.textSelfPay, values, settings) || say(defaultDocumentSettings.textSelfPay, values, settings)),
      },
    }),
  };
  const checked = accountSchema.safeParse(withoutEmpty(account));
  if (checked.success) return done(checked.data);
  const [issue] = checked.error.issues;
  return refuse('wrong-state', `Its ${issue?.path.join('.') || 'content'} ${issue ? faultOf(issue) : 'does not fit the layout'}.`);
}

/** As it stands on an envelope: without line breaks and what cannot be seen. */
function oneLine(text: string): string {
  return printable(text.replace(/\s+/g, ' ')).trim();
}

const fieldNames: Readonly<Record<string, string>> = {
  Name: 'name',
  Line1: 'street',
  Line2: 'second line',
  City: 'city',
  State: 'state',
  Zip: 'ZIP code',
};

function whatIsWrongWith(issue: z.core.$ZodIssue | undefined, address: Readonly<Record<string, string>>): string {
  const field = String(issue?.path[0]);
  const name = fieldNames[field] ?? 'address';
  const given = address[field] ?? '';
  if (given === '') return `The customer’s mailing address has no ${name}.`;
  return `The ${name} of the customer’s mailing address, “${given.slice(0, 40)}${given.length > 40 ? '…' : ''}”, ${issue ? faultOf(issue) : 'does not fit'}.`;
}

/** An element that has nothing to say is left out. */
function withoutEmpty<T extends Record<string, unknown>>(fields: T): Partial<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => typeof value !== 'string' || value.trim() !== '')) as Partial<T>; // some of the same fields
}
