/** What is still open in the register of the sample office at its end: money that nobody knows what for, and records that somebody is to look at. */
import { cents } from '../../shared/money.ts';
import type { SampleCustomer } from './customers.ts';
import type { Desk } from './desk.ts';

const notes = ['The remittance names a trip that is not on the invoice', 'Paid twice? The bank shows two deposits of this amount'];

/** Leaves two pieces of money to allocate and two records to review. */
export async function leaveOpenQuestions(desk: Desk, customers: readonly SampleCustomer[]): Promise<void> {
  const facility = customers.find(({ kind }) => kind === 'facility');
  await desk.ask('Marcus Webb', 'register.receive', {
    amount: cents(485_00),
    type: 'Check',
    number: '30217',
    customer: facility?.id ?? null,
    comment: 'No invoice named on the check',
  });
  await desk.ask('Dana Ruiz', 'register.receive', {
    amount: cents(212_40),
    type: 'Insurance',
    number: 'EOB 90114',
    comment: 'Two trips, one unknown',
  });
  const { rows } = await desk.ask('Dana Ruiz', 'register.list', {
    filter: { types: ['Check', 'EFT'], unallocated: false },
    limit: notes.length,
  });
  for (const [index, { id }] of rows.entries()) await desk.ask('Marcus Webb', 'register.flag', { id, note: notes[index] ?? '' });
}
