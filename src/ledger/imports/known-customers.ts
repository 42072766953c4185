/** Finds the customer that a row means, or is: by its ID in the former system, else by name, kind and address [IMP-4]. */
import type { CustomerKind } from '../../shared/words.ts';
import { lettersOf } from './values.ts';

export type KnownCustomer = {
  /** Its ID in the books; while a file is judged, a new row's place in it. */
  id: string;
  name: string;
  kind: CustomerKind;
  externalId: string;
  line1: string;
  postal: string;
};

export type KnownCustomers = {
  add(customer: KnownCustomer): void;
  /** The one that `customer` is, if it is known. */
  same(customer: Omit<KnownCustomer, 'id'>): KnownCustomer | undefined;
  byExternalId(id: string): KnownCustomer | undefined;
  byName(name: string): readonly KnownCustomer[];
};

export function knownCustomers(): KnownCustomers {
  const byId = new Map<string, KnownCustomer>();
  const byName = new Map<string, KnownCustomer[]>();
  return {
    add: (customer) => {
      if (customer.externalId !== '') byId.set(idKey(customer.externalId), customer);
      const name = lettersOf(customer.name);
      const namesakes = byName.get(name);
      if (namesakes) namesakes.push(customer);
      else byName.set(name, [customer]);
    },
    same: (customer) => {
      const found = customer.externalId === '' ? undefined : byId.get(idKey(customer.externalId));
      return found ?? byName.get(lettersOf(customer.name))?.find((known) => isSame(known, customer));
    },
    byExternalId: (id) => byId.get(idKey(id)),
    byName: (name) => byName.get(lettersOf(name)) ?? [],
  };
}

/** Of the same name. Two IDs are two customers. A facility whose address one side does not know is still the same; two people may share a name. */
function isSame(a: Omit<KnownCustomer, 'id'>, b: Omit<KnownCustomer, 'id'>): boolean {
  if (a.kind !== b.kind) return false;
  if (a.externalId !== '' && b.externalId !== '') return false; // else they would have been found by it
  const [here, there] = [addressOf(a), addressOf(b)];
  return here === there || (a.kind !== 'patient' && (here === '' || there === ''));
}

function addressOf({ line1, postal }: { line1: string; postal: string }): string {
  return line1 === '' ? '' : `${lettersOf(line1)} ${lettersOf(postal).slice(0, 5)}`;
}

function idKey(id: string): string {
  return id.trim().toLowerCase();
}
