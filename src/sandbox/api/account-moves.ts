/** What happens to an account at Stripe: its office answers questions, Stripe looks at them, restricts or refuses it, the office shuts the platform out. */
import { type Account, openAccount, ownAccountId, type Clock } from '../state/account.ts';
import { newId } from '../state/ids.ts';
import type { AccountRecord, CapabilityStatus } from '../state/objects.ts';
import type { Store } from '../state/store.ts';
import { dueOf, instantOf, snapshot } from './account-views.ts';

/** How Stripe may come to see an account. */
export const standings = ['active', 'restricted', 'in review', 'rejected', 'closed'] as const;
export type Standing = (typeof standings)[number];

const cardsOf: Readonly<Record<Standing, CapabilityStatus>> = {
  active: 'active',
  restricted: 'restricted',
  'in review': 'pending',
  rejected: 'rejected',
  closed: 'restricted',
};

export type Moves = {
  /** The office has answered some of what is due; all: it may take payments from now on. */
  answer(answered: readonly string[] | 'all'): AccountRecord;
  /** `due`: what Stripe asks for from now on. `deadline`: seconds since 1970. */
  move(to: Standing, asks: { due?: string[] | undefined; deadline?: number | undefined }): AccountRecord;
  deauthorize(): AccountRecord;
};

export function movesOf(store: Store, clock: Clock, id: string): Moves {
  const home = openAccount(store, clock, ownAccountId);
  const own = openAccount(store, clock, id);

  const change = (fields: Partial<AccountRecord>): AccountRecord => {
    const old = home.get('account', id);
    const { now } = home.change('account', id, fields);
    own.emit('account.updated', snapshot(now), { charges_enabled: snapshot(old).charges_enabled });
    tell(home, id, 'v2.core.account[requirements].updated');
    if (old.capabilities.card_payments !== now.capabilities.card_payments)
      tell(home, id, 'v2.core.account[configuration.merchant].capability_status_updated');
    if (now.closed === true && old.closed !== true) tell(home, id, 'v2.core.account.closed');
    return now;
  };
  const both = (status: CapabilityStatus) => ({ capabilities: { card_payments: status, ach_debit_payments: status } });

  return {
    answer(answered) {
      const record = home.get('account', id);
      const due = answered === 'all' ? [] : dueOf(record).filter((field) => !answered.includes(field));
      return change({ due, deadline: due.length === 0 ? null : (record.deadline ?? null), ...(due.length === 0 ? both('active') : {}) });
    },
    move(to, { due, deadline }) {
      const asks = due ?? (to === 'restricted' ? ['company.verification.document'] : []);
      return change({ due: asks, deadline: deadline ?? null, closed: to === 'closed', ...both(cardsOf[to]) });
    },
    deauthorize() {
      const { now } = home.change('account', id, { deauthorized: true });
      own.emit('account.application.deauthorized', { id: 'ca_SandboxPaydesk', object: 'application', name: 'Paydesk' });
      return now;
    },
  };
}

/** A thin event goes to the platform, whichever of its accounts it is about. */
function tell(home: Account, id: string, type: string): void {
  home.notify({
    id: newId('evt'),
    object: 'v2.core.event',
    type,
    created: instantOf(home.now()),
    livemode: false,
    ...(id === ownAccountId ? {} : { context: id }),
    related_object: { id, type: 'v2.core.account', url: `/v2/core/accounts/${id}` },
  });
}
