import { ArrowRightLeft } from 'lucide-react';
import { useState } from 'react';
import type { RegisterRecord } from '../../../../shared/office-api/register.ts';
import { Button } from '../../../components/index.ts';
import { AllocateDialog } from './AllocateDialog.tsx';

/** The button that allocates what is left of a record. */
export function AllocateActions({ record }: { record: RegisterRecord }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="primary" icon={ArrowRightLeft} onClick={() => setOpen(true)}>
        Allocate…
      </Button>
      {open && <AllocateDialog record={record} onClose={() => setOpen(false)} />}
    </>
  );
}
