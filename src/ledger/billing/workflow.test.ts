import { describe, expect, it } from 'vitest';
import { cents } from '../../shared/money.ts';
import type { WorkflowState } from '../../shared/words.ts';
import { automaticState, moveTo } from './workflow.ts';

describe('the automatic workflow, in the order of its rules', () => {
  const yes = true;
  const no = false;
  const cases: [title: string, cancelled: boolean, nonBillable: boolean, owed: number, onOpenInvoice: boolean, state: WorkflowState][] = [
    ['[FLOW-1] cancelled', yes, no, 0, no, 'Finished'],
    ['[FLOW-1] cancelled, on an Open invoice', yes, no, 0, yes, 'Finished'],
    ['[FLOW-1] cancelled after it was paid', yes, no, -80_00, yes, 'Finished'],
    ['[FLOW-1] non-billable', no, yes, 0, no, 'Finished'],
    ['[FLOW-1] non-billable after it was paid', no, yes, -80_00, yes, 'Finished'],
    ['[FLOW-2] nothing owed', no, no, 0, no, 'Finished'],
    ['[FLOW-2] nothing owed, on an Open invoice', no, no, 0, yes, 'Finished'],
    ['[FLOW-3] one cent owed, on an Open invoice', no, no, 1, yes, 'Awaiting payment'],
    ['[FLOW-3] overpaid, on an Open invoice', no, no, -1, yes, 'Awaiting payment'],
    ['[FLOW-4] one cent owed', no, no, 1, no, 'Billing office'],
    ['[FLOW-4] overpaid', no, no, -1, no, 'Billing office'],
  ];
  it.each(cases)('%s', (_title, cancelled, nonBillable, owed, onOpenInvoice, state) => {
    expect(automaticState({ cancelled, nonBillable, owed: cents(owed), onOpenInvoice })).toBe(state);
  });

  it('moves a dispatch only where it is not already', () => {
    expect(moveTo({ id: 'd1', state: 'Finished' }, 'Finished')).toEqual([]);
    expect(moveTo({ id: 'd1', state: 'Finished' }, 'Billing office')).toEqual([
      { put: 'dispatch', id: 'd1', set: { state: 'Billing office' } },
    ]);
  });
});
