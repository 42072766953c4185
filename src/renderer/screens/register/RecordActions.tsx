import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import type { RegisterRecord } from '../../../shared/office-api/register.ts';
import { IconButton, Menu, type MenuItem } from '../../components/index.ts';
import { ReverseRecordDialog } from '../money/ReverseRecordDialog.tsx';
import { ReviewActions } from './ReviewActions.tsx';

type Asking = 'bounced' | 'reverse' | null;

/** What a biller can do with a register record. */
export function RecordActions({ record }: { record: RegisterRecord }) {
  const [asking, setAsking] = useState<Asking>(null);
  const items: MenuItem[] = [];
  if (record.reversible && record.amount > 0) items.push({ label: 'Bounced…', danger: true, onSelect: () => setAsking('bounced') });
  if (record.reversible) items.push({ label: 'Reverse…', danger: true, onSelect: () => setAsking('reverse') });
  return (
    <>
      {items.length > 0 && (
        <Menu align="start" items={items}>
          <IconButton icon={Ellipsis} label="More actions" />
        </Menu>
      )}
      {record.needsReview && <ReviewActions record={record} />}
      {asking !== null && <ReverseRecordDialog record={record} bounced={asking === 'bounced'} onClose={() => setAsking(null)} />}
    </>
  );
}
