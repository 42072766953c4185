import { describe, expect, it } from 'vitest';
import { aDispatch, anAccount, anInvoice, type DispatchSpec } from '../../../test/builders/receivables.ts';
import { isoDate } from '../../shared/dates.ts';
import { selfPayIdFrom } from '../../shared/self-pay-id.ts';
import { checkItems, commitInvoice, draftItems, ledgerCharge } from './generate-invoices.ts';

describe('dispatches picked by hand', () => {
  const cases: [title: string, dispatch: DispatchSpec, refused: string | null][] = [
    ['[INV-2] may wait in the Billing office', { state: 'Billing office' }, null],
    ['[INV-2] may await payment on another invoice', { state: 'Awaiting payment', openInvoices: ['i9'] }, null],
    ['[INV-2] may be for another payor', { payor: 'patient' }, null],
    ['[INV-2] [INV-8] not another customer’s', { customer: 'oak' }, 'Dispatch 1 belongs to another customer.'],
    ['[INV-2] [INV-8] not Finished', { state: 'Finished' }, 'Dispatch 1 is Finished.'],
    ['[INV-2] [INV-8] not parked', { parked: true }, 'Dispatch 1 is in the parking lot.'],
  ];
  it.each(cases)('%s', (_title, spec, refused) => {
    const outcome = checkItems([aDispatch('d1', spec)], 'maple');
    if (refused === null) expect(outcome.ok).toBe(true);
    else
      expect(outcome).toMatchObject({
        ok: false,
        refusal: { code: 'wrong-state', message: expect.stringContaining(refused), field: 'items' },
      });
  });
});

describe('the ledger charge of a new invoice', () => {
  const cases: [title: string, balance: number, carriers: string[], charge: number | null][] = [
    ['[INV-3] a debit', 20_00, [], 20_00],
    ['[INV-3] a credit', -20_00, [], -20_00],
    ['[INV-3] none when the balance is 0', 0, [], null],
    ['[INV-3] none when another Open invoice carries it', 20_00, ['i9'], null],
  ];
  it.each(cases)('%s', (_title, balance, carriers, charge) => {
    expect(ledgerCharge(anAccount(balance, carriers))).toBe(charge);
  });
});

describe('committing', () => {
  const commitment = {
    number: 'A-1001',
    selfPayId: selfPayIdFrom(123_456_789),
    committedOn: isoDate('2026-03-02'),
    dueOn: isoDate('2026-04-01'),
  };
  const waiting = aDispatch('d1', { state: 'Billing office', openInvoices: [], serviceCharges: 5_00, paid: 30_00 });
  const draft = anInvoice([waiting], { state: 'Draft', number: '', account: anAccount(20_00) });

  it('[INV-4] pulls the items into Awaiting payment and opens the invoice', () => {
    const writes = commitInvoice(draft, commitment);
    expect(writes).toContainEqual({ put: 'dispatch', id: 'd1', set: { state: 'Awaiting payment' } });
    expect(writes).toContainEqual(expect.objectContaining({ put: 'invoice', set: expect.objectContaining({ state: 'Open' }) }));
  });

  it('[INV-5] fixes the quoted price, the amount invoiced and the ledger charge', () => {
    const writes = commitInvoice(draft, commitment);
    expect(writes).toContainEqual(
      expect.objectContaining({ put: 'invoiceItem', set: expect.objectContaining({ quoted: 100_00, invoiced: 75_00 }) }),
    );
    expect(writes).toContainEqual(expect.objectContaining({ put: 'invoice', set: expect.objectContaining({ ledgerCharge: 20_00 }) }));
  });

  it('[INV-6] gives the number, the self-pay ID and the dates', () => {
    expect(commitInvoice(draft, commitment)[0]).toMatchObject({ put: 'invoice', id: 'i1', set: commitment });
  });
});

it('a draft forgets what is no longer listed', () => {
  expect(draftItems('i1', [aDispatch('d2')], [aDispatch('d1'), aDispatch('d2')])).toMatchObject([
    { put: 'invoiceItem', id: 'i1:d2', set: { position: 0, removed: false } },
    { put: 'invoiceItem', id: 'i1:d1', set: { removed: true } },
  ]);
});
