/** The same figure, wherever the desk shows it: on Home, on the dashboards, below a list, in the Finder's totals, and in a report made by hand. */
import { aging, monthlyCards } from '../../src/renderer/screens/reports/dashboards/cards.ts';
import { assert } from '../../src/shared/assert.ts';
import type { IsoDate } from '../../src/shared/dates.ts';
import type { Input, Output, QueryName } from '../../src/shared/office-api/index.ts';
import { allOf, type Condition, type Definition, definition } from '../../src/shared/reports/definition.ts';
import { activityReport } from '../../src/shared/reports/activity.ts';
import { daysOfPart, daysOfPeriod } from '../../src/shared/reports/periods.ts';
import { eventKinds, paydeskUser } from '../../src/shared/words.ts';
import type { Desk } from './desk.ts';

/** Throws, naming the figure, when two places say different amounts. Answers how many figures that are not zero were compared. */
export async function compareFigures(desk: Desk): Promise<number> {
  const today = desk.books.clock.today();
  let told = 0;
  const same = (figure: string, amounts: Readonly<Record<string, number>>) => {
    const [first = 0, ...others] = Object.values(amounts);
    assert(
      others.every((amount) => amount === first),
      `${figure}: ${JSON.stringify(amounts)}`,
    );
    if (first !== 0) told += 1;
  };
  const looked: Looked = { desk, today, same };
  await compareRegister(looked);
  await compareReceivables(looked);
  await compareEvents(looked);
  await compareRecords(looked);
  return told;
}

type Looked = { desk: Desk; today: IsoDate; same: (figure: string, amounts: Readonly<Record<string, number>>) => void };

async function compareRegister({ desk, today, same }: Looked): Promise<void> {
  const home = await ask(desk, 'office.home', {});
  const year = daysOfPeriod('last 12 months', today);
  const register = async (filter: Input<'register.list'>['filter']) => (await ask(desk, 'register.list', { filter })).totals.net;
  const collected = await report(desk, card('Collected by method').report({ ...year, to: today }));
  for (const { month, collected: atHome } of home.byMonth) {
    const whole = daysOfPart(month, 'month');
    assert(whole, 'Home goes by months');
    const days = { ...whole, to: whole.to < today ? whole.to : today };
    same(`collected in ${month}`, {
      home: atHome,
      register: await register(days),
      dashboard: collected.of(month),
      byMethod: collected.acrossOf(month),
      report: await sumOf(desk, 'Transactions', 'amount', dated('date', days)),
      activity: (await report(desk, activityReport({ kind: 'Money recorded', by: 'day', ...days, billers: [] }))).total,
    });
  }
  const thisMonth = daysOfPeriod('this month', today);
  const soFar = { from: thisMonth.from, to: today };
  same('collected this month', { home: home.collected.amount, register: await register(soFar) });
  same('through Stripe this month', {
    home: home.collected.stripeAmount,
    register: await register({ ...soFar, types: ['Stripe'] }),
    report: await sumOf(desk, 'Transactions', 'amount', dated('date', soFar), anyOf('type', ['Stripe'])),
  });
}

async function compareReceivables({ desk, today, same }: Looked): Promise<void> {
  const home = await ask(desk, 'office.home', {});
  const dispatches = async (filter: Input<'dispatches.list'>['filter']) => (await ask(desk, 'dispatches.list', { filter })).totals;
  const customers = (await ask(desk, 'customers.list', { filter: {} })).totals;
  const by = { service: await report(desk, aging('ageStep')), invoice: await report(desk, aging('invoiceAgeStep')) };
  same('due on trips', {
    list: (await dispatches({})).balanceDue,
    byService: by.service.total,
    byInvoice: by.invoice.total,
    steps: by.service.sum,
    report: await sumOf(desk, 'Customers', 'balanceDue'),
    customers: customers.balanceDue,
  });
  same('on the ledgers', {
    entries: await sumOf(desk, 'LedgerEntries', 'amount'),
    report: await sumOf(desk, 'Customers', 'ledgerBalance'),
    customers: customers.ledgerBalance,
  });
  same('waiting to be invoiced', {
    home: home.waiting.amount,
    list: (await dispatches({ states: ['Billing office'], parked: false })).balanceDue,
    report: await sumOf(desk, 'Dispatches', 'balanceDue', anyOf('state', ['Billing office']), { column: 'parked', op: 'no' }),
  });
  same('written off', {
    list: (await dispatches({ writtenOff: true })).writtenOff,
    dashboard: (await report(desk, card('Write-offs').report({ from: daysOfPeriod('last year', today).from, to: today }))).total,
    report: await sumOf(desk, 'Dispatches', 'writtenOff'),
  });
  same('due on Open invoices', {
    home: home.open.amount,
    list: (await ask(desk, 'invoices.list', { filter: { states: ['Open'] } })).totals.dueNow,
    report: await sumOf(desk, 'Invoices', 'dueNow', anyOf('state', ['Open'])),
  });
  same('revenue', {
    list: (await dispatches({})).price,
    dashboard: (await report(desk, card('Revenue').report({ from: daysOfPeriod('last year', today).from, to: today }))).total,
  });
}

async function compareEvents({ desk, today, same }: Looked): Promise<void> {
  const all = (await ask(desk, 'events.list', { filter: {} })).totals.amount;
  const finder = await ask(desk, 'events.totals', { filter: {} });
  same('all payment events', { finder: all, report: await sumOf(desk, 'PaymentEvents', 'amount') });
  for (const kind of eventKinds) {
    same(`events: ${kind}`, {
      finder: finder.kinds.find((one) => one.kind === kind)?.amount ?? 0,
      list: (await ask(desk, 'events.list', { filter: { kinds: [kind] } })).totals.amount,
      report: await sumOf(desk, 'PaymentEvents', 'amount', anyOf('kind', [kind])),
    });
  }
  for (const { type, amount } of finder.transactionTypes) {
    const condition: Condition =
      type === 'No transaction' ? { column: 'transactionType', op: 'is empty' } : anyOf('transactionType', [type]);
    same(`events: ${type}`, { finder: amount, report: await sumOf(desk, 'PaymentEvents', 'amount', condition) });
  }
  const year = daysOfPeriod('last 12 months', today);
  const applied = (billers: string[]) => report(desk, activityReport({ kind: 'Money applied', by: 'week', ...year, billers }));
  same('money applied by Paydesk', {
    activity: (await applied([])).across.get(paydeskUser) ?? 0,
    report: await sumOf(desk, 'PaymentEvents', 'moneyApplied', dated('date', year), anyOf('createdBy', [paydeskUser])),
  });
}

async function compareRecords({ desk, same }: Looked): Promise<void> {
  const of = (column: string) => sumOf(desk, 'Transactions', column);
  same('the register is what was made of it', {
    register: await of('amount'),
    parts:
      (await of('toTrips')) +
      (await of('toLedger')) +
      (await of('feeCollected')) +
      (await of('adjusted')) +
      (await of('toReturn')) +
      (await of('takenBack')) +
      (await of('unallocated')),
    inAndOut: (await of('moneyIn')) + (await of('moneyOut')),
  });
  same('from the register to trips', {
    transactions: await of('toTrips'),
    events: await sumOf(
      desk,
      'PaymentEvents',
      'amount',
      { column: 'transactionType', op: 'is not empty' },
      anyOf('kind', ['payment', 'reversal', 'insurance payment', 'sale to collections']),
    ),
  });
  same('from the register to ledgers', {
    transactions: await of('toLedger'),
    entries: 0 - (await sumOf(desk, 'LedgerEntries', 'amount', { column: 'transactionType', op: 'is not empty' })),
  });
}

async function ask<Name extends QueryName>(desk: Desk, name: Name, input: Input<Name>): Promise<Output<Name>> {
  const answer = await desk.ask(name, input);
  assert(answer !== null, `${name} is answered`);
  return answer;
}

/** A grouped report: its first measure in all, of a group, and of a value across. */
async function report(desk: Desk, asked: Definition) {
  const { rows, totals } = await ask(desk, 'reports.list', { filter: { report: asked }, limit: 500 });
  const at = asked.groups.length;
  const rowOf = (group: string) => rows.find(({ cells }) => cells[0] === group)?.cells ?? [];
  const across = totals.columns.flatMap(({ pivoted }, index) => (pivoted ? [{ value: pivoted.value, index }] : []));
  return {
    total: Number(totals.cells[at] ?? 0),
    sum: rows.reduce((sum, { cells }) => sum + Number(cells[at] ?? 0), 0),
    of: (group: string) => Number(rowOf(group)[at] ?? 0),
    acrossOf: (group: string) => across.reduce((sum, { index }) => sum + Number(rowOf(group)[index] ?? 0), 0),
    across: new Map(across.map(({ value, index }) => [value, Number(totals.cells[index] ?? 0)])),
  };
}

/** A report by hand: a sum, and nothing else. */
async function sumOf(desk: Desk, dataset: Definition['dataset'], column: string, ...conditions: Condition[]): Promise<number> {
  const asked = definition({ dataset, columns: [column], filter: allOf(...conditions), measures: [{ as: 'sum', column }] });
  return (await report(desk, asked)).total;
}

function card(title: string) {
  const found = monthlyCards.find((one) => one.title === title);
  assert(found, `there is a dashboard ${title}`);
  return found;
}

const anyOf = (column: string, values: string[]): Condition => ({ column, op: 'is any of', values });
const dated = (column: string, { from, to }: { from: IsoDate; to: IsoDate }): Condition => ({ column, op: 'dated', from, to });
