import styles from './Search.module.css';

/** A text with the beginnings of words that were typed marked in it, whatever case and accents. */
export function Matched({ text, typed }: { text: string; typed: string }) {
  const parts = partsOf(text, typed);
  return (
    <>
      {parts.map(({ at, part, marked }) =>
        marked ? (
          <mark key={at} className={styles.mark}>
            {part}
          </mark>
        ) : (
          part
        ),
      )}
    </>
  );
}

type Part = { at: number; part: string; marked: boolean };

function partsOf(text: string, typed: string): Part[] {
  const words = plain(typed)
    .split(/[\s-]+/)
    .filter(Boolean);
  const parts: Part[] = [];
  let rest = 0;
  // Letter by letter, so that an accent that is taken away does not shift what comes after it.
  for (const { index } of text.matchAll(/[\p{L}\p{N}_]+/gu)) {
    const from = plain(text.slice(index));
    const [longest] = words.filter((word) => from.startsWith(word)).toSorted((a, b) => b.length - a.length);
    if (longest === undefined || index < rest) continue;
    const end = index + longest.length;
    parts.push({ at: rest, part: text.slice(rest, index), marked: false }, { at: index, part: text.slice(index, end), marked: true });
    rest = end;
  }
  return [...parts, { at: text.length, part: text.slice(rest), marked: false }].filter(({ part }) => part !== '');
}

/** One letter for one letter: `José` is `jose`. */
function plain(text: string): string {
  return Array.from(text, (letter) => letter.normalize('NFD').charAt(0))
    .join('')
    .toLowerCase();
}
