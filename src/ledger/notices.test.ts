import { expect, it } from 'vitest';
import { anOffice } from '../../test/builders/an-office.ts';
import { cents } from '../shared/money.ts';
import { noticeSchema, type Notice } from '../shared/office-api/index.ts';
import { nothingTouched } from './books/touched.ts';
import { changeNotice } from './notices.ts';

it('a change tells open screens what it touched', async () => {
  const office = await anOffice().withCustomer('maple').withDispatch('d1', { customer: 'maple', price: 100_00 }).open();
  const told: Notice[] = [];
  office.books.onCommit((operation, touched) => told.push(noticeSchema.parse(changeNotice(operation, touched))));
  await office.do('dispatches.addEvent', { dispatch: office.id('d1'), kind: 'discount', amount: cents(5_00) });
  expect(told).toMatchObject([
    { notice: 'changed', kind: 'dispatch money recorded', touched: { dispatch: [office.id('d1')], customer: [office.id('maple')] } },
  ]);
});

it('a change of very many things says so, instead of naming them all', async () => {
  const office = await anOffice().open();
  const [operation] = office.books.append('the test', { kind: 'settings changed', summary: '', writes: [] });
  const dispatch = new Set(Array.from({ length: 1001 }, (_, index) => `d${index}`));
  if (operation) expect(changeNotice(operation, { ...nothingTouched(), dispatch })).toMatchObject({ touched: { dispatch: 'all' } });
});
