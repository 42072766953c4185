/** Many invoices at once: committed, closed or cancelled, each by an operation of its own [BULK-1]. */
import { type Cents, sum, zero } from '../../shared/money.ts';
import type { BulkDeed } from '../../shared/office-api/invoicing.ts';
import type { RunResult } from '../../shared/office-api/runs.ts';
import { done } from '../../shared/refusal.ts';
import { invoiceDue } from '../billing/amount-due.ts';
import { ledgerCharge } from '../billing/generate-invoices.ts';
import type { Invoice } from '../billing/invoice.ts';
import { owedOf } from '../billing/owed.ts';
import type { Reader } from '../books/connection.ts';
import { append } from './append.ts';
import { checkDeed, decideDeed } from './invoice-decisions.ts';
import { command, query } from './registry.ts';

type Refused = RunResult['refused'][number];

const titles: Record<BulkDeed, string> = {
  commit: 'Commit drafts',
  Unpaid: 'Mark invoices as Unpaid',
  Sold: 'Sell invoices to collections',
  cancel: 'Cancel invoices',
};

export const invoiceBulkHandlers = [
  query('invoices.planBulk', ({ reader }, { ids, deed }) => {
    const able: Invoice[] = [];
    const refused: Refused[] = [];
    for (const id of new Set(ids)) {
      const checked = checkDeed(reader, id, deed);
      if (checked.ok) able.push(checked.value);
      else refused.push({ id, name: nameOf(reader, id), reason: checked.refusal.message });
    }
    const trips = able.flatMap(({ items }) => items).filter(({ state }) => state !== 'Finished').length;
    return done({ invoices: able.length, trips, amount: sum(able.map(amountOf)), refused });
  }),

  command('invoices.bulk', async (context, { ids, deed }) => {
    const refused: Refused[] = [];
    const operations: string[] = [];
    const each = [...new Set(ids)];
    const ended = await context.runs.over(titles[deed], each, (id) => {
      const decided = decideDeed(context, id, deed);
      if (decided.ok) operations.push(append(context, decided.value).operation);
      else refused.push({ id, name: nameOf(context.reader, id), reason: decided.refusal.message });
    });
    return ended.ok ? done({ of: each.length, done: operations.length, refused, cancelled: ended.value.cancelled, operations }) : ended;
  }),
];

/** What a draft would be invoiced for, or what is due now on another. */
function amountOf(invoice: Invoice): Cents {
  const { state, account, items } = invoice;
  return state === 'Draft' ? sum([...items.map((item) => owedOf(item).owed), ledgerCharge(account) ?? zero]) : invoiceDue(invoice);
}

/** `A-1031, Maple Court Nursing`, `Draft, Maple Court Nursing`. */
function nameOf(reader: Reader, id: string): string {
  const found = reader.first<{ number: string | null; name: string }>(
    'SELECT invoices.number, customers.name FROM invoices JOIN customers ON customers.id = invoices.customer WHERE invoices.id = :id',
    { id },
  );
  return found ? `${found.number ?? 'Draft'}, ${found.name}` : id;
}
