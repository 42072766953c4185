/** What can be done with many trips at once, in words. */
import type { BulkPlan, DispatchMove } from '../../../shared/office-api/dispatch-bulk.ts';
import type { DispatchRow } from '../../../shared/office-api/dispatches.ts';
import { formatMoney, minus } from '../../../shared/money.ts';
import { counted } from '../invoicing/words.ts';

type Words = {
  /** The button that asks. */
  label: string;
  /** The button that does it, with how many: `Park 12 trips`. */
  verb: string;
  running: string;
  done: string;
  danger?: boolean;
  /** What it means, beside the figures. */
  about: (plan: BulkPlan) => string;
};

export const moveWords: Record<DispatchMove['what'], Words> = {
  park: {
    label: 'Park',
    verb: 'Park',
    running: 'Parking trips',
    done: 'parked',
    about: ({ before }) =>
      `${formatMoney(before.balanceDue)} is held back from invoicing until the trips are released. Payments still come in.`,
  },
  release: {
    label: 'Release',
    verb: 'Release',
    running: 'Releasing trips',
    done: 'released from the parking lot',
    about: ({ before }) => `${formatMoney(before.balanceDue)} can be invoiced again.`,
  },
  'make non-billable': {
    label: 'Make non-billable',
    verb: 'Make non-billable:',
    running: 'Making trips non-billable',
    done: 'made non-billable',
    danger: true,
    about: () => 'A non-billable trip owes nothing and is no write-off. What was paid for it stays visible as overpaid.',
  },
  'make billable': {
    label: 'Make billable',
    verb: 'Make billable:',
    running: 'Making trips billable',
    done: 'made billable',
    about: () => 'What is unpaid of their prices is owed again.',
  },
  'change payor': {
    label: 'Change payor',
    verb: 'Change the payor of',
    running: 'Changing payors',
    done: 'billed to another payor',
    about: () => 'Open invoices keep these trips, and money for them pays trips of the invoice’s own payor first.',
  },
  'write off': {
    label: 'Write off',
    verb: 'Write off',
    running: 'Writing trips off',
    done: 'written off',
    danger: true,
    about: ({ before, after }) =>
      `${formatMoney(minus(after.writtenOff, before.writtenOff))} is not asked for any more. It can be taken back at any time.`,
  },
  'take write-off back': {
    label: 'Take write-off back',
    verb: 'Take back',
    running: 'Taking write-offs back',
    done: 'back in the Billing office',
    about: ({ after }) => `${formatMoney(after.balanceDue)} is due again and comes up for invoicing.`,
  },
  reopen: {
    label: 'Move to the Billing office',
    verb: 'Move',
    running: 'Moving trips to the Billing office',
    done: 'back in the Billing office',
    about: () => 'They come up for invoicing again. The invoices they stand on keep them.',
  },
  'quote again': {
    label: 'Quote again',
    verb: 'Quote',
    running: 'Quoting trips again',
    done: 'quoted again',
    about: ({ before, after }) =>
      after.writtenOff < before.writtenOff
        ? `The automatic workflow decides again about each trip: ${formatMoney(minus(before.writtenOff, after.writtenOff))} that was written off comes up for invoicing again.`
        : 'The new quote says by which line of which schedule it came about; the automatic workflow decides again about each trip.',
  },
};

/** `Park 12 trips`, `Make non-billable: 12 trips`. */
export function confirmWords(what: DispatchMove['what'], count: number): string {
  return `${moveWords[what].verb} ${counted(count, 'trip')}`;
}

type Plain = Exclude<DispatchMove['what'], 'change payor' | 'quote again'>;

/** Whether a move would change this trip: the ledger says so for certain. */
export const mayChange: Record<Plain, (row: DispatchRow) => boolean> = {
  park: ({ parked, state }) => !parked && state !== 'Finished',
  release: ({ parked, state }) => parked && state !== 'Finished',
  'make non-billable': ({ nonBillable, cancelled }) => !nonBillable && !cancelled,
  'make billable': ({ nonBillable }) => nonBillable,
  'write off': ({ state, owed }) => state !== 'Finished' && owed > 0,
  'take write-off back': ({ writtenOff }) => writtenOff > 0,
  reopen: ({ state, cancelled, nonBillable, writtenOff }) => state !== 'Billing office' && !cancelled && !nonBillable && writtenOff === 0,
};
