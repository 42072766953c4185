/** Links between the things of the office: every ID in a record leads to what it names. */
import { type ReactNode, useContext } from 'react';
import { Link } from 'wouter';
import { paths } from '../paths.ts';
import { InRow } from './in-row.ts';

type LinkProps = { id: string; children?: ReactNode };

/** `INV A-1042` */
export function InvoiceLink({ id, number, children }: LinkProps & { number: string | null }) {
  return <To href={paths.page('invoice', id)}>{children ?? `INV ${number ?? 'draft'}`}</To>;
}

/** `Dispatch 47110` */
export function DispatchLink({ id, number, children }: LinkProps & { number: number }) {
  return <To href={paths.page('dispatch', id)}>{children ?? `Dispatch ${number}`}</To>;
}

/** The customer's name. */
export function CustomerLink({ id, name }: { id: string; name: string }) {
  return <To href={paths.page('customer', id)}>{name}</To>;
}

/** A register record, beside its list. */
export function RecordLink({ id, children }: { id: string; children: ReactNode }) {
  return <To href={paths.beside('record', id)}>{children}</To>;
}

function To({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} tabIndex={useContext(InRow) ? -1 : undefined}>
      {children}
    </Link>
  );
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
