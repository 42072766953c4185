/** The portal's pages: one question each. They draw what they are given and decide nothing. */
import { html } from 'htm/preact';
import type { VNode } from 'preact';
import type { Payable } from '../../shared/companion-api/payables.ts';
import { formatDate, type IsoDate } from '../../shared/dates.ts';
import { type Cents, decimal, formatMoney } from '../../shared/money.ts';
import { formatSelfPayId } from '../../shared/self-pay-id.ts';
import type { NoPart, Quote, WhyNot } from '../standing.ts';
import { callButton, layout, linkTo, type PageState, type Place, withQuery } from './layout.ts';
import { pictureOfInvoice, sign } from './pictures.ts';
import { texts } from './texts.ts';

export type AskError = { state: 'bad-id'; why: 'empty' | 'not ten digits' | 'check digit' } | { state: 'unknown' };

/** Page 1: the self-pay ID. With an error: what is wrong with the one that was given. */
export function askPage(place: Place, given = '', error?: AskError): string {
  const words = texts[place.language];
  const told = error && whatIsWrong(place, given, error);
  const content = html`
    <h1>${words.askTitle}</h1>
    <p>${words.askHint}</p>
    ${told !== undefined && html`<p class="error" id="error" role="alert">${told}</p>`}
    <form method="post" action=${linkTo(place, '')}>
      <label for="id">${words.selfPayId}</label>
      <input
        id="id"
        name="id"
        inputmode="numeric"
        autocomplete="off"
        maxlength="200"
        required
        value=${given}
        autofocus
        aria-invalid=${told === undefined ? undefined : 'true'}
        aria-describedby=${told === undefined ? 'where' : 'error where'}
      />
      <button>${words.continue}</button>
    </form>
    <div class="where">
      <p id="where">${words.where}</p>
      <figure>
        ${pictureOfInvoice(words.pictureOfInvoice)}
        <figcaption lang="en">Self-pay ID${' '}<b>482 193 0571</b></figcaption>
      </figure>
    </div>
  `;
  const path = given === '' ? '' : `/${encodeURIComponent(given)}`;
  return layout({ place, state: error?.state ?? 'ask', title: words.askTitle, path, content, isError: error !== undefined });
}

export type PayView = {
  /**
   * Why the page is shown again: the amount is not the one that was seen, somebody else has begun to pay, the visitor's own Checkout has ended
   * without a payment, or the bank has not made it.
   */
  told: 'changed' | 'begun' | 'ended' | 'failed' | null;
  /** Of the visitor who looks at this page. */
  visit: string;
  /** The visitor may choose to pay a part: what was typed, and what is wrong with it. */
  part: { least: Cents; whole: Cents; given: string; error: NoPart | null } | null;
};

/** Page 2: what is due, the fee, the total, and one button; below it, where the office allows it, the choice to pay a part. */
export function payPage(place: Place, payable: Payable, quote: Quote, { told, visit, part }: PayView): string {
  const words = texts[place.language];
  const page2 = linkTo(place, `/${payable.selfPayId}`);
  const content = html`
    ${told && html`<p class="note" role="alert">${words[told]}</p>`}
    <h1 class="due">${words.balanceDue}</h1>
    <p class="amount" data-paydesk="balance-due" data-cents=${quote.balance + quote.left}>${formatMoney(part?.whole ?? quote.balance)}</p>
    <dl>
      ${invoiceRows(place, payable)} ${quote.processing > 0 && moneyRow(words.onItsWay, 'processing', quote.processing)}
      ${quote.left > 0 && moneyRow(words.partNow, 'part', quote.balance)}
      ${quote.fee > 0 && moneyRow(words.fee, 'processing-fee', quote.fee, words.feeWhy)}
      ${moneyRow(words.total, 'total', quote.total, undefined, 'sum')} ${quote.left > 0 && moneyRow(words.partLeft, 'left', quote.left)}
    </dl>
    <form method="post" action=${linkTo(place, `/${payable.selfPayId}/checkout`)}>
      <input type="hidden" name="total" value=${quote.total} />
      <input type="hidden" name="visit" value=${visit} />
      ${quote.left > 0 && html`<input type="hidden" name="amount" value=${decimal(quote.balance)} />`}
      ${told === 'begun' && html`<input type="hidden" name="joins" value="1" />`}
      <button>${words.pay(formatMoney(quote.total))}</button>
    </form>
    <p class="ways">${words.ways}</p>
    ${part && partForm(place, page2, visit, part, quote.left > 0)}
  `;
  return layout({
    place,
    state: 'payable',
    title: `${words.invoice} ${payable.number}`,
    path: withQuery(`/${payable.selfPayId}`, `visit=${visit}`) + (quote.left > 0 ? `&amount=${decimal(quote.balance)}` : ''),
    content,
    isError: part !== null && part.error !== null,
  });
}

/** Works without a script: it loads the page anew, with the fee and the total of that part. */
function partForm(place: Place, page2: string, visit: string, part: NonNullable<PayView['part']>, isChosen: boolean): VNode {
  const words = texts[place.language];
  const { least, whole, given, error } = part;
  return html`<details class="part" open=${error !== null || isChosen}>
    <summary>${words.partTitle}</summary>
    ${error !== null && html`<p class="error" id="error" role="alert">${words.partErrors[error]}</p>`}
    <form method="get" action=${page2}>
      ${place.chosen && html`<input type="hidden" name="lang" value=${place.language} />`}
      <input type="hidden" name="visit" value=${visit} />
      <label for="amount">${words.partLabel(formatMoney(least))}</label>
      <input
        id="amount"
        name="amount"
        inputmode="decimal"
        autocomplete="off"
        maxlength="20"
        required
        value=${given}
        aria-invalid=${error === null ? undefined : 'true'}
        aria-describedby=${error === null ? undefined : 'error'}
      />
      <button class="quiet">${words.partShow}</button>
    </form>
    ${isChosen && html`<a class="again" href=${withQuery(page2, `visit=${visit}`)}>${words.partAll(formatMoney(whole))}</a>`}
  </details>`;
}

/** For an invoice on which nothing is to be paid here and now. */
export function restingPage(
  place: Place,
  state: 'paid' | 'processing' | 'nothing-due' | 'not-payable',
  payable: Payable,
  { processing, why = 'closed' }: { processing?: Cents; why?: WhyNot } = {},
): string {
  const words = texts[place.language];
  const [title, text] = {
    paid: [words.paidTitle, words.paidText] as const,
    processing: [words.processingTitle, words.processingText] as const,
    'nothing-due': [words.nothingDueTitle, words.nothingDueText] as const,
    'not-payable': [words.notPayableTitle, words.notPayableText[why]] as const,
  }[state];
  const content = html`
    ${sign(state)}
    <h1>${title}</h1>
    <p class="told">${text}</p>
    <dl>
      ${invoiceRows(place, payable)}
      ${processing !== undefined && moneyRow(words.amountProcessing, 'processing', processing, undefined, 'sum')}
    </dl>
    ${state === 'not-payable' && callButton(place)} ${another(place)}
  `;
  return layout({ place, state, title, path: `/${payable.selfPayId}`, content });
}

/** For when the portal takes no payments. */
export function unavailablePage(place: Place): string {
  const words = texts[place.language];
  return sentencePage(place, 'unavailable', words.unavailableTitle, words.unavailableText, callButton(place));
}

/** For an address under which there is nothing. */
export function nothingHerePage(place: Place): string {
  const words = texts[place.language];
  const goOn = html`<a class="button" href=${linkTo(place, '')}>${words.findInvoice}</a>`;
  return sentencePage(place, 'nothing-here', words.nothingHereTitle, words.nothingHereText, goOn);
}

/** For when something broke. What was being done may have been done: nobody is told to pay again. */
export function brokenPage(place: Place): string {
  const words = texts[place.language];
  const again = html`<a class="button" href="">${words.tryAgain}</a>`;
  return sentencePage(place, 'broken', words.brokenTitle, words.brokenText, again);
}

/** For a client that guessed too often. */
export function tooManyPage(place: Place, waitSeconds: number): string {
  const words = texts[place.language];
  return sentencePage(place, 'too-many', words.tooManyTitle, words.tooManyText(Math.ceil(waitSeconds / 60)), callButton(place));
}

export type Receipt = { state: 'paid' | 'processing'; amount: Cents; on: IsoDate; method: string; reference: string; stillDue: Cents };

/** After Checkout: thank you, what was paid, what happens next. It can be printed, and holds when it is loaded again. */
export function thanksPage(place: Place, payable: Payable, path: string, receipt: Receipt): string {
  const words = texts[place.language];
  const processing = receipt.state === 'processing';
  const content = html`
    ${sign(receipt.state)}
    <h1>${words.thanksTitle}</h1>
    <p class="told">${processing ? words.thanksProcessing : words.thanksPaid}</p>
    <dl>
      ${moneyRow(processing ? words.amountProcessing : words.amountPaid, processing ? 'processing' : 'total', receipt.amount, undefined, 'sum')}
      ${row(words.date, formatDate(receipt.on, place.language))} ${row(words.invoice, payable.number)}
      ${receipt.method !== '' && row(words.paidWith, methodIn(place, receipt.method))}
      ${row(words.reference, html`<span class="id">${receipt.reference}</span>`)}
      ${receipt.stillDue > 0 && moneyRow(words.stillDue, 'still-due', receipt.stillDue)}
    </dl>
    <p class="next">${processing ? words.nextProcessing : words.nextPaid}</p>
    ${receipt.stillDue > 0 && html`<a class="button no-print" href=${linkTo(place, `/${payable.selfPayId}`)}>${words.payRest}</a>`}
    <button class="quiet no-print" type="button" data-print hidden>${words.print}</button>
    ${another(place)}
  `;
  return layout({ place, state: receipt.state, title: words.thanksTitle, path, content });
}

/** After Checkout, while Stripe cannot be asked what came of it. */
export function confirmingPage(place: Place, payable: Payable, path: string): string {
  const words = texts[place.language];
  const content = html`
    ${sign('processing')}
    <h1>${words.confirmingTitle}</h1>
    <p class="told">${words.confirmingText}</p>
    <dl>${invoiceRows(place, payable)}</dl>
    <a class="button" href=${linkTo(place, path)}>${words.lookAgain}</a>
  `;
  return layout({ place, state: 'processing', title: words.confirmingTitle, path, content });
}

function sentencePage(place: Place, state: PageState, title: string, text: string, goOn: VNode | null = null): string {
  const content = html`
    ${sign(state)}
    <h1>${title}</h1>
    <p class="told">${text}</p>
    ${goOn}
  `;
  return layout({ place, state, title, path: 'here', content });
}

/** What Stripe calls `Bank account ···· 6789`. */
function methodIn(place: Place, method: string): string {
  const words = texts[place.language];
  return method.replace(/^Bank account\b/, words.bankAccount).replace(/^Card\b/, words.card);
}

function whatIsWrong(place: Place, given: string, error: AskError): string {
  const words = texts[place.language];
  if (error.state === 'unknown') return words.idUnknown;
  const digits = (given.normalize('NFKC').match(/\d/g) ?? []).length;
  return { empty: words.idEmpty, 'not ten digits': words.idNotTenDigits(digits), 'check digit': words.idCheckDigit }[error.why];
}

function invoiceRows(place: Place, payable: Payable): VNode[] {
  const words = texts[place.language];
  return [
    row(words.invoice, payable.number),
    row(words.invoiceDate, formatDate(payable.date, place.language)),
    row(words.selfPayIdShort, formatSelfPayId(payable.selfPayId)),
  ];
}

function row(term: string, value: string | VNode): VNode {
  return html`<div>
    <dt>${term}</dt>
    <dd>${value}</dd>
  </div>`;
}

type Figure = 'processing' | 'processing-fee' | 'total' | 'part' | 'left' | 'still-due';

function moneyRow(term: string, figure: Figure, amount: Cents, why?: string, kind?: 'sum'): VNode {
  return html`<div class=${kind}>
    <dt>${term}</dt>
    <dd data-paydesk=${figure} data-cents=${amount}>${formatMoney(amount)}</dd>
    ${why !== undefined && html`<dd class="why">${why}</dd>`}
  </div>`;
}

function another(place: Place): VNode {
  return html`<a class="again no-print" href=${linkTo(place, '')}>${texts[place.language].anotherInvoice}</a>`;
}
