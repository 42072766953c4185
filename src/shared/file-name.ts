/** Names of files that every system takes. */

const reserved = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])$/i;
const longest = 100;

/**
 * The name of a file for what is called `title`, without its ending: no sign that a system gives a meaning to, none of Windows' reserved names, not too long.
 *
 * `fileNameOf('Receipt 12/34')` is `Receipt 12_34`
 */
export function fileNameOf(title: string): string {
  const safe = title.normalize('NFC').replace(/[^\p{L}\p{M}\p{N} ._-]/gu, '_');
  const short = safe.slice(0, longest).replace(/\p{Surrogate}/gu, ''); // not half a letter at its end
  const name = short.replace(/^[ .]+|[ .]+$/g, '') || 'Document';
  return reserved.test(name.split('.')[0]?.trim() ?? '') ? `_${name}` : name;
}

/** Gives each name once: the second `Statement` becomes `Statement (2)`; capitals make no difference, as on Windows. `isTaken`: what was there before. */
export function eachOnce(isTaken: (name: string) => boolean): (name: string) => string {
  const given = new Set<string>();
  return (name) => {
    let free = name;
    for (let count = 2; given.has(free.toLowerCase()) || isTaken(free); count += 1) free = `${name} (${count})`;
    given.add(free.toLowerCase());
    return free;
  };
}
