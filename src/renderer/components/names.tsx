import { useOffice } from '../use-office.ts';

/** The name of a customer of whom only the ID is known, as in a filter. */
export function CustomerName({ id }: { id: string }) {
  return useOffice('customers.get', { id }).data?.name;
}

/** The number of an invoice of which only the ID is known. */
export function InvoiceNumber({ id }: { id: string }) {
  return useOffice('invoices.get', { id }).data?.number;
}

/** The number of a dispatch of which only the ID is known. */
export function DispatchNumber({ id }: { id: string }) {
  return useOffice('dispatches.get', { id }).data?.number;
}
