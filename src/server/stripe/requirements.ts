/** What Stripe still asks of an account, in plain words: its own names of fields are for programs. */

/** The first that fits counts; Stripe's names of both generations of its API are alike enough. */
const words: readonly (readonly [RegExp, string])[] = [
  [/external_account|bank_account|default_payout|payout/, 'A bank account for payouts'],
  [/tos_acceptance|terms_of_service|attestations/, 'Agreement to Stripe’s terms of service'],
  [/statement_descriptor/, 'The name that customers see on their card statement'],
  [
    /business_profile\.url|profile\.business_url|product_description|business_profile\.mcc|(^|\.)mcc/,
    'What the company does, or its website',
  ],
  [/support_(phone|email|url)|support\./, 'A phone number or address where customers get help'],
  [/business_profile|defaults\.profile|display_name/, 'The company’s public details'],
  [/owner|beneficial/, 'Who owns the company'],
  [/director|executive/, 'Who leads the company'],
  [/verification.*document|document/, 'A document that Stripe can verify'],
  [/tax_id|id_numbers?|vat_id|ein/, 'A tax ID (EIN or Social Security number)'],
  [/dob|date_of_birth/, 'The date of birth of whoever stands for the company'],
  [/representative|person|individual/, 'Who stands for the company: name, address, identity'],
  [/business_type|entity_type|structure/, 'The kind of company'],
  [/company|business_details|identity/, 'The company’s name, address and phone'],
  [/contact_email|email/, 'An email address'],
  [/inquiry|interv/, 'Answers to a question of Stripe’s; see the Stripe dashboard'],
];

/** `external_account` → `A bank account for payouts`; each thing once, in Stripe's order. */
export function inPlainWords(fields: readonly string[]): string[] {
  return [...new Set(fields.map(plain))].slice(0, 40);
}

function plain(field: string): string {
  const known = words.find(([pattern]) => pattern.test(field));
  return known ? known[1] : humanized(field);
}

function humanized(field: string): string {
  const text = field
    .replace(/[._[\]]+/g, ' ')
    .trim()
    .slice(0, 150);
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
