import { expect, it, onTestFinished } from 'vitest';
import { anOffice } from '../../../test/builders/an-office.ts';
import { isoDate } from '../../shared/dates.ts';
import { definition } from '../../shared/reports/definition.ts';
import { createAside } from './aside.ts';

const today = isoDate('2026-03-02');
const page = { offset: 0, limit: 10 };
const report = definition({ dataset: 'Dispatches', columns: ['number', 'price'] });

/** An office that is not small enough to be read at once. */
async function anOfficeReadAside() {
  const office = await anOffice()
    .withCustomer('maple')
    .withDispatch('d1', { customer: 'maple', price: 100_00 })
    .withDispatch('d2', { customer: 'maple', price: 50_00 })
    .open();
  const aside = createAside(office.file, office.books.reader, 0);
  onTestFinished(() => aside.close());
  office.ledger.aside = aside;
  return { office, aside };
}

it('[REP-7] a report is read aside and answered as it would be at once, also of what was committed just before', async () => {
  const { office } = await anOfficeReadAside();
  const asked = { filter: { report } };
  const { aside, ...atOnce } = office.ledger;
  expect(aside).toBeDefined();
  const first = await office.do('reports.list', asked);
  expect(first.totals.cells).toEqual([null, 150_00]);
  await office.commit('i1', { customer: 'maple' });
  await office.pay('i1', { amount: 150_00 });
  const paid = definition({ dataset: 'Dispatches', columns: ['number', 'paid'] });
  const answer = await office.do('reports.list', { filter: { report: paid } });
  expect(answer.totals.cells).toEqual([null, 150_00]);
  office.ledger = atOnce;
  expect(await office.do('reports.list', { filter: { report: paid } })).toEqual(answer);
});

it('[REP-7] what is stopped is refused, what was asked for after it is answered, and so is the same again', async () => {
  const { office, aside } = await anOfficeReadAside();
  const asked = { report, today, page };
  const running = aside.report(asked, 'first');
  const waiting = aside.report(asked, 'second');
  const last = aside.report(asked, 'third');
  aside.stop('first');
  aside.stop('second');
  expect(await running).toMatchObject({ ok: false });
  expect(await waiting).toMatchObject({ ok: false });
  expect(await last).toMatchObject({ ok: true, value: { count: 2 } });
  await office.do('reports.stop', { ask: 'nobody knows' });
  expect(await office.do('reports.list', { filter: { report }, ask: 'first' })).toMatchObject({ count: 2 });
});

it('[REP-7] where threads cannot be started, reports are read at once', async () => {
  const { office } = await anOfficeReadAside();
  const broken = { do: () => Promise.reject(new Error('no threads here')), end: () => Promise.resolve() };
  office.ledger.aside = createAside(office.file, office.books.reader, 0, () => broken);
  expect(await office.do('reports.list', { filter: { report } })).toMatchObject({ count: 2 });
});
