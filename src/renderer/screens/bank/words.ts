import type { StatementLine } from '../../../shared/office-api/bank.ts';
import type { Tone } from '../../components/index.ts';

type State = StatementLine['state'];

/** How a line's state is called. */
export const stateWords: Readonly<Record<State, string>> = {
  unknown: 'Unknown',
  suggested: 'To confirm',
  matched: 'Matched',
  differs: 'Differs',
  'set aside': 'Set aside',
  reconciled: 'Reconciled',
};

const tones: Readonly<Record<State, Tone>> = {
  unknown: 'attention',
  suggested: 'accent',
  matched: 'fine',
  differs: 'wrong',
  'set aside': 'neutral',
  reconciled: 'fine',
};

export function toneOf(state: State): Tone {
  return tones[state];
}
