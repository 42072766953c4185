/** What the papers have in common: letterhead, address, texts of the office, how to pay online, the slip. */
import { fillSentences, type Paper, type PatientDetail, type Placeholder } from '../../shared/document-settings.ts';
import { formatSelfPayId } from '../../shared/self-pay-id.ts';
import type { Settings } from '../../shared/settings.ts';
import type { CustomerKind, ServiceLevel } from '../../shared/words.ts';
import { formatDate, type IsoDate } from '../../shared/dates.ts';
import type { Frame } from './templates.ts';
import { qrCode } from './qr-code.ts';

/** A document that is ready to become a PDF. */
export type PaperDocument = {
  /** `Invoice A-1031`: also the name of its file, so it names no person. */
  title: string;
  html: string;
  paper: Paper;
  /** At the foot of each page, beside its number. */
  foot: string;
  /** What a text of an email may name. */
  values: Values;
};

export type Values = Partial<Record<Placeholder, string>>;

export type Addressee = {
  id: string;
  name: string;
  kind: CustomerKind;
  email: string;
  line1: string;
  line2: string;
  city: string;
  region: string;
  postal: string;
};

export type Fact = { name: string; value: string; class?: string };

export function frameOf(title: string, settings: Settings): Frame {
  return { title, paper: settings.paper, color: settings.documentColor, windowSide: settings.windowSide };
}

/** The head of the first page. */
export function topOf(heading: string, to: Addressee, facts: readonly Fact[], marks: readonly string[], settings: Settings) {
  const lines = [settings.officeAddress.trim(), settings.officePhone].filter(Boolean).join('\n');
  const office = { name: settings.officeName, lines };
  return { heading, logo: settings.documentLogo, office, to: addressInWindow(addressOf(to)), facts, marks };
}

/** Letters as large as they fit: how many stand in a line of the window, and how many lines in it. */
const windowSizes = [
  { size: '', letters: 42, lines: 5 },
  { size: 'small', letters: 50, lines: 6 },
  { size: 'smaller', letters: 57, lines: 8 },
];

/** The address for the window, whole: in smaller letters where it is long. */
function addressInWindow(lines: string) {
  const linesOf = (letters: number) => lines.split('\n').reduce((all, line) => all + Math.max(1, Math.ceil(line.length / letters)), 0);
  const { size } = windowSizes.find(({ letters, lines: most }) => linesOf(letters) <= most) ?? { size: 'smallest' };
  return { lines, size };
}

/** Name and address, a line each. */
function addressOf({ name, line1, line2, city, region, postal }: Addressee): string {
  const place = [city, [region, postal].filter(Boolean).join(' ')].filter(Boolean).join(', ');
  return [name, line1, line2, place].filter(Boolean).join('\n');
}

/** Where payments by mail go. */
export function remitTo({ officeName, officeAddress, remitTo: set }: Settings): string {
  return set.trim() === '' ? [officeName, officeAddress.trim()].filter(Boolean).join('\n') : set.trim();
}

/** How to pay on the portal; null where nothing can be paid there. */
export function onlineOf(link: string | null, selfPayId: string | null) {
  if (link === null || selfPayId === null) return null;
  return { address: shownPortal(link), selfPayId: formatSelfPayId(selfPayId), qr: qrCode(link) };
}

/** The address that a customer types: without the ID, and without `https://`. */
export function shownPortal(link: string): string {
  return link.replace(/\/\d{10}$/, '').replace(/^https?:\/\//, '');
}

/** At the foot of each page, beside its number. */
export function footOf(document: string, values: Values, settings: Settings): string {
  return [document, settings.officeName, say(settings.textFooter, values, settings)].filter(Boolean).join(' · ');
}

/** A text of the office, with what it names put in its place. */
export function say(text: string, values: Values, { officeName, officePhone }: Settings): string {
  return fillSentences(text, { office: officeName, phone: officePhone, ...values });
}

type Trip = { number: number; date: IsoDate; patient: string; serviceLevel: ServiceLevel; origin: string; destination: string };

/** The row of a trip, with as much of the patient as the office tells such customers. `more`: cells between the trip and its amounts. */
export function tripRow(trip: Trip, detail: PatientDetail, amounts: readonly string[], more: readonly string[] = []) {
  const way = detail === 'name and trip' ? [trip.origin, trip.destination].filter(Boolean).join(' → ') : '';
  return {
    date: formatDate(trip.date),
    number: String(trip.number),
    serviceLevel: trip.serviceLevel,
    patient: patientAs(trip.patient, detail),
    way,
    more,
    amounts,
  };
}

/** `Ruth Abel` as `RA`, in full, or not at all. */
export function patientAs(name: string, detail: PatientDetail): string {
  switch (detail) {
    case 'nothing':
      return '';
    case 'initials':
      return [...name.matchAll(/\p{L}[\p{L}'’]*/gu)].map(([word]) => `${word.slice(0, 1).toUpperCase()}.`).join(' ');
    case 'name':
    case 'name and trip':
      return name;
  }
}
