import { ArrowRightLeft, Ellipsis, Flag, Printer, Undo2 } from 'lucide-react';
import { useState } from 'react';
import type { RegisterRecord } from '../../../shared/office-api/register.ts';
import { Button, IconButton, Menu, type MenuItem } from '../../components/index.ts';
import { useOffice } from '../../use-office.ts';
import { PaperDialog } from '../documents/PaperDialog.tsx';
import { ReverseRecordDialog } from '../money/ReverseRecordDialog.tsx';
import { AllocateDialog } from './allocate/AllocateDialog.tsx';
import { AskReviewDialog } from './AskReviewDialog.tsx';
import { ReviewActions } from './ReviewActions.tsx';
import { RefundDialog } from './stripe/RefundDialog.tsx';
import { isStripePayment } from './stripe/StripePayment.tsx';

/** What a biller can do with a record: what waits for a decision is a button, the rest is in the menu. */
export function RecordActions({ record }: { record: RegisterRecord }) {
  const [asking, setAsking] = useState<'receipt' | 'allocate' | 'review' | 'bounced' | 'reverse' | 'refund' | null>(null);
  const { data: payment } = useOffice('stripe.payment', { record: record.id }, { enabled: isStripePayment(record) });
  const { needsReview, unallocated, reversible, amount } = record;
  const allocate = () => setAsking('allocate');
  const items: MenuItem[] = [
    { label: unallocated === 0 ? 'Add a PLB…' : 'Allocate…', icon: ArrowRightLeft, onSelect: allocate },
    ...(record.nature === 'payment' && record.customer !== null
      ? [{ label: 'Receipt…', icon: Printer, onSelect: () => setAsking('receipt') }]
      : []),
    ...(needsReview ? [] : [{ label: 'Ask for a review…', icon: Flag, onSelect: () => setAsking('review') }]),
  ];
  const refund = () => setAsking('refund');
  const offersRefund = !needsReview && unallocated === 0 && payment !== undefined && payment.refundable > 0;
  if (payment && !offersRefund) items.unshift({ label: 'Refund…', icon: Undo2, disabled: payment.refundable === 0, onSelect: refund });
  if (reversible) items.push('line');
  if (reversible && amount > 0) items.push({ label: 'Bounced…', danger: true, onSelect: () => setAsking('bounced') });
  if (reversible) items.push({ label: 'Reverse…', danger: true, onSelect: () => setAsking('reverse') });
  return (
    <>
      <Menu items={items} align="start">
        <IconButton icon={Ellipsis} label="More actions" />
      </Menu>
      {needsReview && <ReviewActions record={record} />}
      {!needsReview && unallocated !== 0 && (
        <Button variant="primary" icon={ArrowRightLeft} onClick={allocate}>
          Allocate…
        </Button>
      )}
      {offersRefund && (
        <Button icon={Undo2} onClick={refund}>
          Refund…
        </Button>
      )}
      {asking === 'receipt' && <PaperDialog document={{ what: 'receipt', id: record.id }} onClose={() => setAsking(null)} />}
      {asking === 'allocate' && <AllocateDialog record={record} onClose={() => setAsking(null)} />}
      {(asking === 'bounced' || asking === 'reverse') && (
        <ReverseRecordDialog record={record} bounced={asking === 'bounced'} onClose={() => setAsking(null)} />
      )}
      {asking === 'refund' && payment && <RefundDialog record={record} payment={payment} onClose={() => setAsking(null)} />}
      {asking === 'review' && <AskReviewDialog record={record} onClose={() => setAsking(null)} />}
    </>
  );
}
