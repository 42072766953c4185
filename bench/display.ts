import { startVirtualDisplay } from '../scripts/display.ts';
import { hasDisplay } from '../scripts/system.ts';
import type { Parts } from './parts.ts';

/** The environment of a window: with a display of our own where there is none. */
export async function display({ atEnd }: Parts): Promise<Record<string, string>> {
  if (hasDisplay()) return {};
  const own = await startVirtualDisplay();
  atEnd(() => own.stop());
  return { DISPLAY: own.name };
}
