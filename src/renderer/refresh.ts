/** Open screens refresh by themselves: which queries read what, and the ledger's notices turned into refetching just those. */
import type { QueryClient } from '@tanstack/react-query';
import type { Notice, QueryName } from '../shared/office-api/index.ts';
import type { Connection } from '../shared/office-api/office.ts';
import { isOpen, lookAgain } from './door/door.ts';
import { noteFresh } from './fresh.ts';

type Changed = Extract<Notice, { notice: 'changed' }>;
type Kind = keyof Changed['touched'];

const money: readonly Kind[] = ['registerRecord', 'dispatch', 'invoice', 'customer'];
const bank: readonly Kind[] = ['deposit', 'statementLine', 'registerRecord', 'customer'];

/** A query that reads nothing of a kind is not asked again when that kind changes. */
const reads: Record<QueryName | 'door.look', readonly Kind[]> = {
  'door.look': ['setting', 'user'],
  'office.session': ['setting', 'user', 'invoice', 'registerRecord'],
  'office.home': [...money, 'stripeActivity', 'stripePayout'],
  'office.search': money,
  'office.history': [...money, 'schedule', 'stripeActivity'],
  'settings.get': ['setting'],
  'settings.history': ['setting'],
  'sync.status': ['setting'],
  'notices.all': ['stripeActivity', 'stripePayout', 'setting'],
  'customers.list': money,
  'customers.get': money,
  'customers.statement': [...money, 'setting'],
  'customers.likelyDuplicates': ['customer'],
  'customers.planMerge': money,
  'customers.planSeparation': money,
  'dispatches.list': ['dispatch', 'customer', 'registerRecord'],
  'dispatches.get': money,
  'dispatches.planBulk': ['dispatch', 'invoice', 'schedule'],
  'dispatches.preview': ['dispatch', 'invoice'],
  'events.list': money,
  'billflash.plan': [...money, 'setting'],
  'events.totals': money,
  'events.creators': ['user'],
  'invoices.list': [...money, 'stripeActivity'],
  'invoices.get': [...money, 'stripeActivity', 'setting'],
  'invoices.candidates': money,
  'invoices.plan': money,
  'invoices.planReinvoicing': money,
  'invoices.planBulk': money,
  'documents.notIssued': ['invoice'],
  'documents.letter': ['customer', 'setting'],
  'mail.state': [],
  'documents.preview': [...money, 'setting'],
  'lateFees.plan': [...money, 'setting'],
  'money.foresee': money,
  'customers.foreseeLedgerEntry': ['customer', 'dispatch', 'invoice'],
  'insurance.foresee': money,
  'refunds.foresee': money,
  'payments.preview': money,
  'phone.offer': [...money, 'setting'],
  'phone.preview': [...money, 'setting'],
  'people.get': ['user'],
  'people.history': ['user'],
  'register.foreseeReversal': money,
  'events.foreseeReversal': money,
  'people.refused': ['user'],
  'bank.reconciliation': bank,
  'bank.candidates': bank,
  'deposits.made': bank,
  'deposits.foresee': ['registerRecord'],
  'deposits.waiting': bank,
  'reports.list': [...money, 'user'],
  'reports.stop': [],
  'payouts.sent': ['stripePayout', ...bank],
  'payouts.get': ['stripePayout', 'stripeActivity', ...bank],
  'payouts.report': ['stripePayout', 'stripeActivity', ...bank],
  'payouts.elsewhere': ['stripePayout', 'stripeActivity', 'registerRecord'],
  'payouts.foreseeTakeIn': [...money, 'stripePayout'],
  'payouts.feeCheck': ['stripePayout', 'setting', 'registerRecord'],
  'register.list': money,
  'register.previewAllocation': money,
  'register.get': [...money, 'stripeActivity', 'deposit', 'statementLine'],
  'register.toReview': ['registerRecord'],
  'register.waiting': ['registerRecord'],
  'stripe.payment': ['registerRecord', 'stripeActivity'],
  'stripe.previewRefund': ['dispatch', 'invoice', 'registerRecord', 'stripeActivity'],
  'runs.current': [],
  'importRows.list': [],
  'imports.done': ['import'],
  'imports.planUndo': money,
  'views.all': ['view'],
  'schedules.all': ['schedule', 'customer', 'dispatch'],
  'schedules.get': ['schedule', 'customer', 'dispatch'],
  'schedules.quote': ['schedule'],
  'schedules.planDuplicate': ['schedule'],
  'undo.preview': [...money, 'setting'],
};

/** While long work changes the books many times a second, open screens follow once in this many milliseconds. */
const pauseDuringRun = 1000;

/**
 * Listens to the ledger for as long as the page lives. Notices that arrive while a refresh is under way are gathered into one refresh after it:
 * however fast the books change, each open query is asked by one request at a time.
 */
export function refreshByNotices(client: QueryClient): void {
  let stale = new Set<Kind>();
  let refreshing = false;
  let running = false;
  let runEnded = () => {};

  const refresh = async () => {
    refreshing = true;
    while (stale.size > 0) {
      const kinds = stale;
      stale = new Set();
      if (running)
        await new Promise<void>((resolve) => {
          runEnded = resolve;
          setTimeout(resolve, pauseDuringRun);
        });
      // Behind a lock nothing is asked, since nothing is answered; who opens it sees everything anew.
      const isAsked = (name: unknown) => name === 'door.look' || isOpen(client);
      await client.invalidateQueries({
        predicate: ({ queryKey: [name] }) => isAsked(name) && kindsOf(name).some((kind) => kinds.has(kind)),
      });
    }
    refreshing = false;
  };

  window.paydesk.onNotice((notice) => {
    if (notice.notice === 'connection') {
      const before = client.getQueryData<Connection>(['sync.status', {}])?.stripe;
      client.setQueryData(['sync.status', {}], notice.connection);
      // What became of the account is a notice too.
      if (before?.status !== notice.connection.stripe?.status && isOpen(client))
        void client.invalidateQueries({ queryKey: ['notices.all'] });
      return;
    }
    if (notice.notice === 'run') {
      running = notice.run !== null;
      if (!running) runEnded();
      client.setQueryData(['runs.current', {}], { run: notice.run });
      return;
    }
    noteFresh(notice);
    for (const kind of Object.keys(notice.touched)) stale.add(kind as Kind); // the keys of `touched` are kinds
    if (!refreshing) void refresh();
  });

  // A ledger that was started again may have changed while it said nothing. What is asked while it first opens waits for it.
  let wasAway = false;
  window.paydesk.onLedger(({ state }) => {
    if (state === 'restarting' || state === 'cannot open') wasAway = true;
    if (state !== 'ready' || !wasAway) return;
    wasAway = false;
    void lookAgain(client).then(() => (isOpen(client) ? client.invalidateQueries() : undefined));
  });
}

function kindsOf(name: unknown): readonly Kind[] {
  return Object.entries(reads).find(([query]) => query === name)?.[1] ?? [];
}
