import { useState } from 'react';
import { Dialog, EmptyState, ErrorNote, Field, Input, Money } from '../../../components/index.ts';
import { useOffice } from '../../../use-office.ts';
import { useSettled } from '../../../use-settled.ts';
import choice from '../ChooseCustomer.module.css';
import { kindNames } from '../words.ts';

type Named = { id: string; name: string };
type Props = { duplicate: Named; onChoose: (kept: Named) => void; onClose: () => void };

/** Which customer a duplicate is merged into: those that look like it first, any other by words of its name; Enter takes the first. */
export function ChooseKept({ duplicate, onChoose, onClose }: Props) {
  const [text, setText] = useState('');
  const asked = useSettled(text.trim());
  const likely = useOffice('customers.likelyDuplicates', { of: duplicate.id });
  const found = useOffice('customers.list', { filter: { archived: false, text: asked }, limit: 50 }, { enabled: asked !== '' });
  const candidates =
    asked === ''
      ? (likely.data?.pairs ?? []).map(({ b, because }) => ({ ...b, why: because.join(', ') }))
      : (found.data?.rows ?? []).filter(({ id }) => id !== duplicate.id).map((row) => ({ ...row, owed: row.balanceDue, why: '' }));
  const [first] = candidates;
  return (
    <Dialog
      title={`Merge ${duplicate.name}`}
      subtitle="Into which customer? Everything of the duplicate counts for that one then."
      onClose={onClose}
      onSubmit={() => first && onChoose(first)}
    >
      <Field label="The customer that is kept">
        <Input value={text} placeholder="Words of a name, city or email" onChange={({ target }) => setText(target.value)} />
      </Field>
      <ErrorNote error={likely.error ?? found.error} />
      <ul className={choice.customers} aria-label="Customers">
        {candidates.map((candidate) => (
          <li key={candidate.id}>
            <button type="button" className={choice.customer} onClick={() => onChoose(candidate)}>
              <span>{candidate.name}</span>
              <span className={choice.about}>
                {[candidate.why, kindNames[candidate.kind], candidate.city].filter(Boolean).join(' · ')} · <Money cents={candidate.owed} />
              </span>
            </button>
          </li>
        ))}
        {candidates.length === 0 && (
          <li>
            <EmptyState title={asked === '' ? 'None looks like the same' : 'No customer found'}>
              {asked === '' ? 'Type words of the name of the other one.' : 'Look for another name.'}
            </EmptyState>
          </li>
        )}
      </ul>
    </Dialog>
  );
}
