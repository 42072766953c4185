import { describe, expect, it } from 'vitest';
import { anOffice } from '../../../test/builders/an-office.ts';
import { bring } from '../../../test/builders/desks.ts';
import { projectedRows, someBooks } from '../../../test/builders/books.ts';
import type { Office } from '../../../test/builders/office.ts';
import { offerStatement, statementOf } from '../../../test/builders/statement.ts';
import { isoDate } from '../../shared/dates.ts';
import { cents } from '../../shared/money.ts';
import type { Input, Output } from '../../shared/office-api/index.ts';
import { checkBooks } from '../books/invariants/check.ts';

const march = { from: isoDate('2026-03-01'), to: isoDate('2026-03-31') };

/** An office with checks of 60.00 and 40.00, an EFT of 75.00 and cash of 12.00, all of Mar 2. */
async function withMoney(): Promise<{ office: Office; ids: Record<'check1' | 'check2' | 'eft' | 'cash', string> }> {
  const office = await anOffice().withCustomer('maple').open();
  const receive = async (type: 'Check' | 'EFT' | 'Cash', number: string, amount: number) =>
    (await office.do('register.receive', { type, number, amount: cents(amount) })).record;
  return {
    office,
    ids: {
      check1: await receive('Check', '101', 60_00),
      check2: await receive('Check', '102', 40_00),
      eft: await receive('EFT', '88120034', 75_00),
      cash: await receive('Cash', '', 12_00),
    },
  };
}

async function imported(office: Office, ...rows: string[]): Promise<Output<'bank.import'>> {
  return office.do('bank.import', { file: offerStatement(office, statementOf(rows)) });
}

const view = (office: Office) => office.do('bank.reconciliation', march);

async function lineOf(office: Office, amount: number): Promise<Output<'bank.reconciliation'>['lines'][number]> {
  const line = (await view(office)).lines.find((each) => each.amount === amount);
  if (!line) throw new Error(`no line of ${amount}`);
  return line;
}

const deposit = (records: string[], number = '118'): Input<'deposits.make'> => ({ date: isoDate('2026-03-03'), number, records });

describe('a deposit', () => {
  it('[BANK-1] is of checks and cash, and its amount is their sum', async () => {
    const { office, ids } = await withMoney();
    await office.do('deposits.make', deposit([ids.check1, ids.check2, ids.cash]));
    const { deposits } = await office.do('deposits.made', march);
    expect(deposits).toMatchObject([{ kind: 'deposit', number: '118', amount: 112_00, line: null }]);
    expect(deposits[0]?.records.map(({ id }) => id).toSorted()).toEqual([ids.check1, ids.check2, ids.cash].toSorted());
    expect((await office.do('deposits.waiting', { kind: 'deposit' })).records).toEqual([]);
  });

  it('[BANK-2] a record is in one deposit only', async () => {
    const { office, ids } = await withMoney();
    await office.do('deposits.make', deposit([ids.check1]));
    expect(await office.refusalOf('deposits.make', deposit([ids.check1, ids.cash]))).toMatchObject({ code: 'conflict', field: 'records' });
    expect(await office.refusalOf('deposits.make', deposit([ids.cash, ids.cash]))).toMatchObject({ code: 'invalid-input' });
  });

  it('[BANK-3] can be changed, and removed, which sets its records free', async () => {
    const { office, ids } = await withMoney();
    const { id } = await office.do('deposits.make', deposit([ids.check1, ids.cash]));
    await office.do('deposits.change', { id, set: { number: '119', records: [ids.check1, ids.check2] } });
    expect((await office.do('deposits.made', march)).deposits).toMatchObject([{ number: '119', amount: 100_00 }]);
    await office.do('deposits.remove', { id });
    expect((await office.do('deposits.made', march)).deposits).toEqual([]);
    expect((await office.do('deposits.waiting', { kind: 'deposit' })).records).toHaveLength(3);
  });

  it('[BANK-3] is not changed once a line stands for it', async () => {
    const { office, ids } = await withMoney();
    const { id } = await office.do('deposits.make', deposit([ids.check1]));
    await imported(office, '2026-03-04,60.00,DEPOSIT,118');
    await office.do('bank.match', { matches: [{ line: (await lineOf(office, 60_00)).id, what: 'deposit', id }] });
    expect(await office.refusalOf('deposits.remove', { id })).toMatchObject({ code: 'wrong-state' });
    expect(await office.refusalOf('deposits.change', { id, set: { number: '1' } })).toMatchObject({ code: 'wrong-state' });
  });

  it('[BANK-2] of two desks that put one record into two deposits the later holds, in whatever order it arrives, and a rebuild agrees', async () => {
    const { office, ids } = await withMoney();
    let late = 1_900_000_000_000; // its clock is ahead
    const other = someBooks({ slot: 1, joining: true, now: () => late });
    bring(office.books, other);
    await office.do('deposits.make', deposit([ids.check1, ids.check2]));
    late += 1000;
    const set = { kind: 'deposit', date: isoDate('2026-03-04'), number: '7', comment: '', fees: cents(0), removed: false } as const;
    other.append('Ann', {
      kind: 'deposit changed',
      summary: '',
      writes: [
        { put: 'deposit', id: 'deposit-of-ann', set },
        { put: 'depositItem', id: ids.check1, set: { deposit: 'deposit-of-ann' } },
      ],
    });
    bring(other, office.books);
    bring(office.books, other);
    const made = (await office.do('deposits.made', march)).deposits.map(({ number, amount }) => ({ number, amount }));
    expect(made.toSorted((a, b) => a.amount - b.amount)).toEqual([
      { number: '118', amount: 40_00 },
      { number: '7', amount: 60_00 },
    ]);
    expect(projectedRows(other)).toEqual(projectedRows(office.books));
    expect(checkBooks(office.books.reader, office.file)).toEqual([]);
  });
});

describe('importing a statement', () => {
  it('[BANK-4] reads what the bank says', async () => {
    const { office } = await withMoney();
    expect(await imported(office, '03/05/2026,"1,500.00",DEPOSIT,118', '2026-03-06,(12.50),Service fee,')).toEqual({
      added: 2,
      known: 0,
      from: '2026-03-05',
      to: '2026-03-06',
    });
    expect((await view(office)).lines).toMatchObject([
      { date: '2026-03-06', amount: -12_50, description: 'Service fee', state: 'unknown' },
      { date: '2026-03-05', amount: 1_500_00, number: '118', state: 'unknown' },
    ]);
  });

  it('[BANK-4] takes nothing of a file with a wrong line, and says which', async () => {
    const { office } = await withMoney();
    const file = offerStatement(office, statementOf(['2026-03-05,10.00,A,', 'yesterday,10.00,B,', '2026-03-05,ten,C,']));
    const refusal = await office.refusalOf('bank.import', { file });
    expect(refusal.message).toContain('line 3: “yesterday” is no date; line 4: “ten” is no amount');
    expect((await view(office)).lines).toEqual([]);
  });

  it('[BANK-4] an OFX statement names its account by the last digits', async () => {
    const { office } = await withMoney();
    const line = '<STMTTRN><DTPOSTED>20260305<TRNAMT>75.00<FITID>A1<NAME>ACH 88120034</STMTTRN>';
    const ofx = `<OFX><ACCTID>000012345678<BANKTRANLIST>${line}</BANKTRANLIST></OFX>`;
    expect(await office.do('bank.import', { file: offerStatement(office, ofx, 'statement.qfx') })).toMatchObject({ added: 1, known: 0 });
    expect((await view(office)).lines).toMatchObject([{ account: 'Account ···· 5678', amount: 75_00, state: 'suggested' }]);
    expect(await office.do('bank.import', { file: offerStatement(office, ofx, 'again.qfx') })).toMatchObject({ added: 0, known: 1 });
  });

  it('[BANK-5] the same statement again adds nothing and keeps the matches', async () => {
    const { office, ids } = await withMoney();
    const rows = ['2026-03-04,75.00,ACH 88120034,', '2026-03-04,5.00,INTEREST,', '2026-03-04,5.00,INTEREST,'];
    expect(await imported(office, ...rows)).toMatchObject({ added: 3, known: 0 });
    await office.do('bank.match', { matches: [{ line: (await lineOf(office, 75_00)).id, what: 'record', id: ids.eft }] });
    expect(await imported(office, ...rows, '2026-03-07,9.00,MORE,')).toMatchObject({ added: 1, known: 3 });
    expect(await lineOf(office, 75_00)).toMatchObject({ state: 'matched', match: { id: ids.eft } });
  });

  it('refuses a file that is not there, and a Viewer', async () => {
    const { office } = await withMoney();
    expect(await office.refusalOf('bank.import', { file: 'nothing' })).toMatchObject({ code: 'not-found' });
    expect(await office.as('Viewer').refusalOf('bank.import', { file: 'nothing' })).toMatchObject({ code: 'not-allowed' });
  });
});

describe('matching', () => {
  it('[BANK-7] suggests the deposit by its slip and the transfer by its number', async () => {
    const { office, ids } = await withMoney();
    const { id } = await office.do('deposits.make', deposit([ids.check1, ids.check2]));
    await imported(office, '2026-03-04,100.00,DEPOSIT,118', '2026-03-04,75.00,ACH 88120034 ST ANNE,');
    expect(await lineOf(office, 100_00)).toMatchObject({
      state: 'suggested',
      suggestion: { because: 'number', thing: { id, name: 'Deposit 118' } },
    });
    expect(await lineOf(office, 75_00)).toMatchObject({ suggestion: { because: 'number', thing: { id: ids.eft } } });
    expect((await view(office)).missing).toMatchObject([{ id: ids.cash }]);
  });

  it('[BANK-8] is of the same amount, once, and by its deposit', async () => {
    const { office, ids } = await withMoney();
    const { id } = await office.do('deposits.make', deposit([ids.check1, ids.check2]));
    await imported(office, '2026-03-04,100.00,A,', '2026-03-05,100.00,B,', '2026-03-04,60.00,C,');
    const lines = (await view(office)).lines.filter(({ amount }) => amount === 100_00).map((line) => line.id);
    const small = (await lineOf(office, 60_00)).id;
    const [first = '', second = ''] = lines;
    const refused = (match: Input<'bank.match'>['matches'][number]) => office.refusalOf('bank.match', { matches: [match] });
    expect(await refused({ line: small, what: 'deposit', id })).toMatchObject({ code: 'wrong-state' });
    expect(await refused({ line: small, what: 'record', id: ids.check1 })).toMatchObject({ code: 'conflict' });
    await office.do('bank.match', { matches: [{ line: first, what: 'deposit', id }] });
    expect(await refused({ line: second, what: 'deposit', id })).toMatchObject({ code: 'conflict' });
    await office.do('bank.unmatch', { lines: [first] });
    await office.do('bank.match', { matches: [{ line: second, what: 'deposit', id }] });
    expect((await view(office)).lines.map(({ state }) => state)).toContain('matched');
  });

  it('[BANK-9] a deposit that another desk changed under its match differs, and is not reconciled', async () => {
    const { office, ids } = await withMoney();
    const { id } = await office.do('deposits.make', deposit([ids.check1, ids.check2]));
    await imported(office, '2026-03-04,100.00,DEPOSIT,118');
    const line = (await lineOf(office, 100_00)).id;
    await office.do('bank.match', { matches: [{ line, what: 'deposit', id }] });
    office.books.append('Ann at another desk', {
      kind: 'deposit changed',
      summary: '',
      writes: [{ put: 'depositItem', id: ids.check2, set: { deposit: null } }],
    });
    expect(await lineOf(office, 100_00)).toMatchObject({ state: 'differs', match: { amount: 60_00 } });
    expect(await office.refusalOf('bank.reconcile', { lines: [line], reconciled: true })).toMatchObject({ code: 'wrong-state' });
    await office.do('bank.unmatch', { lines: [line] });
    expect(await lineOf(office, 100_00)).toMatchObject({ state: 'unknown' });
  });

  it('a record tells its deposit and the line that stands for it', async () => {
    const { office, ids } = await withMoney();
    const { id } = await office.do('deposits.make', deposit([ids.check1]));
    await imported(office, '2026-03-04,60.00,DEPOSIT,118');
    await office.do('bank.match', { matches: [{ line: (await lineOf(office, 60_00)).id, what: 'deposit', id }] });
    expect((await office.do('register.get', { id: ids.check1 })).bank).toEqual({
      deposit: { kind: 'deposit', number: '118', date: '2026-03-03' },
      line: { date: '2026-03-04', reconciled: false },
    });
    expect((await office.do('register.get', { id: ids.eft })).bank).toEqual({ deposit: null, line: null });
  });

  it('[BANK-3] undoing a deposit sets its records free, undoing a match lets the line go', async () => {
    const { office, ids } = await withMoney();
    const { operation, id } = await office.do('deposits.make', deposit([ids.check1]));
    await imported(office, '2026-03-04,60.00,DEPOSIT,118');
    const matched = await office.do('bank.match', { matches: [{ line: (await lineOf(office, 60_00)).id, what: 'deposit', id }] });
    await office.do('undo.undo', { operations: [matched.operation] });
    expect(await lineOf(office, 60_00)).toMatchObject({ state: 'suggested', match: null });
    await office.do('undo.undo', { operations: [operation] });
    expect((await office.do('deposits.made', march)).deposits).toEqual([]);
    expect((await office.do('deposits.waiting', { kind: 'deposit' })).records).toHaveLength(3);
  });

  it('[BANK-9] reconciles what is matched or set aside, and takes it back', async () => {
    const { office, ids } = await withMoney();
    await imported(office, '2026-03-04,75.00,ACH,', '2026-03-04,-8.00,BANK FEE,');
    const [line, fee] = [(await lineOf(office, 75_00)).id, (await lineOf(office, -8_00)).id];
    expect(await office.refusalOf('bank.reconcile', { lines: [line], reconciled: true })).toMatchObject({ code: 'wrong-state' });
    await office.do('bank.match', { matches: [{ line, what: 'record', id: ids.eft }] });
    await office.do('bank.setAside', { lines: [fee] });
    await office.do('bank.reconcile', { lines: [line, fee], reconciled: true });
    expect((await view(office)).totals).toMatchObject({ reconciled: { count: 2, amount: 67_00 }, unknown: { count: 0 } });
    expect(await office.refusalOf('bank.unmatch', { lines: [line] })).toMatchObject({ code: 'wrong-state' });
    await office.do('bank.reconcile', { lines: [line, fee], reconciled: false });
    await office.do('bank.unmatch', { lines: [line, fee] });
    expect((await view(office)).lines.map(({ state }) => state).toSorted()).toEqual(['suggested', 'unknown']);
  });

  it('[BANK-11] a record that was reversed before the bank saw it is not missing; one that bounced is', async () => {
    const office = await anOffice().withCustomer('maple').withDispatch('d1', { customer: 'maple', price: 50_00 }).open();
    await office.commit('i1', { customer: 'maple' });
    const record = await office.pay('i1', { amount: 50_00, number: '5' });
    await office.do('register.reverse', { id: record, reason: 'Typed twice', bounced: false });
    expect((await view(office)).missing).toEqual([]);
    const bad = await office.pay('i1', { amount: 50_00, number: '6' });
    await office.do('register.reverse', { id: bad, reason: 'No funds', bounced: true });
    expect((await view(office)).missing.map(({ amount }) => amount).toSorted((a, b) => a - b)).toEqual([-50_00, 50_00]);
  });
});

describe('Stripe', () => {
  async function withStripe(): Promise<{ office: Office; records: string[] }> {
    const { office } = await withMoney();
    const { recordedAt } = await office.do('register.get', { id: (await office.do('register.list', { filter: {} })).rows[0]?.id ?? '' });
    const records = ['pi_1', 'pi_2'];
    for (const [index, object] of records.entries()) {
      const stripe = { fact: 'payment', object, paymentIntent: object, account: 'acct_1', livemode: false, method: 'Visa' } as const;
      const row = { type: 'Stripe', number: object, amount: cents(100_00 + index), date: isoDate('2026-03-02'), comment: '' } as const;
      const rest = { creator: '[Paydesk]', recordedAt, customer: null, invoice: null, needsReview: false, comesFrom: null };
      const id = `stripe:${object}:payment`;
      office.books.append('[Paydesk]', {
        id,
        kind: 'Stripe payment booked',
        summary: '',
        writes: [{ add: 'registerRecord', id: object, row: { ...row, ...rest, stripe } }],
      });
    }
    return { office, records };
  }

  it('[BANK-10] its records wait for their payout, which takes all of them less what Stripe kept', async () => {
    const { office, records } = await withStripe();
    expect((await view(office)).waitingForPayout).toEqual({ count: 2, amount: 200_01 });
    expect(await office.refusalOf('deposits.make', deposit(['pi_1']))).toMatchObject({ code: 'wrong-state' });
    await imported(office, '2026-03-05,193.61,STRIPE TRANSFER,');
    const line = (await lineOf(office, 193_61)).id;
    expect(await office.refusalOf('bank.payout', { line, records: ['pi_1'] })).toMatchObject({ code: 'invalid-input', field: 'records' });
    await office.do('bank.payout', { line, records });
    expect(await lineOf(office, 193_61)).toMatchObject({ state: 'matched', match: { name: 'Stripe payout', amount: 193_61 } });
    expect((await view(office)).waitingForPayout).toEqual({ count: 0, amount: 0 });
    expect((await office.do('deposits.made', march)).deposits).toMatchObject([{ kind: 'payout', fees: 6_40, amount: 193_61 }]);
    await office.do('bank.reconcile', { lines: [line], reconciled: true });
    expect(checkBooks(office.books.reader, office.file)).toEqual([]);
  });
});
