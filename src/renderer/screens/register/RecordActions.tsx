import { ArrowRightLeft, Ellipsis, Flag } from 'lucide-react';
import { useState } from 'react';
import type { RegisterRecord } from '../../../shared/office-api/register.ts';
import { Button, IconButton, Menu, type MenuItem } from '../../components/index.ts';
import { ReverseRecordDialog } from '../money/ReverseRecordDialog.tsx';
import { AllocateDialog } from './allocate/AllocateDialog.tsx';
import { AskReviewDialog } from './AskReviewDialog.tsx';
import { ReviewActions } from './ReviewActions.tsx';

/** What a biller can do with a record: what waits for a decision is a button, the rest is in the menu. */
export function RecordActions({ record }: { record: RegisterRecord }) {
  const [asking, setAsking] = useState<'allocate' | 'review' | 'bounced' | 'reverse' | null>(null);
  const { needsReview, unallocated, reversible, amount } = record;
  const allocate = () => setAsking('allocate');
  const items: MenuItem[] = [
    { label: unallocated === 0 ? 'Add a PLB…' : 'Allocate…', icon: ArrowRightLeft, onSelect: allocate },
    ...(needsReview ? [] : [{ label: 'Ask for a review…', icon: Flag, onSelect: () => setAsking('review') }]),
  ];
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
      {asking === 'allocate' && <AllocateDialog record={record} onClose={() => setAsking(null)} />}
      {(asking === 'bounced' || asking === 'reverse') && (
        <ReverseRecordDialog record={record} bounced={asking === 'bounced'} onClose={() => setAsking(null)} />
      )}
      {asking === 'review' && <AskReviewDialog record={record} onClose={() => setAsking(null)} />}
    </>
  );
}
