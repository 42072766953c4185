import { useQueries } from '@tanstack/react-query';
import { Checkbox } from '../../components/index.ts';
import { queryOf } from '../../use-office.ts';
import { ChooseTrips } from '../payments/ChooseTrips.tsx';

type Props = {
  invoices: readonly string[];
  /** The trips that alone are paid; null: all of the invoices'. */
  only: readonly string[] | null;
  onChange: (only: string[] | null) => void;
};

/** Which trips of several invoices the money is for; a trip that stands on two of them is there once. */
export function OnlySomeTrips({ invoices, only, onChange }: Props) {
  const found = useQueries({ queries: invoices.map((id) => queryOf('invoices.get', { id })) });
  const items = new Map(found.flatMap(({ data }) => data?.items ?? []).map((item) => [item.dispatch, item]));
  return (
    <>
      <Checkbox
        label="Pay only some trips…"
        disabled={items.size === 0}
        checked={only !== null}
        onChange={({ target }) => onChange(target.checked ? [...items.keys()] : null)}
      />
      {only && <ChooseTrips items={[...items.values()]} chosen={only} onChange={onChange} />}
    </>
  );
}
