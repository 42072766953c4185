/** The mail server's password: kept by the computer's keychain, never in the books, where every desk would have it. */
import type { DeskTools } from '../desk-tools.ts';

export type Kept = 'none' | 'keychain' | 'until closed';

const name = 'mail password';

/** The password, or nothing. */
export async function mailPassword(tools: DeskTools): Promise<{ password: string; kept: Kept }> {
  const answer = await tools.ask({ what: 'tell secret', name });
  if (!answer.ok || !answer.text) return { password: '', kept: 'none' };
  return { password: answer.text, kept: answer.isKept === true ? 'keychain' : 'until closed' };
}

/** Keeps it; empty: forgets it. Where there is no keychain it is known until Paydesk is closed. */
export async function keepMailPassword(tools: DeskTools, value: string): Promise<Kept> {
  const answer = await tools.ask({ what: 'keep secret', name, value });
  if (!answer.ok || value === '') return 'none';
  return answer.isKept === true ? 'keychain' : 'until closed';
}
