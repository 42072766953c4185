/** Whether the trips of an invoice stand on its first page with everything else; else they follow on pages of their own. Reckoned in inches, rather too much. */
import type { Paper } from '../../shared/document-settings.ts';

type Cover = {
  paper: Paper;
  /** Above the sums: the office's text, the comment. */
  texts: readonly string[];
  trips: { items: readonly { way: string; patient: string }[]; carried: unknown };
  /** Where payments go; empty: there is no slip. */
  slip: string;
};

const room = { Letter: 9.8 - 2.9, A4: 10.49 - 3.15 };
const line = 0.185;
/** The sums or how to pay online, whichever is higher, and the sentence on payment by mail. */
const middle = 1.75 + 0.3;
const lettersInLine = { text: 105, way: 58, patient: 26 };

export function fitsOnCover({ paper, texts, trips, slip }: Cover): boolean {
  const text = texts.filter(Boolean).reduce((all, each) => all + linesOf(each, lettersInLine.text) * line + 0.1, 0);
  const rows = trips.items.reduce((all, item) => all + rowOf(item), 0);
  const table = 0.55 + rows + (trips.carried ? 0.26 : 0) + 0.26;
  const torn = slip === '' ? 0 : 0.5 + Math.max(1, (linesOf(slip, 40) + 2) * line + 0.12);
  return text + middle + table + torn <= room[paper];
}

/** A trip: its line, with the patient's name over several where it is long, and the way below it. */
function rowOf({ way, patient }: { way: string; patient: string }): number {
  return 0.075 + Math.max(1, linesOf(patient, lettersInLine.patient)) * 0.18 + linesOf(way, lettersInLine.way) * 0.16;
}

function linesOf(text: string, letters: number): number {
  if (text === '') return 0;
  return text.split('\n').reduce((all, each) => all + Math.max(1, Math.ceil(each.length / letters)), 0);
}
