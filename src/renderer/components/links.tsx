/** Links between the things of the office: every ID in a record leads to what it names. */
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { paths } from '../paths.ts';

type LinkProps = { id: string; children?: ReactNode };

/** `INV A-1042` */
export function InvoiceLink({ id, number, children }: LinkProps & { number: string | null }) {
  return <Link href={paths.page('invoice', id)}>{children ?? `INV ${number ?? 'draft'}`}</Link>;
}

/** `Dispatch 47110` */
export function DispatchLink({ id, number, children }: LinkProps & { number: number }) {
  return <Link href={paths.page('dispatch', id)}>{children ?? `Dispatch ${number}`}</Link>;
}

/** The customer's name. */
export function CustomerLink({ id, name }: { id: string; name: string }) {
  return <Link href={paths.page('customer', id)}>{name}</Link>;
}

/** A register record, beside its list. */
export function RecordLink({ id, children }: { id: string; children: ReactNode }) {
  return <Link href={paths.beside('record', id)}>{children}</Link>;
}

/** An address outside, opened in the computer's browser if main allows it. */
export function ExternalLink({ url, children }: { url: string; children: ReactNode }) {
  return (
    <a
      href={url}
      onClick={(event) => {
        event.preventDefault();
        window.paydesk.openExternal(url);
      }}
    >
      {children} <span aria-label="(opens in the browser)">↗</span>
    </a>
  );
}
