/** What is asked of a biller before a dispatch's money moves. */
import { formatMoney } from '../../../shared/money.ts';
import type { Dispatch } from '../../../shared/office-api/dispatches.ts';
import type { WorkflowState } from '../../../shared/words.ts';
import type { Question } from './DecisionDialog.tsx';

export function askToWriteOff({ number, owed }: Dispatch): Question {
  return {
    title: `Write off dispatch ${number}?`,
    words: `${formatMoney(owed)} is not asked for any more. At any time it can go back to the Billing office.`,
    confirm: `Write off ${formatMoney(owed)}`,
    said: `${formatMoney(owed)} of dispatch ${number} is written off`,
    decision: { what: 'write off' },
    danger: true,
  };
}

export function askToReopen({ number }: Dispatch): Question {
  return {
    title: `Move dispatch ${number} to the Billing office?`,
    words: 'It no longer awaits payment and comes up for invoicing again. The invoices it stands on keep it.',
    confirm: 'Move it',
    said: `Dispatch ${number} is back in the Billing office`,
    decision: { what: 'reopen' },
  };
}

export function askToSet({ number, automaticState }: Dispatch, state: WorkflowState): Question {
  return {
    title: `Set dispatch ${number} to ${state}?`,
    words: `By itself it would be in ${automaticState}. It stays in ${state} until its money or its billing fields change again.`,
    confirm: `Set to ${state}`,
    said: `Dispatch ${number} is in ${state}`,
    decision: { what: 'set state', state },
  };
}

export function askAboutCancelling({ number, cancelled }: Dispatch): Question {
  return cancelled
    ? {
        title: `Take the cancellation of dispatch ${number} back?`,
        words: 'The trip counts again, and what is unpaid of its price is owed again.',
        confirm: 'Take it back',
        said: `Dispatch ${number} counts again`,
        decision: { what: 'change', set: { cancelled: false } },
      }
    : {
        title: `Cancel dispatch ${number}?`,
        words: 'A cancelled trip owes nothing and is no write-off. What was paid for it stays visible as overpaid.',
        confirm: 'Cancel the trip',
        said: `Dispatch ${number} is cancelled`,
        decision: { what: 'change', set: { cancelled: true } },
        danger: true,
      };
}

export function askAboutBilling({ number, nonBillable }: Dispatch): Question {
  return nonBillable
    ? {
        title: `Make dispatch ${number} billable?`,
        words: 'What is unpaid of its price is owed again.',
        confirm: 'Make it billable',
        said: `Dispatch ${number} is billable`,
        decision: { what: 'change', set: { nonBillable: false } },
      }
    : {
        title: `Make dispatch ${number} non-billable?`,
        words: 'A non-billable trip owes nothing and is no write-off. What was paid for it stays visible as overpaid.',
        confirm: 'Make it non-billable',
        said: `Dispatch ${number} is non-billable`,
        decision: { what: 'change', set: { nonBillable: true } },
        danger: true,
      };
}
