/** What billers do with invoices. */
import { assert } from '../../src/shared/assert.ts';
import { cents } from '../../src/shared/money.ts';
import type { Desk } from './desk.ts';
import { amount, type Deed, keep, pick, type Row } from './scene.ts';

export const draft: Deed = async (scene) => {
  const { desk, chance } = scene;
  const customer = pick(scene, 'customers');
  if (!customer) return;
  const mine = desk.books.reader.all<Row>('SELECT id, customer FROM dispatches WHERE customer = :id ORDER BY id', { id: customer.id });
  const items = chance.some(mine).map(({ id }) => id);
  const byHand = chance.happens(40) && items.length > 0;
  const drafted = await desk.ask('invoices.draft', { customer: customer.id, ...(byHand && { items }) });
  keep(scene, drafted);
  if (drafted && chance.happens(80)) keep(scene, await desk.ask('invoices.commit', { id: drafted.id }));
};

export const workOnDraft: Deed = async (scene) => {
  const { desk, chance } = scene;
  const invoice = pick(scene, 'invoices', "state = 'Draft'");
  if (!invoice) return;
  const mine = desk.books.reader.all<Row>('SELECT id, customer FROM dispatches WHERE customer = :customer ORDER BY id', {
    customer: invoice.customer,
  });
  const items = chance.some(mine).map(({ id }) => id);
  if (items.length > 0 && chance.happens(50)) keep(scene, await desk.ask('invoices.setItems', { id: invoice.id, items }));
  else keep(scene, await desk.ask('invoices.commit', { id: invoice.id }));
};

export const closeInvoice: Deed = async (scene) => {
  const { desk, chance } = scene;
  const invoice = pick(scene, 'invoices');
  if (!invoice) return;
  const how = chance.one(['Unpaid', 'Unpaid', 'Sold', 'cancel'] as const) ?? 'Unpaid';
  if (how === 'cancel') keep(scene, await desk.ask('invoices.cancel', { id: invoice.id }));
  else keep(scene, await desk.ask('invoices.close', { id: invoice.id, as: how }));
};

export const payInvoice: Deed = async (scene) => {
  const { desk, chance, auditor } = scene;
  const invoice = pick(scene, 'invoices', chance.happens(80) ? "state = 'Open'" : 'TRUE');
  if (!invoice) return;
  const { due } = desk.books.reader.one<{ due: number }>('SELECT due_now AS due FROM invoices WHERE id = :id', { id: invoice.id });
  const paid = due > 0 && chance.happens(40) ? cents(due) : amount(scene, 600_00);
  const how = chance.one([{}, {}, {}, { keepOpen: true }, { writeOffRest: true }]) ?? {};
  const input = { invoice: invoice.id, amount: paid, type: 'Check', number: String(chance.number(1, 30)), twinSeen: true, ...how } as const;
  const { twinSeen: _twinSeen, ...asked } = input;
  const foreseen = await desk.ask('payments.preview', asked);
  const answer = await desk.ask('payments.record', input);
  assert((foreseen === null) === (answer === null), 'a payment is refused when its preview is');
  if (answer) auditor.note(answer.operation, { money: { [invoice.customer]: paid } });
  keep(scene, answer);
  if (!foreseen) return;
  const { state, dueNow } = await mustAsk(desk, invoice.id);
  assert(state === foreseen.invoiceStateAfter && dueNow === foreseen.dueAfter, `invoice ${invoice.id} is as the preview said`);
};

async function mustAsk(desk: Desk, id: string) {
  const invoice = await desk.ask('invoices.get', { id });
  assert(invoice, 'the invoice is there');
  return invoice;
}

export const generate: Deed = async (scene) => {
  keep(scene, await scene.desk.ask('invoices.generate', { gathering: { kind: 'differential' }, commit: scene.chance.happens(70) }));
};

export const reinvoice: Deed = async (scene) => {
  const { desk, chance } = scene;
  keep(scene, await desk.ask('invoices.reinvoice', { olderThan: chance.number(0, 20), commit: chance.happens(70) }));
};

export const bulk: Deed = async (scene) => {
  const { desk, chance } = scene;
  const ids = chance.some(desk.books.reader.all<{ id: string }>('SELECT id FROM invoices ORDER BY id')).map(({ id }) => id);
  if (ids.length === 0) return;
  const deed = chance.one(['commit', 'Unpaid', 'Unpaid', 'Sold', 'cancel'] as const) ?? 'commit';
  keep(scene, await desk.ask('invoices.bulk', { ids, deed }));
};
