/** A trip that insurance pays first: it sets the price allowed, pays its share by EOB, and the rest goes to the patient. */
import { addDays } from '../../shared/dates.ts';
import { cents } from '../../shared/money.ts';
import type { Agenda } from './agenda.ts';
import type { Chance } from './chance.ts';
import type { Trip } from './trips.ts';

export function payByInsurance(agenda: Agenda, chance: Chance, { customer, dispatch, quoted, date }: Trip): void {
  const allowed = cents(Math.round((quoted * chance.between(62, 90)) / 100 / 5) * 5);
  const share = cents(Math.round((allowed * chance.one([80, 80, 80, 100])) / 100));
  const claimed = addDays(date, chance.between(2, 6));
  const answered = addDays(claimed, chance.between(14, 40));
  const number = `EOB ${chance.between(61_000, 98_999)}`;
  agenda.add(claimed, async (desk) => {
    const { id: invoice } = await desk.ask('Marcus Webb', 'invoices.draft', { customer: customer.id, items: [dispatch] });
    await desk.ask('Marcus Webb', 'invoices.commit', { id: invoice });
    agenda.add(answered, async (later) => {
      const { state } = await later.ask('Dana Ruiz', 'invoices.get', { id: invoice });
      if (state !== 'Open') return;
      const lines = [{ dispatch, allowed, paid: share }];
      const toPatient = share < allowed;
      await later.ask('Dana Ruiz', 'insurance.record', { amount: share, number, comment: 'Primary insurance', lines, toPatient });
      if (toPatient) await later.ask('Dana Ruiz', 'invoices.close', { id: invoice, as: 'Unpaid' });
    });
  });
}
