import { useState } from 'react';
import type { SearchHit } from '../../shared/office-api/office.ts';
import { useOffice } from '../use-office.ts';
import { useSettled } from '../use-settled.ts';
import { Field } from './Field.tsx';
import styles from './FindOne.module.css';
import { Input } from './Input.tsx';

const hints = {
  customer: 'Words of its name, city or email',
  dispatch: 'Number of the trip, or a patient’s name',
  invoice: 'Number or self-pay ID',
  record: 'Number or amount',
} as const;

/** Finds one thing of a kind by what is typed; Enter takes the first. */
export function FindOne({ what, label, onFind }: { what: SearchHit['what']; label: string; onFind: (id: string) => void }) {
  const [text, setText] = useState('');
  const asked = useSettled(text.trim());
  const { data } = useOffice('office.search', { text: asked, limit: 40 }, { enabled: asked !== '', keep: true });
  const hits = asked === '' ? [] : (data?.hits.filter((hit) => hit.what === what).slice(0, 8) ?? []);
  const take = (id: string) => {
    setText('');
    onFind(id);
  };
  return (
    <>
      <Field label={label} hint={hints[what]}>
        <Input
          value={text}
          onChange={({ target }) => setText(target.value)}
          onKeyDown={(event) => {
            const [first] = hits;
            if (event.key === 'Enter' && first) take(first.id);
          }}
        />
      </Field>
      <ul className={styles.hits} aria-label={`${label}: found`}>
        {hits.map((hit) => (
          <li key={hit.id}>
            <button type="button" className={styles.hit} onClick={() => take(hit.id)}>
              <span>{hit.title}</span>
              <span className={styles.about}>{hit.text}</span>
            </button>
          </li>
        ))}
        {asked !== '' && data && hits.length === 0 && <li className={styles.about}>Nothing found.</li>}
      </ul>
    </>
  );
}
