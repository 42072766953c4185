import { defaultSettings, type Settings, settingsSchema } from '../../shared/settings.ts';
import type { Reader } from '../books/connection.ts';

/** The office's settings: what was set, and the defaults for what was not. */
export function readSettings(reader: Reader): Settings {
  const known = Object.keys(defaultSettings);
  const rows = reader.all<{ id: string; value: string }>(
    'SELECT id, value FROM settings WHERE id IN (SELECT value FROM json_each(:known))',
    { known: JSON.stringify(known) },
  );
  return settingsSchema.parse({
    ...defaultSettings,
    ...Object.fromEntries(rows.map(({ id, value }): [string, unknown] => [id, JSON.parse(value)])),
  });
}
