import type { ReactNode } from 'react';
import styles from './SettingsCard.module.css';

/** One subject of the settings: its name, what it is about, its controls. */
export function SettingsCard({ title, about, children }: { title: string; about?: ReactNode; children: ReactNode }) {
  return (
    <section className={styles.card}>
      <h2 className={styles.title}>{title}</h2>
      {about && <p className={styles.about}>{about}</p>}
      <div className={styles.content}>{children}</div>
    </section>
  );
}

/** What is so, by name: `<Facts><Fact name="Account">acct_1…</Fact></Facts>`. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className={styles.facts}>{children}</dl>;
}

export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
