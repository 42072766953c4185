import { useState } from 'react';
import type { Door } from '../../shared/office-api/door.ts';
import { FirstRun } from './FirstRun.tsx';
import { Join } from './Join.tsx';

/** New books: an office is founded in them, or those of an office with other desks are fetched. */
export function Welcome({ door, onDone }: { door: Door; onDone: (door: Door) => void }) {
  const [joins, setJoins] = useState(false);
  return joins ? (
    <Join companionUrl={door.companionUrl} onBack={() => setJoins(false)} onDone={onDone} />
  ) : (
    <FirstRun officeName={door.officeName} onJoin={() => setJoins(true)} onDone={onDone} />
  );
}
