/** What a file may hold that is brought into the office, and what its columns can mean. */
import * as z from 'zod';

export const importKinds = ['customers', 'dispatches', 'balances'] as const;
export const importKindSchema = z.enum(importKinds);
export type ImportKind = z.infer<typeof importKindSchema>;

export type ImportField = {
  key: string;
  label: string;
  /** Without it no row can be read. */
  required?: boolean;
  /** What it is good for, in a few words. */
  hint?: string;
};

const whose: readonly ImportField[] = [
  { key: 'customer', label: 'Customer name', hint: 'as in Paydesk' },
  { key: 'customerId', label: 'Customer ID', hint: 'of your former system' },
];

const fields: Readonly<Record<ImportKind, readonly ImportField[]>> = {
  customers: [
    { key: 'name', label: 'Name', required: true },
    { key: 'kind', label: 'Kind', hint: 'facility, affiliate, patient' },
    { key: 'externalId', label: 'ID', hint: 'of your former system' },
    { key: 'email', label: 'Email' },
    { key: 'phone', label: 'Phone' },
    { key: 'line1', label: 'Address' },
    { key: 'line2', label: 'Address, second line' },
    { key: 'city', label: 'City' },
    { key: 'region', label: 'State' },
    { key: 'postal', label: 'ZIP code' },
  ],
  dispatches: [
    ...whose,
    { key: 'date', label: 'Date of service', required: true },
    { key: 'externalId', label: 'Trip ID', hint: 'of your former system' },
    { key: 'patient', label: 'Patient' },
    { key: 'serviceLevel', label: 'Service level' },
    { key: 'origin', label: 'Origin' },
    { key: 'destination', label: 'Destination' },
    { key: 'mileage', label: 'Miles' },
    { key: 'payor', label: 'Payor', hint: 'else the customer’s kind' },
    { key: 'quoted', label: 'Price quote', hint: 'else what is still owed' },
    { key: 'allowed', label: 'Price allowed', hint: 'by insurance' },
    { key: 'paid', label: 'Paid so far', hint: 'before Paydesk' },
    { key: 'owed', label: 'Still owed', hint: 'of this trip' },
  ],
  balances: [
    ...whose,
    { key: 'amount', label: 'Balance', required: true, hint: 'positive: the customer owes' },
    { key: 'date', label: 'Date', hint: 'else today' },
    { key: 'reference', label: 'Reference', hint: 'tells two entries apart' },
    { key: 'comment', label: 'Comment' },
  ],
};

/**
 * What the columns of a file of `kind` can mean, in the order in which people think of them.
 *
 * `importFields('balances').map(({ label }) => label)` is `['Customer name', 'Customer ID', 'Balance', …]`.
 */
export function importFields(kind: ImportKind): readonly ImportField[] {
  return fields[kind];
}

/** For each field the name of the column that holds it; a field that is not here has no column. */
export const columnMappingSchema = z.record(z.string().max(50), z.string().max(500));
export type ColumnMapping = z.infer<typeof columnMappingSchema>;
