import { assert } from '../../shared/assert.ts';
import type { PhonePayment } from '../../shared/companion-api/phone-purpose.ts';
import type { PhoneTarget } from '../billing/book-phone-payment.ts';
import type { Reader } from '../books/connection.ts';
import { loadAccount, loadDispatch } from './load.ts';
import { loadCarrying, loadOpenInvoices } from './load-records.ts';

/** The dispatch, or else the ledger, that a card is charged for over the phone; null: it is not in these books. */
export function loadPhoneTarget(reader: Reader, { purpose, id }: Pick<PhonePayment, 'purpose' | 'id'>): PhoneTarget | null {
  if (purpose === 'customer') {
    const account = loadAccount(reader, id);
    return account && { account, dispatch: null, open: loadCarrying(reader, [account.id]) };
  }
  const dispatch = purpose === 'dispatch' ? loadDispatch(reader, id) : null;
  if (!dispatch) return null;
  const account = loadAccount(reader, dispatch.customer);
  assert(account, `the customer of dispatch ${id} is in the books`);
  return { account, dispatch, open: loadOpenInvoices(reader, [id]) };
}
