import { done, refuse } from '../../shared/refusal.ts';
import { settingsSchema } from '../../shared/settings.ts';
import type { Write } from '../journal/operation.ts';
import { append } from './append.ts';
import { command, query } from './registry.ts';
import { describeChange } from './settings-words.ts';

export const settingsHandlers = [
  query('settings.get', ({ settings }) => done(settings())),

  /** The settings are checked as a whole, as they would be after the change [ROLE-4]. */
  command('settings.change', (context, change) => {
    if (change.idleMinutes !== undefined && !context.user.roles.includes('Administrator'))
      return refuse('not-allowed', 'Only an Administrator sets when an idle desk locks.', 'idleMinutes'); // DOOR-5
    const before = context.settings();
    const parsed = settingsSchema.safeParse({ ...before, ...change });
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      return refuse('invalid-input', issue?.message ?? 'These settings do not fit together.', issue?.path.join('.'));
    }
    const timeZone = parsed.data.timeZone;
    if (!isTimeZone(timeZone))
      return refuse('invalid-input', `There is no time zone ${timeZone}; name one as America/Chicago.`, 'timeZone');
    const writes = Object.entries(change).map(([id, value]): Write => ({ put: 'setting', id, set: { value } }));
    if (writes.length === 0) return refuse('invalid-input', 'Nothing to change.');
    return done(append(context, { kind: 'settings changed', summary: describeChange(before, parsed.data), writes }));
  }),
];

/** Whether the runtime knows the IANA name: what `dateIn` will be asked with. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
