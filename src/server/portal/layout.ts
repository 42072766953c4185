/** The frame of every page: the office on top, its phone number at the bottom, and nothing loaded from anywhere else. */
import { createHash } from 'node:crypto';
import { Fragment, type VNode } from 'preact';
import { html } from 'htm/preact';
import { renderToString } from 'preact-render-to-string';
import { script } from './script.ts';
import { style } from './style.ts';
import { type Language, texts } from './texts.ts';

/** Where and for whom a page is drawn. */
export type Place = {
  officeName: string;
  phone: string;
  /** The address of the office's logo; null: it has none. */
  logo: string | null;
  testMode: boolean;
  language: Language;
  /** The portal's address without the host: `/pay`, `/o/acme/pay`. */
  base: string;
  /** Set when the visitor chose the language, so that it stays chosen without a cookie. */
  chosen: boolean;
};

/** The state of the page for whoever reads it by machine; `ui.md` names them. */
export type PageState =
  | 'ask'
  | 'bad-id'
  | 'unknown'
  | 'too-many'
  | 'payable'
  | 'paid'
  | 'processing'
  | 'nothing-due'
  | 'not-payable'
  | 'unavailable'
  | 'nothing-here'
  | 'broken'
  | 'account';

type Page = {
  place: Place;
  state: PageState;
  title: string;
  /** Below the portal's address: `/4821930571`; `here`: wherever it was asked for. Null: the page is in one language. */
  path: string | null;
  /** What the visitor gave is wrong: who hears the title read knows at once. */
  isError?: boolean;
  content: VNode;
};

/** The whole page as HTML. */
export function layout({ place, state, title, path, content, isError = false }: Page): string {
  const words = texts[place.language];
  const other: Language = place.language === 'en' ? 'es' : 'en';
  const switched = path !== null && withQuery(path === 'here' ? '' : `${place.base}${path}`, `lang=${other}`);
  const body = html`
    <a class="skip" href="#main">${words.skip}</a>
    <header>
      ${
        place.logo !== null
          ? html`<img class="mark" src=${place.logo} alt="" />`
          : html`<span class="mark" aria-hidden="true">${initials(place.officeName)}</span>`
      }
      <p>${place.officeName}</p>
      ${switched !== false && html`<a href=${switched} lang=${other} hreflang=${other}>${words.otherLanguage}</a>`}
    </header>
    <main id="main" data-state=${state}>${content}</main>
    <footer>
      ${place.phone !== '' && html`<p>${callUs(place)}</p>`}
      <p>${words.stripe}</p>
      ${place.testMode && html`<p class="test">${words.testMode}</p>`}
    </footer>
  `;
  return `<!doctype html>
<html lang="${place.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
${renderToString(html`<link rel="icon" href=${place.logo ?? 'data:,'} />`)}
${renderToString(html`<title>${isError && words.error}${title} · ${place.officeName}</title>`)}
<style>${style}</style>
</head>
<body>
${renderToString(html`<${Fragment}>${body}<//>`)}
<script>${script}</script>
</body>
</html>`;
}

/** `/pay/4821930571/checkout`, with the language where the visitor chose one. */
export function linkTo(place: Place, path: string): string {
  return place.chosen ? withQuery(`${place.base}${path}`, `lang=${place.language}`) : `${place.base}${path}`;
}

/** Adds `name=value` to an address with or without a query. */
export function withQuery(address: string, pair: string): string {
  return `${address}${address.includes('?') ? '&' : '?'}${pair}`;
}

/** For the Content-Security-Policy: the only style sheet and script that a browser may obey. */
export const inlineHashes = { style: hashOf(style), script: hashOf(script) };

/** For a page on which nothing helps but to call the office; null: its phone number is not known. */
export function callButton({ language, phone }: Place): VNode | null {
  return phone === '' ? null : html`<a class="button no-print" href=${telephone(phone)}>${texts[language].call(phone)}</a>`;
}

function callUs({ language, phone }: Place): VNode {
  return html`<span>${texts[language].questions} <a href=${telephone(phone)}>${phone}</a></span>`;
}

/** `1-800-555-MOVE ext. 12` as a telephone dials it: letters as they lie on its keys; the extension is told to who answers. */
function telephone(phone: string): string {
  const number = phone.replace(/\s*,?\s*(?:ext(?:ension)?[.:]?|x|#)\s*\d+\s*$/i, '').toLowerCase();
  const keys = ['abc', 'def', 'ghi', 'jkl', 'mno', 'pqrs', 'tuv', 'wxyz'];
  const isWhole = number.replace(/\D/g, '').length >= 10; // beside a whole number, letters are words
  const dialled = isWhole ? number : number.replace(/[a-z]/g, (letter) => String(2 + keys.findIndex((key) => key.includes(letter))));
  return `tel:${dialled.replace(/[^\d+]/g, '')}`;
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  return words
    .slice(0, 2)
    .map((word) => word.slice(0, 1).toUpperCase())
    .join('');
}
