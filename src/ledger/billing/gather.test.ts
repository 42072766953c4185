import { describe, expect, it } from 'vitest';
import { aDispatch, anAccount, type DispatchSpec } from '../../../test/builders/receivables.ts';
import { isoDate } from '../../shared/dates.ts';
import { type Debtor, gather, type Gathering, isWorthAnInvoice, type Receivable } from './gather.ts';

type Spec = DispatchSpec & { timesInvoiced?: number; onDraft?: boolean };

function receivable(spec: Spec): Receivable {
  const { timesInvoiced = 0, onDraft = false, ...dispatch } = spec;
  return { dispatch: aDispatch('d5', { state: 'Billing office', openInvoices: [], ...dispatch }), timesInvoiced, onDraft };
}

function debtor(receivables: Receivable[], ledger = 0, carriers: string[] = []): Debtor {
  return { account: anAccount(ledger, carriers), kind: 'facility', hasDraft: false, receivables };
}

const differential: Gathering = { kind: 'differential' };
const january: Gathering = { kind: 'complete', from: isoDate('2026-01-05'), to: isoDate('2026-01-31') };
const twice: Gathering = { kind: 'collections', timesInvoiced: 2 };
const picked: Gathering = { kind: 'custom', items: new Set(['d5']) };
const pickedOther: Gathering = { kind: 'custom', items: new Set(['d9']) };

describe('a generator', () => {
  const cases: [title: string, gathering: Gathering, dispatch: Spec, taken: boolean][] = [
    ['[GEN-1] takes what is owed', differential, {}, true],
    ['[GEN-1] takes what is overpaid', january, { paid: 120_00 }, true],
    ['[GEN-1] not what owes nothing', january, { paid: 100_00 }, false],
    ['[GEN-1] not what its patient pays', january, { payor: 'patient' }, false],
    ['[GEN-1] not what is Finished', january, { state: 'Finished' }, false],
    ['[GEN-1] not what is cancelled', january, { cancelled: true, paid: 5_00 }, false],
    ['[GEN-1] not what is non-billable', twice, { nonBillable: true, paid: 5_00, timesInvoiced: 2 }, false],
    ['[GEN-2] differential: not what awaits payment', differential, { state: 'Awaiting payment' }, false],
    ['[GEN-3] complete: also what awaits payment', january, { state: 'Awaiting payment' }, true],
    ['[GEN-3] complete: the first day', january, { date: '2026-01-05' }, true],
    ['[GEN-3] complete: the last day', january, { date: '2026-01-31' }, true],
    ['[GEN-3] complete: not the day before', january, { date: '2026-01-04' }, false],
    ['[GEN-3] complete: not the day after', january, { date: '2026-02-01' }, false],
    ['[GEN-4] collections: what was invoiced that often', twice, { timesInvoiced: 2 }, true],
    ['[GEN-4] collections: what was invoiced more often', twice, { timesInvoiced: 5 }, true],
    ['[GEN-4] collections: not what was invoiced less often', twice, { timesInvoiced: 1 }, false],
    ['[GEN-4] collections: not what is overpaid', twice, { timesInvoiced: 2, paid: 120_00 }, false],
    ['[GEN-5] not what is parked', differential, { parked: true }, false],
    ['[GEN-5] not what is on a draft already', differential, { onDraft: true }, false],
    ['[GEN-5] custom: what is picked', picked, { payor: 'patient', onDraft: true }, true],
    ['[GEN-5] custom: nothing else', pickedOther, {}, false],
    ['[GEN-5] custom: not what is parked', picked, { parked: true }, false],
    ['[GEN-5] custom: not what is Finished', picked, { state: 'Finished' }, false],
  ];
  it.each(cases)('%s', (_title, gathering, spec, taken) => {
    expect(gather(debtor([receivable(spec)]), gathering).items).toHaveLength(taken ? 1 : 0);
  });

  it('[GEN-5] counts what it passes over', () => {
    const { passedOver } = gather(debtor([{ parked: true }, { onDraft: true }, { onDraft: true }, {}].map(receivable)), differential);
    expect(passedOver).toEqual({ parked: 1, onDraft: 2, finished: 0 });
  });

  it('[GEN-5] counts nothing that was not meant', () => {
    const { passedOver } = gather(debtor([receivable({ parked: true, payor: 'patient' })]), differential);
    expect(passedOver).toEqual({ parked: 0, onDraft: 0, finished: 0 });
  });

  it('adds up what the trips owe and the ledger charge', () => {
    const gathered = gather(debtor([receivable({}), receivable({ paid: 130_00 })], 20_00), differential);
    expect(gathered).toMatchObject({ owed: 70_00, ledgerCharge: 20_00, total: 90_00 });
  });
});

describe('a differential invoice for a facility', () => {
  const cases: [title: string, dispatch: Spec, taken: boolean][] = [
    ['[INV-1] takes what waits in the Billing office', {}, true],
    ['[INV-1] takes what was paid in part', { paid: 99_99 }, true],
    ['[INV-1] takes what is overpaid', { paid: 100_01 }, true],
    ['[INV-1] takes what stood on an invoice before', { openInvoices: [] }, true],
    ['[INV-1] not what awaits payment', { state: 'Awaiting payment' }, false],
    ['[INV-1] not what is Finished', { state: 'Finished' }, false],
    ['[INV-1] [FLOW-8] not what is parked', { parked: true }, false],
    ['[INV-1] not what is cancelled', { cancelled: true, paid: 5_00 }, false],
    ['[INV-1] not what is non-billable', { nonBillable: true, paid: 5_00 }, false],
    ['[INV-1] not what owes nothing', { paid: 100_00 }, false],
    ['[INV-1] not what its patient pays', { payor: 'patient' }, false],
    ['[INV-1] not what insurance pays', { payor: 'insurance' }, false],
  ];
  it.each(cases)('%s', (_title, spec, taken) => {
    expect(gather(debtor([receivable(spec)]), differential).items).toHaveLength(taken ? 1 : 0);
  });
});

describe('an invoice without trips', () => {
  const cases: [title: string, gathering: Gathering, ledger: number, carriers: string[], hasDraft: boolean, made: boolean][] = [
    ['[GEN-6] is made of a ledger debit', differential, 20_00, [], false, true],
    ['[GEN-6] not of a credit', differential, -20_00, [], false, false],
    ['[GEN-6] not of nothing', differential, 0, [], false, false],
    ['[GEN-6] not while another invoice carries the ledger', differential, 20_00, ['i9'], false, false],
    ['[GEN-6] not while there is a draft', differential, 20_00, [], true, false],
    ['[GEN-6] not by the other generators', january, 20_00, [], false, false],
  ];
  it.each(cases)('%s', (_title, gathering, ledger, carriers, hasDraft, made) => {
    const customer = { ...debtor([], ledger, carriers), hasDraft };
    expect(isWorthAnInvoice(customer, gather(customer, gathering), gathering)).toBe(made);
  });
});
