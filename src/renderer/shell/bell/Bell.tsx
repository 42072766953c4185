import { Bell as BellIcon } from 'lucide-react';
import { Checkbox, Popover } from '../../components/index.ts';
import { useDoor } from '../../door/door.ts';
import { useOffice } from '../../use-office.ts';
import { chooseSystemNotices, showNotices, useNoticesShown, useSystemNotices } from './bell-state.ts';
import styles from './Bell.module.css';
import { NoticeList } from './NoticeList.tsx';
import { useTellSystem } from './use-system-notices.ts';

/** Beside the name: how many notices are new, and the list of them. What the list shows has been seen. */
export function Bell() {
  const { data, error } = useOffice('notices.all', {});
  const { data: door } = useDoor();
  const wantsSystem = useSystemNotices();
  const shown = useNoticesShown() && door?.state === 'signed in';
  const notices = data?.notices;
  const unseen = data?.unseen ?? 0;
  useTellSystem(notices);

  const label = unseen === 0 ? 'Notices' : `Notices, ${unseen} new`;
  return (
    <Popover
      open={shown}
      onOpenChange={showNotices}
      align="end"
      label="Notices"
      flush
      trigger={
        <button type="button" className={styles.bell} aria-label={label} title={label}>
          <BellIcon size={16} aria-hidden />
          {unseen > 0 && (
            <span className={styles.count} aria-hidden>
              {unseen > 99 ? '99+' : unseen}
            </span>
          )}
        </button>
      }
    >
      <div className={styles.box}>
        <h2 className={styles.head}>Notices</h2>
        {notices && <NoticeList notices={notices} onChoose={() => showNotices(false)} />}
        {error && <p className={styles.none}>{error.message}</p>}
        <footer className={styles.foot}>
          <Checkbox
            label="Also tell me outside Paydesk on this computer, without names"
            checked={wantsSystem}
            onChange={({ target }) => chooseSystemNotices(target.checked)}
          />
        </footer>
      </div>
    </Popover>
  );
}
