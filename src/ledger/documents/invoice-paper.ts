/** An invoice on paper: the cover sheet in the first page, the trips on it when they are few, else on the pages after it. */
import { formatDate, type IsoDate } from '../../shared/dates.ts';
import { patientDetailFor } from '../../shared/document-settings.ts';
import { type Cents, formatAmount, formatMoney, negate, sum, zero } from '../../shared/money.ts';
import type { Amounts } from '../../shared/document-words.ts';
import type { Invoice } from '../../shared/office-api/invoices.ts';
import type { Settings } from '../../shared/settings.ts';
import { formatSelfPayId } from '../../shared/self-pay-id.ts';
import {
  type Addressee,
  type Fact,
  footOf,
  frameOf,
  onlineOf,
  type PaperDocument,
  remitTo,
  say,
  topOf,
  shownPortal,
  tripRow,
  type Values,
} from './paper.ts';
import { fitsOnCover } from './cover.ts';
import { renderPaper } from './templates.ts';

/** The ways of the trips by dispatch. */
type Ways = ReadonlyMap<string, { origin: string; destination: string }>;

export type InvoicePaper = {
  invoice: Invoice;
  to: Addressee;
  ways: Ways;
  amounts: Amounts;
  /** When it left first; null: this is the first time. */
  issuedOn: IsoDate | null;
  today: IsoDate;
};

export function invoicePaper(given: InvoicePaper, settings: Settings): PaperDocument {
  const { invoice, to, amounts, today } = given;
  const title = `Invoice ${invoice.number ?? ''}`;
  const asInvoiced = amounts === 'as invoiced';
  const asked = asInvoiced ? invoice.invoiced : invoice.dueNow;
  const online = onlineOf(invoice.portalUrl, invoice.selfPayId);
  const asks = asked > 0 && invoice.dueNow > 0 && isToBePaid(invoice);
  const values: Values = {
    customer: to.name,
    document: title,
    // Where nothing is to be paid, a sentence that asks for it is left out.
    amount: asks ? formatMoney(asked) : '',
    'due date': asks && invoice.dueOn ? formatDate(invoice.dueOn) : '',
    date: formatDate(today),
    portal: invoice.portalUrl === null ? '' : shownPortal(invoice.portalUrl),
    'self-pay ID': invoice.selfPayId === null ? '' : formatSelfPayId(invoice.selfPayId),
  };
  const facts: Fact[] = [
    { name: 'Invoice', value: invoice.number ?? '' },
    ...(invoice.committedOn ? [{ name: 'Date', value: formatDate(invoice.committedOn) }] : []),
    ...(invoice.dueOn ? [{ name: 'Due', value: formatDate(invoice.dueOn) }] : []),
  ];
  const text = say(settings.textInvoice, values, settings);
  const remit = remitTo(settings);
  const trips = itemsOf(given, settings);
  const itemsFollow = !fitsOnCover({ paper: settings.paper, texts: [text, invoice.comment], trips, slip: asks ? remit : '' });
  const view = {
    ...topOf(
      'Invoice',
      to,
      [...facts, { name: asInvoiced ? 'Invoiced' : 'Due now', value: formatMoney(asked), class: 'big' }],
      marksOf(given),
      settings,
    ),
    text,
    standing: standingOf(given),
    comment: invoice.comment,
    sums: sumsOf(given),
    online,
    itemsFollow,
    pagesWord: invoice.items.length > 30 ? 'pages' : 'page',
    ...trips,
    byMail: asks ? say(settings.textByMail, values, settings) : '',
    slip: asks && {
      from: to.name,
      remitTo: remit,
      facts,
      amountName: asInvoiced ? 'Amount invoiced' : 'Amount due',
      amount: formatMoney(asked),
    },
  };
  return {
    title,
    html: renderPaper('invoice', frameOf(title, settings), view),
    paper: settings.paper,
    foot: footOf(title, values, settings),
    values,
  };
}

/** What the reader must know first where nothing is to be paid. */
function standingOf({ invoice }: InvoicePaper): string {
  const { state, dueNow } = invoice;
  if (!isToBePaid(invoice) || dueNow > 0) return state === 'Sold' ? 'It was sold to a collection agency: please do not pay it to us.' : '';
  return dueNow < 0 ? `Nothing is to be paid: you have a credit of ${formatMoney(negate(dueNow))}.` : 'Nothing is due on this invoice now.';
}

/** Whether money for it still comes to the office. */
function isToBePaid({ state }: Invoice): boolean {
  return state === 'Open' || state === 'Paid' || state === 'Unpaid';
}

function marksOf({ invoice, amounts, issuedOn, today }: InvoicePaper): string[] {
  const marks = [];
  if (invoice.state === 'Cancelled') marks.push('Cancelled');
  if (invoice.state === 'Sold') marks.push('Sold to collections');
  if (issuedOn !== null) {
    const which = amounts === 'as invoiced' ? 'amounts as invoiced' : `amounts as due on ${formatDate(today)}`;
    marks.push(`Reprint of ${formatDate(issuedOn)}: ${which}`);
  }
  return marks;
}

/** What was invoiced, what has come since, what is due now. */
function sumsOf({ invoice, amounts }: InvoicePaper): Fact[] {
  const { items, ledgerCharge, ledgerPortion, invoiced, dueNow } = invoice;
  const trips = { name: tripsWord(items.length), value: formatAmount(sum(items.map((item) => item.invoiced))) };
  const facts: Fact[] = [trips];
  if (ledgerCharge !== null) facts.push({ name: nameOfCharge(ledgerCharge), value: formatAmount(ledgerCharge) });
  facts.push({ name: 'Invoiced', value: formatMoney(invoiced), class: 'total' });
  if (amounts === 'as invoiced') return facts;
  if (dueNow !== invoiced) {
    const tripsDue = sum(items.map((item) => item.dueNow));
    facts.push({ name: 'Now due for the trips', value: formatAmount(tripsDue) });
    if (ledgerPortion !== 0) facts.push({ name: nameOfCharge(ledgerPortion), value: formatAmount(ledgerPortion) });
  }
  facts.push({ name: 'Due now', value: formatMoney(dueNow), class: 'total' });
  return facts;
}

function tripsWord(count: number): string {
  return count === 1 ? '1 trip' : `${count} trips`;
}

/** Positive: the customer owes it. */
function nameOfCharge(amount: Cents): string {
  return amount < 0 ? 'Credit on your account' : 'Carried forward on your account';
}

/** The trips: what was invoiced, and beside it what is due now, unless as-invoiced amounts were chosen. */
function itemsOf({ invoice, to, ways, amounts }: InvoicePaper, settings: Settings) {
  const detail = patientDetailFor(to.kind, settings);
  const withPatient = detail !== 'nothing';
  const withDue = amounts === 'as due now';
  const both = (invoiced: Cents, due: Cents) => [invoiced, ...(withDue ? [due] : [])].map(formatAmount);
  const span = withPatient ? 4 : 3;
  const charged = invoice.ledgerCharge ?? zero;
  const portion = invoice.ledgerPortion;
  const carriesLedger = charged !== 0 || (withDue && portion !== 0);
  const noWay = { origin: '', destination: '' };
  return {
    running: `${tripsWord(invoice.items.length)} on invoice ${invoice.number ?? ''}`,
    columns: span + (withDue ? 2 : 1),
    withPatient,
    amountHeads: withDue ? ['Invoiced', 'Due now'] : ['Invoiced'],
    items: invoice.items.map((item) =>
      tripRow({ ...item, ...(ways.get(item.dispatch) ?? noWay) }, detail, both(item.invoiced, item.dueNow)),
    ),
    carried: carriesLedger && { span, name: nameOfCharge(charged === 0 ? portion : charged), amounts: both(charged, portion) },
    totals: { span, amounts: both(invoice.invoiced, invoice.dueNow) },
  };
}
