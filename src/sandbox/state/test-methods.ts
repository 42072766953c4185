/** Stripe's test cards and bank accounts (docs.stripe.com/testing): what each one does. */

export type CardOutcome =
  | { does: 'pay' }
  | { does: 'decline'; code: string; declineCode?: string; message: string }
  | { does: 'authenticate' }
  | { does: 'dispute'; reason: string; inquiry: boolean };

export type TestCard = {
  number: string;
  brand: 'visa' | 'mastercard' | 'amex' | 'discover';
  funding: 'credit' | 'debit';
  /** Known as `pm_card_…` and, the first of them, as `tok_…`. */
  names: string[];
  outcome: CardOutcome;
  /** `pending`: a refund waits; `failing`: it succeeds and then fails. */
  refunds?: 'pending' | 'failing';
  /** The money is available at once. */
  bypassPending?: true;
};

const pay: CardOutcome = { does: 'pay' };
const declined = (declineCode: string, message = 'Your card was declined.'): CardOutcome => ({
  does: 'decline',
  code: 'card_declined',
  declineCode,
  message,
});

export const testCards: readonly TestCard[] = [
  { number: '4242424242424242', brand: 'visa', funding: 'credit', names: ['visa'], outcome: pay },
  { number: '4000056655665556', brand: 'visa', funding: 'debit', names: ['visa_debit'], outcome: pay },
  { number: '5555555555554444', brand: 'mastercard', funding: 'credit', names: ['mastercard'], outcome: pay },
  { number: '5200828282828210', brand: 'mastercard', funding: 'debit', names: ['mastercard_debit'], outcome: pay },
  { number: '378282246310005', brand: 'amex', funding: 'credit', names: ['amex'], outcome: pay },
  { number: '6011111111111117', brand: 'discover', funding: 'credit', names: ['discover'], outcome: pay },
  { number: '4000000000000077', brand: 'visa', funding: 'credit', names: ['bypassPending'], outcome: pay, bypassPending: true },
  {
    number: '4000000000000002',
    brand: 'visa',
    funding: 'credit',
    names: ['chargeDeclined', 'visa_chargeDeclined'],
    outcome: declined('generic_decline'),
  },
  {
    number: '4000000000009995',
    brand: 'visa',
    funding: 'credit',
    names: ['chargeDeclinedInsufficientFunds', 'visa_chargeDeclinedInsufficientFunds'],
    outcome: declined('insufficient_funds', 'Your card has insufficient funds.'),
  },
  {
    number: '4000000000009987',
    brand: 'visa',
    funding: 'credit',
    names: ['visa_chargeDeclinedLostCard'],
    outcome: declined('lost_card'),
  },
  {
    number: '4000000000009979',
    brand: 'visa',
    funding: 'credit',
    names: ['visa_chargeDeclinedStolenCard'],
    outcome: declined('stolen_card'),
  },
  {
    number: '4000000000000069',
    brand: 'visa',
    funding: 'credit',
    names: ['chargeDeclinedExpiredCard'],
    outcome: { does: 'decline', code: 'expired_card', message: 'Your card has expired.' },
  },
  {
    number: '4000000000000127',
    brand: 'visa',
    funding: 'credit',
    names: ['chargeDeclinedIncorrectCvc'],
    outcome: { does: 'decline', code: 'incorrect_cvc', message: "Your card's security code is incorrect." },
  },
  {
    number: '4000000000000119',
    brand: 'visa',
    funding: 'credit',
    names: ['chargeDeclinedProcessingError'],
    outcome: {
      does: 'decline',
      code: 'processing_error',
      message: 'An error occurred while processing your card. Try again in a little bit.',
    },
  },
  { number: '4000000000000341', brand: 'visa', funding: 'credit', names: ['chargeCustomerFail'], outcome: declined('generic_decline') },
  {
    number: '4000002500003155',
    brand: 'visa',
    funding: 'credit',
    names: ['authenticationRequired', 'threeDSecure2Required'],
    outcome: { does: 'authenticate' },
  },
  {
    number: '4000000000000259',
    brand: 'visa',
    funding: 'credit',
    names: ['createDispute'],
    outcome: { does: 'dispute', reason: 'fraudulent', inquiry: false },
  },
  {
    number: '4000000000002685',
    brand: 'visa',
    funding: 'credit',
    names: ['createDisputeProductNotReceived'],
    outcome: { does: 'dispute', reason: 'product_not_received', inquiry: false },
  },
  {
    number: '4000000000001976',
    brand: 'visa',
    funding: 'credit',
    names: ['createDisputeInquiry'],
    outcome: { does: 'dispute', reason: 'fraudulent', inquiry: true },
  },
  { number: '4000000000007726', brand: 'visa', funding: 'credit', names: ['pendingRefund'], outcome: pay, refunds: 'pending' },
  { number: '4000000000005126', brand: 'visa', funding: 'credit', names: ['refundFail'], outcome: pay, refunds: 'failing' },
];

/** A card as typed, with or without spaces; undefined: not one of Stripe's test cards. */
export function cardByNumber(typed: string): TestCard | undefined {
  const number = typed.replaceAll(/[\s-]/g, '');
  return testCards.find((card) => card.number === number);
}

/** `visa` of `pm_card_visa` or `tok_visa`. */
export function cardByName(name: string): TestCard | undefined {
  return testCards.find((card) => card.names.includes(name));
}

export type TestBankAccount = {
  number: string;
  /** Known as `pm_usBankAccount_…`. */
  name: string;
  /** How the debit ends when nobody says otherwise. */
  failure: { code: string; message: string } | null;
};

export const testBankAccounts: readonly TestBankAccount[] = [
  { number: '000123456789', name: 'success', failure: null },
  {
    number: '000111111113',
    name: 'accountClosed',
    failure: { code: 'account_closed', message: "The customer's bank account has been closed." },
  },
  {
    number: '000111111116',
    name: 'noAccount',
    failure: { code: 'no_account', message: "The customer's bank account could not be located." },
  },
  {
    number: '000222222227',
    name: 'insufficientFunds',
    failure: { code: 'insufficient_funds', message: "The customer's account has insufficient funds to cover this payment." },
  },
  {
    number: '000333333335',
    name: 'debitNotAuthorized',
    failure: { code: 'debit_not_authorized', message: 'The customer has notified their bank that this payment was unauthorized.' },
  },
];

export function bankAccountByNumber(typed: string): TestBankAccount | undefined {
  const number = typed.replaceAll(/[\s-]/g, '');
  return testBankAccounts.find((account) => account.number === number);
}

export type TestIban = {
  number: string;
  /** Stripe's test debits end minutes later; here at once, so that the CLI's triggers of late payments come to their end. */
  ends: 'succeeded' | 'failed' | 'when told';
};

export const testIbans: readonly TestIban[] = [
  { number: 'AT611904300234573201', ends: 'succeeded' },
  { number: 'AT861904300235473202', ends: 'failed' },
  { number: 'IT60X0542811101000000123456', ends: 'failed' },
  { number: 'AT321904300235473204', ends: 'when told' },
];
