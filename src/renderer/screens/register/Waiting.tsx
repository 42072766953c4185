import { ArrowRightLeft, Ellipsis, ListChecks, Plus } from 'lucide-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { IconButton, Menu } from '../../components/index.ts';
import { paths } from '../../paths.ts';
import { useMayChange } from '../../use-may-change.ts';
import { useOffice } from '../../use-office.ts';
import { ReceiveDialog } from './allocate/ReceiveDialog.tsx';

/** The register's queues, each with how many wait in it, and money that is recorded before its purpose is known. */
export function Waiting() {
  const { data } = useOffice('register.waiting', {});
  const [, navigate] = useLocation();
  const [receiving, setReceiving] = useState(false);
  const mayChange = useMayChange();
  const { review = 0, allocate = 0 } = data ?? {};
  return (
    <>
      <Menu
        items={[
          { label: `Review (${review})`, icon: ListChecks, onSelect: () => navigate(paths.queue('review')) },
          { label: `Money to allocate (${allocate})`, icon: ArrowRightLeft, onSelect: () => navigate(paths.queue('allocate')) },
          ...(mayChange
            ? (['line', { label: 'Record money to allocate later…', icon: Plus, onSelect: () => setReceiving(true) }] as const)
            : []),
        ]}
      >
        <IconButton icon={Ellipsis} label="More actions" />
      </Menu>
      {receiving && <ReceiveDialog onClose={() => setReceiving(false)} />}
    </>
  );
}
