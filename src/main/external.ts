/** Which addresses of the web the desk may open in the computer's browser. */

export type AllowList = {
  /** Allows the origin of an address that our own ledger names; addresses that are none are ignored. */
  allow(url: string): void;
  permits(url: string): boolean;
};

/**
 * Stripe's dashboard, what the start allowed, and what the ledger named (the portal, the companion). `https` only, except on this computer.
 * The page cannot add to it.
 */
export function createAllowList(origins: readonly string[] = []): AllowList {
  const allowed = new Set(['https://dashboard.stripe.com']);
  const allow = (url: string) => {
    const origin = originOf(url);
    if (origin !== null) allowed.add(origin);
  };
  origins.forEach(allow);
  return { allow, permits: (url) => allowed.has(originOf(url) ?? '') };
}

function originOf(text: string): string | null {
  const url = parse(text);
  if (url === null || url.username !== '' || url.password !== '') return null;
  const isLocal = url.hostname === '127.0.0.1' || url.hostname === 'localhost';
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLocal) ? url.origin : null;
}

function parse(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null; // not an address: nothing to allow
  }
}
