import { isoDateSchema } from '../../../shared/dates.ts';
import type { InvoiceKind } from '../../../shared/words.ts';
import { Field, Input, Select } from '../../components/index.ts';
import type { TypedGathering } from './gathering.ts';

const kinds: { value: InvoiceKind; label: string }[] = [
  { value: 'differential', label: 'What waits in the Billing office' },
  { value: 'complete', label: 'All with a balance, by date of service' },
  { value: 'collections', label: 'What was invoiced several times' },
  { value: 'custom', label: 'Picked by hand' },
];

type Props = {
  typed: TypedGathering;
  onChange: (part: Partial<TypedGathering>) => void;
  /** Offers to pick by hand too. */
  custom?: boolean;
};

/** Which trips an invoice takes: the kind of generator and what it needs to know. */
export function GatheringFields({ typed: { kind, from, to, timesInvoiced }, onChange, custom = false }: Props) {
  const read = (value: string) => isoDateSchema.safeParse(value).data;
  const wrongWayRound = from && to && from > to ? 'Before the first day' : undefined;
  return (
    <>
      <Field label="Trips">
        <Select
          options={custom ? kinds : kinds.filter(({ value }) => value !== 'custom')}
          value={kind}
          onChange={(chosen) => onChange({ kind: chosen })}
        />
      </Field>
      {kind === 'complete' && (
        <>
          <Field label="Date of service from">
            <Input type="date" value={from ?? ''} onChange={({ target }) => onChange({ from: read(target.value) })} />
          </Field>
          <Field label="to" error={wrongWayRound}>
            <Input type="date" value={to ?? ''} onChange={({ target }) => onChange({ to: read(target.value) })} />
          </Field>
        </>
      )}
      {kind === 'collections' && (
        <Field label="Invoiced this often, or more">
          <Input
            type="number"
            min={1}
            max={99}
            value={timesInvoiced || ''}
            onChange={({ target }) => onChange({ timesInvoiced: Math.trunc(Number(target.value)) })}
          />
        </Field>
      )}
    </>
  );
}
