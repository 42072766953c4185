/** How the states of things are called and toned, the same on every screen. */
import type { InvoiceState, WorkflowState } from '../../shared/words.ts';
import type { RegisterRow } from '../../shared/office-api/register.ts';
import { Badge, type Tone } from './Badge.tsx';

const invoiceTones: Record<InvoiceState, Tone> = {
  Draft: 'neutral',
  Open: 'accent',
  Paid: 'fine',
  Unpaid: 'attention',
  Sold: 'neutral',
  Cancelled: 'neutral',
};

/** `<InvoiceStateBadge state={invoice.state} overdue={invoice.overdue} />` */
export function InvoiceStateBadge({ state, overdue = false }: { state: InvoiceState; overdue?: boolean }) {
  return overdue ? <Badge tone="attention">Overdue</Badge> : <Badge tone={invoiceTones[state]}>{state}</Badge>;
}

const workflowTones: Record<WorkflowState, Tone> = { 'Billing office': 'attention', 'Awaiting payment': 'accent', Finished: 'fine' };

/** A dispatch in the workflow; what was written off says so instead of Finished. */
export function WorkflowBadge({ state, writtenOff = false }: { state: WorkflowState; writtenOff?: boolean }) {
  return writtenOff ? <Badge>Written off</Badge> : <Badge tone={workflowTones[state]}>{state}</Badge>;
}

type Nature = RegisterRow['nature'];

const natures: Record<Nature, { tone: Tone; text: string }> = {
  payment: { tone: 'fine', text: 'Payment' },
  refund: { tone: 'attention', text: 'Refund' },
  'refund failed': { tone: 'attention', text: 'Refund failed' },
  'lost dispute': { tone: 'wrong', text: 'Lost dispute' },
  'dispute corrected': { tone: 'attention', text: 'Dispute corrected' },
  reversal: { tone: 'attention', text: 'Reversal' },
};

/** What a register record is. */
export function NatureBadge({ nature }: { nature: Nature }) {
  return <Badge tone={natures[nature].tone}>{natures[nature].text}</Badge>;
}
