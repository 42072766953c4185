import { useState } from 'react';
import { useOffice } from '../../../use-office.ts';
import { useSettled } from '../../../use-settled.ts';
import { PickOne } from './PickOne.tsx';

type Named = { id: string; name: string };
type Props = { label: string; known: Named | null; chosen: string | null; onChoose: (customer: Named) => void };

/** A customer, found by words of its name; the one that is known already stands first. */
export function PickCustomer({ label, known, chosen, onChoose }: Props) {
  const [text, setText] = useState('');
  const asked = useSettled(text.trim());
  const { data } = useOffice('customers.list', { filter: { archived: false, ...(asked !== '' && { text: asked }) }, limit: 20 });
  const found: Named[] = (data?.rows ?? []).filter(({ id }) => id !== known?.id);
  const all = known && asked === '' ? [known, ...found] : (data?.rows ?? []);
  return (
    <PickOne
      label={label}
      hint="Words of a name, city or email"
      text={text}
      onText={setText}
      choices={all.map(({ id, name }) => ({ id, label: name }))}
      chosen={chosen}
      onChoose={(id) => {
        const customer = all.find((each) => each.id === id);
        if (customer) onChoose({ id, name: customer.name });
      }}
    />
  );
}
