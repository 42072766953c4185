/**
 * What people and programs write into the cells of a file, read as what the books keep. Pure: a cell is text, the answer is a value or null when
 * the text is none.
 */
import { addDays, type IsoDate, isoDate, isoDateSchema } from '../../shared/dates.ts';
import { type Cents, cents, parseMoney } from '../../shared/money.ts';
import {
  type CustomerKind,
  customerKindSchema,
  type Payor,
  payorSchema,
  type ServiceLevel,
  serviceLevelSchema,
} from '../../shared/words.ts';

/** Day 0 of a spreadsheet's dates; its wrong leap day of 1900 is behind it. */
const serialStart = isoDate('1899-12-30');
/** A number in the column of a date is a spreadsheet's day from 1950 to 2099; other numbers are none. */
const serials = { first: 18_264, last: 73_050 };

/** `1/5/2026`, `01-05-26`, `2026-01-05`, `2026-01-05 08:15`, `46027` → `2026-01-05`. The month comes first, as in the US. */
export function readDate(text: string): IsoDate | null {
  const [day = ''] = text.trim().split(/[T ](?=\d{1,2}:\d{2})/);
  const iso = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(day);
  if (iso) return dateOf(iso[1], iso[2], iso[3]);
  const american = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})$/.exec(day);
  if (american) return dateOf(fullYear(american[3] ?? ''), american[1], american[2]);
  const serial = /^(\d{5})(?:\.\d+)?$/.exec(day);
  const days = Number(serial?.[1] ?? 0);
  return days >= serials.first && days <= serials.last ? addDays(serialStart, days) : null;
}

function dateOf(year = '', month = '', day = ''): IsoDate | null {
  return isoDateSchema.safeParse(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`).data ?? null;
}

/** `26` is 2026, `98` is 1998: nobody bills trips from before 1970. */
function fullYear(year: string): string {
  if (year.length === 4) return year;
  return Number(year) < 70 ? `20${year}` : `19${year}`;
}

/**
 * `1,500`, `$1,500.00`, `(12.50)`, `-$12.50`, `12.50-`, `USD 12.50`. What a spreadsheet keeps as `104.24999999999999` is the 104.25 that it shows;
 * any other third decimal is refused, not rounded.
 */
export function readMoney(text: string): Cents | null {
  const typed = text
    .trim()
    .replace(/^USD\s*|\s*USD$/i, '')
    .replace(/^([^-].*)-$/, '-$1')
    .replace(/^\(\s*\$?\s*-\s*(.*)\)$/, '($1)');
  const read = parseMoney(typed);
  return read ?? (/^-?\d+\.\d{10,}$/.test(typed) || /^-?\d+(\.\d+)?e-?\d+$/i.test(typed) ? nearestCents(Number(typed)) : null);
}

/** The cents that a binary fraction stands for; null when it stands for none. */
function nearestCents(value: number): Cents | null {
  const nearest = Math.round(value * 100);
  return Number.isSafeInteger(nearest) && Math.abs(value * 100 - nearest) < 0.0001 ? cents(nearest) : null;
}

/** Miles with one decimal, in tenths: `8.4`, `8.40 mi`, `1,204` → 84, 84, 12040. */
export function readMiles(text: string): number | null {
  const match = /^(\d{1,3}(?:,\d{3})*|\d+)?(?:\.(\d)(0*|\d*[1-9]\d*)?)?\s*(?:mi|miles)?\.?$/i.exec(text.trim());
  if (!match || (match[1] === undefined && match[2] === undefined)) return null;
  const tenths = Number((match[1] ?? '0').replaceAll(',', '')) * 10 + Number(match[2] ?? 0) + (Number(`0.${match[3] || 0}`) >= 0.5 ? 1 : 0);
  return tenths <= 100_000 ? tenths : null;
}

const levels: Readonly<Record<string, ServiceLevel>> = {
  wc: 'Wheelchair',
  wheelchairvan: 'Wheelchair',
  gurney: 'Stretcher',
  stretchervan: 'Stretcher',
  basic: 'BLS',
  basiclifesupport: 'BLS',
  advanced: 'ALS',
  als1: 'ALS',
  advancedlifesupport: 'ALS',
  cct: 'Critical care',
  sct: 'Critical care',
  specialtycare: 'Critical care',
};

/** `bls`, `BLS Non-Emergency`, `ALS2`, `CCT`, `wheel chair`. */
export function readServiceLevel(text: string): ServiceLevel | null {
  const word = lettersOf(text).replace(/(non)?emergen(t|cy)$/, '');
  return byLetters(serviceLevelSchema.options, word) ?? levels[word] ?? null;
}

const kinds: Readonly<Record<string, CustomerKind>> = {
  facilities: 'facility',
  nursinghome: 'facility',
  snf: 'facility',
  hospital: 'facility',
  hospice: 'facility',
  clinic: 'facility',
  dialysis: 'facility',
  affiliates: 'affiliate',
  company: 'affiliate',
  patients: 'patient',
  person: 'patient',
  individual: 'patient',
  privatepay: 'patient',
  self: 'patient',
};

/** `Facility`, `Nursing home`, `Patient`, `affiliates`. */
export function readCustomerKind(text: string): CustomerKind | null {
  const word = lettersOf(text);
  return byLetters(customerKindSchema.options, word) ?? kinds[word] ?? null;
}

/** As a customer's kind, and `insurance`. */
export function readPayor(text: string): Payor | null {
  const word = lettersOf(text);
  if (['insurer', 'medicare', 'medicaid', 'payer', 'carrier'].includes(word)) return 'insurance';
  return byLetters(payorSchema.options, word) ?? readCustomerKind(text);
}

function byLetters<Word extends string>(options: readonly Word[], word: string): Word | null {
  return options.find((option) => lettersOf(option) === word) ?? null;
}

/** Small letters and digits only: what is left of a word when case, spaces and dots do not count. */
export function lettersOf(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
