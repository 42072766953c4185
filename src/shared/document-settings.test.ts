import { expect, it } from 'vitest';
import { fillSentences } from './document-settings.ts';

it.each([
  [
    'Please pay by {due date}. Call {phone}.',
    { 'due date': 'Dec 12, 2026', phone: '555-0100' },
    'Please pay by Dec 12, 2026. Call 555-0100.',
  ],
  ['Please pay by {due date}. Call {phone}.', { 'due date': 'Dec 12, 2026', phone: '' }, 'Please pay by Dec 12, 2026.'],
  [
    'Call {phone}! Thank you, {customer}.\n{office}',
    { customer: 'Maple Court', office: 'Lone Star' },
    'Thank you, Maple Court.\nLone Star',
  ],
  ['Questions? {phone}', {}, 'Questions?'],
  ['Nothing is named here: 2.5 % of it.', {}, 'Nothing is named here: 2.5 % of it.'],
])('%j leaves out what names nothing', (text, values, said) => {
  expect(fillSentences(text, values)).toBe(said);
});
