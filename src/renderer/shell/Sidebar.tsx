import { Link, useRoute } from 'wouter';
import { useOffice } from '../use-office.ts';
import { ConnectionStatus } from './ConnectionStatus.tsx';
import { type Place, places } from './navigation.ts';
import styles from './Sidebar.module.css';

export function Sidebar() {
  const { data: session } = useOffice('office.session', {});
  return (
    <nav className={styles.sidebar} aria-label="Screens">
      <div className={styles.brand}>
        <span className={styles.mark} aria-hidden />
        <span className={styles.names}>
          <span className={styles.name}>Paydesk</span>
          <span className={styles.office}>{session?.officeName}</span>
        </span>
      </div>
      <ul className={styles.places}>
        {places.map((place) => (
          <li key={place.path}>
            <PlaceLink place={place} count={session && place.count?.of(session.counts)} />
          </li>
        ))}
      </ul>
      <ConnectionStatus />
    </nav>
  );
}

function PlaceLink({ place: { name, path, icon: Icon, count: counted }, count = 0 }: { place: Place; count?: number | undefined }) {
  const [here] = useRoute(path === '/' ? path : `${path}/*?`);
  return (
    <Link href={path} className={styles.place ?? ''} aria-current={here ? 'page' : undefined}>
      <Icon size={16} aria-hidden />
      {name}
      {counted && count > 0 && (
        <span className={styles.count} data-tone={counted.tone} aria-label={`${count} ${counted.words}`}>
          {count}
        </span>
      )}
    </Link>
  );
}
