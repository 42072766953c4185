/** The guide cut at its headings, so that a search leads to the place and not only to the page. */
export type Passage = { id: string; slug: string; title: string; heading: string; at: string; text: string };

/**
 * The passages of a page: what stands before its first `##`, then one for each.
 * @returns `text` without the marks of Markdown; `at`: the heading's anchor, empty at the top of the page
 */
export function passagesOf(slug: string, markdown: string): Passage[] {
  const [top = '', ...parts] = markdown.split(/^## /m);
  const title = /^# (.+)$/m.exec(top)?.[1] ?? slug;
  const first = { id: slug, slug, title, heading: title, at: '', text: plain(top.replace(/^# .+$/m, '')) };
  return [
    first,
    ...parts.map((part) => {
      const [heading = '', ...lines] = part.split('\n');
      const at = anchorOf(heading);
      return { id: `${slug}#${at}`, slug, title, heading, at, text: plain(lines.join('\n')) };
    }),
  ];
}

/** The anchor of a heading: its letters and digits in lower case, joined by hyphens. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

function plain(markdown: string): string {
  return markdown
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^\|[-| ]+\|$/gm, '')
    .replace(/[*`]/g, '')
    .replace(/[|>]|^#+ |^- /gm, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
