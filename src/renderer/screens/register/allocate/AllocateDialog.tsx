import { toast } from 'sonner';
import { formatMoney } from '../../../../shared/money.ts';
import type { Allocation } from '../../../../shared/office-api/allocation.ts';
import type { RegisterRecord } from '../../../../shared/office-api/register.ts';
import { Button, Dialog, ErrorNote, Field, Select } from '../../../components/index.ts';
import { navigate } from '../../../hash-location.ts';
import { paths } from '../../../paths.ts';
import { useCommand, useOffice } from '../../../use-office.ts';
import { useSettled } from '../../../use-settled.ts';
import { AllocationFields } from './AllocationFields.tsx';
import { AllocationPreview } from './AllocationPreview.tsx';
import styles from './allocation.module.css';
import { useAllocation } from './use-allocation.ts';

type Place = Allocation['to'];

const places: readonly { value: Place; label: string }[] = [
  { value: 'dispatches', label: 'Trips' },
  { value: 'invoice', label: 'An invoice' },
  { value: 'ledger', label: 'A customer’s ledger' },
  { value: 'plb', label: 'An adjustment by the payer (PLB)' },
  { value: 'return', label: 'Back to who sent it' },
];

/** Sends money of a record that went nowhere yet where it belongs; or adds a PLB to it. Says to the cent what will happen before it does. */
export function AllocateDialog({ record, onClose }: { record: RegisterRecord; onClose: () => void }) {
  const { typed, change, allocation } = useAllocation(record);
  const allocate = useCommand('register.allocate');
  const asked = useSettled(allocation);
  const preview = useOffice(
    'register.previewAllocation',
    { record: record.id, allocation: asked ?? { to: 'plb', code: 'CS', amount: 1 } },
    { enabled: asked !== null },
  );
  const shown = allocation === null || asked === null ? undefined : preview.data;
  const offered = places.filter(({ value }) => isPossible(value, record));
  const submit = () => {
    if (allocation === null || allocate.isPending) return;
    allocate.mutate(
      { record: record.id, allocation },
      {
        onSuccess: ({ made }) => {
          onClose();
          const show = made !== null && { action: { label: 'Show', onClick: () => navigate(paths.beside('record', made)) } };
          toast.success(saidOf(allocation, shown?.amount), show || {});
        },
      },
    );
  };
  return (
    <Dialog
      title={record.unallocated === 0 ? 'Add a PLB' : `Allocate ${formatMoney(record.unallocated)}`}
      subtitle={[`${record.type} ${record.number}`.trim(), record.customer?.name, `${formatMoney(record.amount)} in all`]
        .filter(Boolean)
        .join(' · ')}
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" disabled={allocation === null || preview.isError} busy={allocate.isPending}>
            {shown ? `${typed.to === 'plb' ? 'Add' : 'Allocate'} ${formatMoney(shown.amount)}` : 'Allocate'}
          </Button>
        </>
      }
    >
      <div className={styles.column}>
        {offered.length > 1 && (
          <Field label="Where it goes">
            <Select options={offered} value={typed.to} onChange={(to) => change({ to })} />
          </Field>
        )}
        <AllocationFields record={record} typed={typed} onChange={change} />
        <AllocationPreview preview={shown} />
        <ErrorNote error={allocate.error ?? (allocation === null ? null : preview.error)} />
      </div>
    </Dialog>
  );
}

/** Nothing left: only a PLB. Taken from nowhere: no invoice, and nothing to return. */
function isPossible(place: Place, { unallocated }: RegisterRecord): boolean {
  if (place === 'plb') return true;
  return place === 'invoice' || place === 'return' ? unallocated > 0 : unallocated !== 0;
}

function saidOf({ to }: Allocation, amount: RegisterRecord['amount'] | undefined): string {
  const money = amount === undefined ? 'The money is' : `${formatMoney(amount)}`;
  if (to === 'plb') return `${money} added as a PLB`;
  return to === 'return' ? `${money} returned` : `${money} allocated`;
}
