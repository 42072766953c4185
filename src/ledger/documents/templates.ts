/** The templates of resources/documents, filled: HTML that stands alone, with its look, letters and pictures in it. Everything from the books is escaped. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Mustache from 'mustache';
import { assert } from '../../shared/assert.ts';
import type { Paper } from '../../shared/document-settings.ts';

export type TemplateName = 'invoice' | 'statement' | 'receipt' | 'report';

/** What every paper needs, whatever its template shows. */
export type Frame = { title: string; paper: Paper; color: string; windowSide: 'left' | 'right' };

const partials = ['top', 'online', 'slip', 'items', 'sums'] as const;
const folder = 'resources/documents';
let root: string | null = null;
const texts = new Map<string, string>();

/** A page of its own, ready to be printed. `view` has a value for each name in the template. */
export function renderPaper(template: TemplateName, frame: Frame, view: object): string {
  const parts = Object.fromEntries(partials.map((name) => [name, read(`${name}.html`)]));
  return Mustache.render(
    read('page.html'),
    {
      ...view,
      title: frame.title,
      color: frame.color,
      windowSide: frame.windowSide,
      isA4: frame.paper === 'A4',
      css: readFrom('resources/documents/paper.css', 'utf8') + readFrom('resources/documents/slip.css', 'utf8'),
      font400: readFrom(`${folder}/plex-400.woff2`, 'base64'),
      font600: readFrom(`${folder}/plex-600.woff2`, 'base64'),
    },
    { ...parts, body: read(`${template}.html`) },
  );
}

function read(name: string): string {
  return readFrom(`${folder}/${name}`, 'utf8');
}

function readFrom(path: string, encoding: BufferEncoding): string {
  root ??= findRoot();
  const known = texts.get(path);
  if (known !== undefined) return known;
  const text = readFileSync(join(root, path), encoding);
  texts.set(path, text);
  return text;
}

/** The folder that has resources/documents: above the sources, and above the bundle in the packed app. */
function findRoot(): string {
  let place = import.meta.dirname;
  while (!existsSync(join(place, folder))) {
    assert(dirname(place) !== place, `${folder} is there`);
    place = dirname(place);
  }
  return place;
}
