import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import type { DispatchMove } from '../../../shared/office-api/dispatch-bulk.ts';
import type { DispatchRow } from '../../../shared/office-api/dispatches.ts';
import { payors } from '../../../shared/words.ts';
import { Button, Menu } from '../../components/index.ts';
import { MoveDialog } from './MoveDialog.tsx';
import { mayChange, moveWords } from './moves.ts';
import { RequoteDialog } from './RequoteDialog.tsx';

/** Those that have a button of their own, and those in the menu. */
const buttons = ['park', 'release', 'write off', 'take write-off back', 'reopen'] as const;
const more = ['make non-billable', 'make billable'] as const;

/** What can be done with the selected trips, at least with some of them. `onDone` lets the selection go. */
export function MoveActions({ rows, onDone }: { rows: readonly DispatchRow[]; onDone: () => void }) {
  const [asking, setAsking] = useState<DispatchMove | 'quote again' | null>(null);
  const trips = { ids: rows.map(({ id }) => id) };
  const able = (what: keyof typeof mayChange) => rows.some(mayChange[what]);
  const close = () => setAsking(null);
  return (
    <>
      {buttons.filter(able).map((what) => (
        <Button key={what} onClick={() => setAsking({ what })}>
          {moveWords[what].label}…
        </Button>
      ))}
      <Menu
        align="start"
        items={[
          { label: 'Quote again…', onSelect: () => setAsking('quote again') },
          ...more.filter(able).map((what) => ({ label: `${moveWords[what].label}…`, onSelect: () => setAsking({ what }) })),
          { heading: 'Payor' },
          ...payors
            .filter((payor) => rows.some((row) => row.payor !== payor))
            .map((payor) => ({ label: `Bill the ${payor}…`, onSelect: () => setAsking({ what: 'change payor', payor }) })),
        ]}
      >
        <Button icon={ChevronDown}>More</Button>
      </Menu>
      {asking === 'quote again' && <RequoteDialog trips={trips} onClose={close} onDone={onDone} />}
      {asking !== null && asking !== 'quote again' && <MoveDialog trips={trips} move={asking} onClose={close} onDone={onDone} />}
    </>
  );
}
