/** Stripe's search, as far as the sandbox knows its language: clauses joined by AND, of metadata and of an object's own fields. */
import type { Account } from '../state/account.ts';
import type { Charge, Customer, PaymentIntent } from '../state/objects.ts';
import { endpoint } from './endpoint.ts';
import { integer, text } from './params.ts';
import { invalidRequest } from './problem.ts';

type Found = Charge | PaymentIntent | Customer;
type Clause = (object: Found) => boolean;

const searched: readonly { url: string; fields: readonly string[]; all: (account: Account) => readonly Found[] }[] = [
  { url: '/v1/customers', fields: ['email', 'name', 'phone', 'created'], all: (account) => account.all('customer') },
  {
    url: '/v1/payment_intents',
    fields: ['amount', 'currency', 'customer', 'status', 'created'],
    all: (account) => account.all('payment_intent'),
  },
  {
    url: '/v1/charges',
    fields: ['amount', 'currency', 'customer', 'status', 'created', 'disputed', 'refunded'],
    all: (account) => account.all('charge'),
  },
];

/** To be served before what gets one object by its ID. */
export const searchEndpoints = searched.map(({ url, fields, all }) =>
  endpoint('get', `${url}/search`, { query: text(500), limit: integer.optional() }, ({ account }, given) => {
    const clauses = given.query.split(/ AND /i).map((clause) => clauseOf(clause.trim(), fields));
    const found = all(account).filter((object) => clauses.every((holds) => holds(object)));
    const data = found.slice(0, given.limit ?? 10);
    return { object: 'search_result', data, has_more: found.length > data.length, next_page: null, url: `${url}/search` };
  }),
);

/** `metadata['name']:'value'`, `status:'succeeded'`, `amount>1000`; with `-` before it, what does not hold. */
function clauseOf(clause: string, fields: readonly string[]): Clause {
  const [, not, inMetadata, field, sign, quoted, bare] =
    /^(-?)(?:metadata\[['"](\w+)['"]\]|(\w+))(:|>=|<=|>|<|~)(?:['"]([^'"]*)['"]|(\w+))$/.exec(clause) ?? [];
  const wanted = quoted ?? bare;
  if (wanted === undefined || (inMetadata === undefined && !fields.includes(field ?? '')))
    throw invalidRequest(`We were unable to parse your search query: ${clause}`, { param: 'query' });
  const holds: Clause = (object) => {
    const value = inMetadata === undefined ? Object.entries(object).find(([name]) => name === field)?.[1] : object.metadata?.[inMetadata];
    return compares(value, sign ?? ':', wanted);
  };
  return not === '-' ? (object) => !holds(object) : holds;
}

function compares(value: unknown, sign: string, wanted: string): boolean {
  if (value === undefined || value === null) return wanted === 'null';
  const said = typeof value === 'string' ? value.toLowerCase() : JSON.stringify(value);
  switch (sign) {
    case '>':
      return Number(value) > Number(wanted);
    case '<':
      return Number(value) < Number(wanted);
    case '>=':
      return Number(value) >= Number(wanted);
    case '<=':
      return Number(value) <= Number(wanted);
    case '~':
      return said.includes(wanted.toLowerCase());
    default:
      return said === wanted.toLowerCase();
  }
}
