/** An invoice as an account of the mailing house. Pure: what is read of the books is handed in. */
import { formatDate, type IsoDate } from '../../shared/dates.ts';
import { patientDetailFor } from '../../shared/document-settings.ts';
import { decimal, formatMoney } from '../../shared/money.ts';
import type { Invoice } from '../../shared/office-api/invoices.ts';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import { formatSelfPayId } from '../../shared/self-pay-id.ts';
import type { Settings } from '../../shared/settings.ts';
import { type Addressee, patientAs, say, shownPortal, type Values } from '../documents/paper.ts';
import { type Account, accountSchema, mailToSchema, printable } from './layout.ts';

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
    Name: to.name,
    Line1: to.line1,
    Line2: to.line2,
    City: to.city,
    State: to.region.trim().toUpperCase(),
    Zip: to.postal.trim(),
  };
  const mailTo = mailToSchema.safeParse(withoutEmpty(address));
  if (!mailTo.success) return refuse('wrong-state', whatIsWrongWith(mailTo.error.issues[0]?.path[0], address));
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
        Patient: printable(patientAs(item.patient, detail)),
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
        Instructions: printable(say(settings.textSelfPay, values, settings)),
      },
    }),
  };
  const checked = accountSchema.safeParse(withoutEmpty(account));
  if (checked.success) return done(checked.data);
  const [issue] = checked.error.issues;
  return refuse('wrong-state', `Its ${issue?.path.join('.') || 'content'} ${issue?.message ?? 'does not fit the layout'}.`);
}

const fieldNames: Readonly<Record<string, string>> = {
  Name: 'name',
  Line1: 'street',
  Line2: 'second line',
  City: 'city',
  State: 'state',
  Zip: 'ZIP code',
};

function whatIsWrongWith(field: PropertyKey | undefined, address: Readonly<Record<string, string>>): string {
  const name = fieldNames[String(field)] ?? 'address';
  const given = address[String(field)]?.trim() ?? '';
  return given === ''
    ? `The customer’s mailing address has no ${name}.`
    : `The ${name} of the customer’s mailing address, “${given.slice(0, 40)}”, cannot be mailed to.`;
}

/** An element that has nothing to say is left out. */
function withoutEmpty<T extends Record<string, unknown>>(fields: T): Partial<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => typeof value !== 'string' || value.trim() !== '')) as Partial<T>; // some of the same fields
}
