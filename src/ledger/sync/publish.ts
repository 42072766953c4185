/**
 * Publishes payables, level-triggered: what differs from what the companion last acknowledged is pushed until nothing does, so a message that
 * was lost heals by itself [SYNC-1].
 */
import { createHash } from 'node:crypto';
import type { Payable, PortalTerms } from '../../shared/companion-api/payables.ts';
import { done, type Outcome } from '../../shared/refusal.ts';
import type { Books, Local, Reader } from '../books/open.ts';
import { canonicalJson } from '../journal/canonical.ts';
import { readSettings } from '../queries/settings.ts';
import type { Companion, Push } from './companion.ts';
import { readAcknowledged, readCursor, writeAcknowledged } from './link.ts';
import { keyOfOffice, readPayable } from './read-payables.ts';

type Sources = Pick<Books, 'reader' | 'local'>;

const pageSize = 500;

/** Pushes page after page until the companion has acknowledged all that the books say now. */
export async function publish(companion: Companion, sources: Sources): Promise<Outcome<void>> {
  for (let push = nextPush(sources); push; push = nextPush(sources)) {
    const pushed = await companion.publish(push);
    if (!pushed.ok) return pushed;
    acknowledge(sources.local, push);
  }
  return done(undefined);
}

/**
 * The next page, or null when the companion knows everything. The last page carries the Stripe fact that the books go up to; when it is made,
 * every payable that is not in it is acknowledged as it stands. So a page is read in one transaction, with nothing changing meanwhile.
 */
export function nextPush({ reader, local }: Sources): Push | null {
  return local.transaction(() => {
    const { payables, more } = differing({ reader, local });
    const asOfFact = readCursor(local).number;
    const { terms, logo } = officeOf(reader);
    const acknowledged = readAcknowledged(local);
    const sameHead = acknowledged !== null && canonicalJson(acknowledged) === canonicalJson({ asOfFact, terms, logo: hashOf(logo) });
    if (payables.length === 0 && sameHead) return null;
    const newLogo = acknowledged?.logo === hashOf(logo) ? {} : { logo };
    return { asOfFact, last: !more, terms, payables, ...(more ? {} : newLogo) };
  });
}

/** How many invoices' balances the companion does not have yet; those that turn out to be the same are no longer counted. */
export function countUnpublished(sources: Sources): number {
  return sources.local.transaction(() => {
    differing(sources);
    return sources.local.countStalePayables();
  });
}

/** The first page of payables that differ from what was acknowledged. What was marked stale and is the same after all is unmarked. */
function differing({ reader, local }: Sources): { payables: Payable[]; more: boolean } {
  for (;;) {
    const stale = local.stalePayables(pageSize);
    if (stale.length === 0) return { payables: [], more: false };
    const keyOf = keyOfOffice(reader);
    const payables: Payable[] = [];
    const same: string[] = [];
    for (const invoice of stale) {
      const payable = readPayable(reader, invoice, keyOf);
      if (payable && canonicalJson(payable) !== local.publishedPayable(invoice)) payables.push(payable);
      else same.push(invoice);
    }
    local.clearStale(same);
    const more = local.countStalePayables() > payables.length;
    if (payables.length > 0 || !more) return { payables, more };
  }
}

/** They stay marked as stale: the next look finds them the same, or changed meanwhile. */
function acknowledge(local: Local, { asOfFact, last, terms, logo, payables }: Push): void {
  local.transaction(() => {
    for (const payable of payables) local.setPublished(payable.invoice, canonicalJson(payable));
    if (!last) return;
    const before = readAcknowledged(local)?.logo ?? '';
    writeAcknowledged(local, { asOfFact, terms, logo: logo === undefined ? before : hashOf(logo) });
  });
}

/** What the portal shows of the office, and how it takes money. */
function officeOf(reader: Reader): { terms: PortalTerms; logo: string } {
  const { officeName, officePhone, timeZone, portalEnabled, passFee, ratePpm, fixed, allowUnpaid, ...settings } = readSettings(reader);
  const partialLeast = settings.partialPayments ? settings.partialLeast : null;
  const terms = { officeName, officePhone, timeZone, portalEnabled, passFee, ratePpm, fixed, allowUnpaid, partialLeast };
  return { terms, logo: settings.documentLogo };
}

function hashOf(logo: string): string {
  return logo === '' ? '' : createHash('sha256').update(logo).digest('hex');
}
