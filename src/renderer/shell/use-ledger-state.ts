import { useEffect, useState } from 'react';
import type { LedgerState } from '../../shared/bridge.ts';

/** How the ledger's process is. */
export function useLedgerState(): LedgerState {
  const [state, setState] = useState<LedgerState>({ state: 'opening' });
  useEffect(() => window.paydesk.onLedger(setState), []);
  return state;
}
