/** The index of everything the ledger serves: `registry` throws at start when a call of the contract is missing here or stands here twice. */
import { allocationHandlers } from './commands/allocation.ts';
import { bankCommands } from './commands/bank.ts';
import { bankImportCommands } from './commands/bank-import.ts';
import { candidates } from './commands/candidates.ts';
import { deskNoticeHandlers } from './commands/desk-notices.ts';
import { customerCommands } from './commands/customers.ts';
import { dispatchBulkHandlers } from './commands/dispatch-bulk.ts';
import { depositCommands } from './commands/deposits.ts';
import { previewDispatch } from './commands/dispatch-decisions.ts';
import { dispatchCommands } from './commands/dispatches.ts';
import { documentHandlers } from './commands/documents.ts';
import { doorHandlers } from './commands/door.ts';
import { exportHandlers } from './commands/exports.ts';
import { generateHandlers } from './commands/generate.ts';
import { importUndoHandlers } from './commands/import-undo.ts';
import { importHandlers } from './commands/imports.ts';
import { invoiceBulkHandlers } from './commands/invoice-bulk.ts';
import { invoiceCommands } from './commands/invoices.ts';
import { mailingHandlers } from './commands/mailing.ts';
import { mailHandlers } from './commands/mail.ts';
import { mergeHandlers } from './commands/merge-customers.ts';
import { insuranceHandlers } from './commands/insurance.ts';
import { lateFeeHandlers } from './commands/late-fees.ts';
import { moneyHandlers } from './commands/money.ts';
import { paymentHandlers } from './commands/payments.ts';
import { peopleCommands } from './commands/people.ts';
import { keptCardHandlers } from './commands/kept-cards.ts';
import { phoneCardHandlers } from './commands/phone-cards.ts';
import { registerCommands } from './commands/register.ts';
import type { Handler } from './commands/registry.ts';
import { refundHandlers } from './commands/refunds.ts';
import { reportPaperHandlers } from './commands/report-pdf.ts';
import { reinvoiceHandlers } from './commands/reinvoice.ts';
import { reversalHandlers } from './commands/reversals.ts';
import { runHandlers } from './commands/runs.ts';
import { scheduleHandlers } from './commands/schedules.ts';
import { settingsHandlers } from './commands/settings.ts';
import { stripeAccountHandlers } from './commands/stripe-account.ts';
import { stripeRefundHandlers } from './commands/stripe-refunds.ts';
import { syncHandlers } from './commands/sync.ts';
import { fillPayout } from './commands/fill-payout.ts';
import { takeInHandlers } from './commands/take-in.ts';
import { undoHandlers } from './commands/undo.ts';
import { viewHandlers } from './commands/views.ts';
import { screenQueries } from './queries/index.ts';

export const handlers: readonly Handler[] = [
  ...doorHandlers,
  ...documentHandlers,
  ...customerCommands,
  ...mailingHandlers,
  ...mailHandlers,
  ...mergeHandlers,
  ...dispatchCommands,
  ...scheduleHandlers,
  ...viewHandlers,
  previewDispatch,
  ...dispatchBulkHandlers,
  ...invoiceCommands,
  ...invoiceBulkHandlers,
  ...importHandlers,
  ...importUndoHandlers,
  ...exportHandlers,
  ...generateHandlers,
  ...reinvoiceHandlers,
  ...reportPaperHandlers,
  ...runHandlers,
  candidates,
  ...lateFeeHandlers,
  ...moneyHandlers,
  ...insuranceHandlers,
  ...refundHandlers,
  ...paymentHandlers,
  ...keptCardHandlers,
  ...phoneCardHandlers,
  ...peopleCommands,
  ...registerCommands,
  ...allocationHandlers,
  ...bankCommands,
  ...bankImportCommands,
  ...depositCommands,
  ...deskNoticeHandlers,
  ...reversalHandlers,
  ...stripeRefundHandlers,
  ...stripeAccountHandlers,
  ...settingsHandlers,
  ...syncHandlers,
  fillPayout,
  ...takeInHandlers,
  ...undoHandlers,
  ...screenQueries,
];
