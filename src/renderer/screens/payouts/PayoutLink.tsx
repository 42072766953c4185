import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { paths } from '../../paths.ts';

/** Leads to what a payout of Stripe holds. */
export function PayoutLink({ id, children }: { id: string; children: ReactNode }) {
  return <Link href={paths.payout(id)}>{children}</Link>;
}
