import { describe, expect, it } from 'vitest';
import { anOffice } from '../../../test/builders/an-office.ts';
import { projectedRows } from '../../../test/builders/books.ts';
import type { Office } from '../../../test/builders/office.ts';
import type { Input } from '../../shared/office-api/index.ts';

const view = (part: Partial<Input<'views.save'>> = {}): Input<'views.save'> => ({
  list: 'dispatches',
  name: 'Big ones',
  shared: false,
  filter: { states: ['Billing office'], parked: false },
  sort: { by: 'owed', descending: true },
  columns: null,
  ...part,
});
const namesOf = async (office: Office) => (await office.do('views.all', { list: 'dispatches' })).views.map(({ name }) => name);

describe('a view', () => {
  it('[VIEW-1] keeps filter, order and columns under its name, also after a replay', async () => {
    const office = await anOffice().open();
    const columns = { order: ['owed', 'number'], sizes: { owed: 90 }, visible: { price: true } };
    await office.do('views.save', view({ columns }));
    const { filter, sort } = view();
    expect((await office.do('views.all', { list: 'dispatches' })).views).toMatchObject([
      { name: 'Big ones', filter, sort, columns, mayChange: true },
    ]);
    const before = projectedRows(office.books);
    office.books.rebuild();
    expect(projectedRows(office.books)).toEqual(before);
  });

  it('[VIEW-1] is its maker’s alone, or everyone’s', async () => {
    const office = await anOffice().open();
    const other = office.as('Biller');
    await office.do('views.save', view({ name: 'Mine' }));
    await office.do('views.save', view({ name: 'Ours', shared: true }));
    expect(await namesOf(office)).toEqual(['Mine', 'Ours']);
    expect(await namesOf(other)).toEqual(['Ours']);
  });

  it('[VIEW-2] has a name that none of those has that are seen', async () => {
    const office = await anOffice().open();
    const { id } = await office.do('views.save', view());
    expect(await office.refusalOf('views.save', view({ name: 'big ONES' }))).toMatchObject({ code: 'conflict', field: 'name' });
    await office.do('views.save', view({ id, sort: null }));
    await office.as('Biller').do('views.save', view());
  });

  it('[VIEW-3] is changed and removed by its maker or an Administrator', async () => {
    const office = await anOffice().open();
    const maker = office.as('Biller');
    const { id } = await maker.do('views.save', view({ shared: true }));
    const other = office.as('Captain');
    expect(await other.refusalOf('views.remove', { id })).toMatchObject({ code: 'not-allowed' });
    await office.do('views.save', view({ id, name: 'Biggest ones', shared: true }));
    expect(await namesOf(maker)).toEqual(['Biggest ones']);
    await maker.do('views.remove', { id });
    expect(await namesOf(maker)).toEqual([]);
    expect(await maker.refusalOf('views.remove', { id })).toMatchObject({ code: 'not-found' });
  });

  it('[UNDO-1] is gone when saving it is undone, and there again when removing it is', async () => {
    const office = await anOffice().open();
    const saved = await office.do('views.save', view());
    const removed = await office.do('views.remove', { id: saved.id });
    await office.do('undo.undo', { operations: [removed.operation] });
    expect(await namesOf(office)).toEqual(['Big ones']);
    await office.do('undo.undo', { operations: [saved.operation] });
    expect(await namesOf(office)).toEqual([]);
  });

  it('is not saved by a Viewer', async () => {
    const office = await anOffice().open();
    expect(await office.as('Viewer').refusalOf('views.save', view())).toMatchObject({ code: 'not-allowed' });
  });
});
