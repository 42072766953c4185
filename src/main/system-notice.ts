/** Lets the operating system tell what the page asks for, where it can. */
import { Notification } from 'electron';
import { systemNoticeSchema } from '../shared/bridge.ts';

/** Those that are shown: one that is collected as garbage would no longer hear the click. */
const shown = new Set<Notification>();
const limit = 20;

export function tellSystem(unchecked: unknown, onClick: () => void): void {
  if (!Notification.isSupported()) return;
  const notice = new Notification({ ...systemNoticeSchema.parse(unchecked), silent: true });
  shown.add(notice);
  for (const oldest of [...shown].slice(0, -limit)) shown.delete(oldest);
  notice.on('click', onClick);
  notice.on('close', () => shown.delete(notice));
  notice.show();
}
