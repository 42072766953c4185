/** A customer's statement on paper, with its aging. */
import { formatDate } from '../../shared/dates.ts';
import { patientDetailFor } from '../../shared/document-settings.ts';
import { formatAmount, formatMoney, negate } from '../../shared/money.ts';
import type { Statement } from '../../shared/office-api/statement.ts';
import { formatSelfPayId } from '../../shared/self-pay-id.ts';
import type { Settings } from '../../shared/settings.ts';
import {
  type Addressee,
  type Fact,
  footOf,
  frameOf,
  type PaperDocument,
  remitTo,
  say,
  shownPortal,
  topOf,
  tripRow,
  type Values,
} from './paper.ts';
import { renderPaper } from './templates.ts';

export function statementPaper(statement: Statement, to: Addressee, settings: Settings): PaperDocument {
  const { date, total, trips, portalUrl, invoices } = statement;
  const title = `Statement ${date}`;
  const values: Values = {
    customer: to.name,
    document: `the statement of ${formatDate(date)}`,
    amount: formatMoney(total),
    date: formatDate(date),
    portal: portalUrl === null ? '' : shownPortal(portalUrl),
  };
  const detail = patientDetailFor(to.kind, settings);
  const asked = total > 0;
  const isCredit = total < 0;
  const facts = [{ name: 'As of', value: formatDate(date) }];
  const sum = { name: isCredit ? 'Your credit' : 'You owe', value: formatMoney(isCredit ? negate(total) : total) };
  const view = {
    ...topOf('Statement', to, [...facts, { ...sum, class: 'big' }], [], settings),
    text: say(settings.textStatement, values, settings),
    hasTrips: trips.length > 0,
    withPatient: detail !== 'nothing',
    columns: detail === 'nothing' ? 7 : 8,
    running: `${trips.length === 1 ? '1 trip' : `${trips.length} trips`} due as of ${formatDate(date)}`,
    amountHeads: ['Price', 'Paid', 'Due', 'Days'],
    items: trips.map((trip) => tripRow(trip, detail, [...[trip.price, trip.paid, trip.balanceDue].map(formatAmount), String(trip.days)])),
    aging: statement.aging.map(({ from, to: last, amount }) => ({
      days: last === null ? `${from - 1}+` : `${from}–${last}`,
      amount: formatAmount(amount),
    })),
    sums: sumsOf(statement, sum),
    hasInvoices: invoices.length > 0,
    payHeading: portalUrl === null ? 'Your open invoices' : 'Pay online',
    portal: values.portal,
    invoices: invoices.map(({ number, committedOn, selfPayId, dueNow }) => ({
      number,
      date: formatDate(committedOn),
      selfPayId: formatSelfPayId(selfPayId),
      due: formatAmount(dueNow),
    })),
    byMail: asked ? say(settings.textByMail, values, settings) : '',
    slip: asked && {
      from: to.name,
      remitTo: remitTo(settings),
      facts: [{ name: 'Statement of', value: formatDate(date) }],
      amountName: 'Amount due',
      amount: formatMoney(total),
    },
  };
  return {
    title,
    html: renderPaper('statement', frameOf(title, settings), view),
    paper: settings.paper,
    foot: footOf(`Statement of ${formatDate(date)}`, values, settings),
    values,
  };
}

function sumsOf({ tripsDue, ledgerBalance }: Statement, sum: Fact): Fact[] {
  return [
    { name: 'Trips', value: formatAmount(tripsDue) },
    { name: ledgerBalance < 0 ? 'Credit on your account' : 'Carried forward', value: formatAmount(ledgerBalance) },
    { ...sum, class: 'total' },
  ];
}
