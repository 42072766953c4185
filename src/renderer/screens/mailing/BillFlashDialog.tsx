import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { toast } from 'sonner';
import type { ChosenFile } from '../../../shared/bridge.ts';
import { formatMoney } from '../../../shared/money.ts';
import { Button, Checkbox, Dialog, ErrorNote } from '../../components/index.ts';
import { useCommand, useOffice } from '../../use-office.ts';
import { Refused } from '../invoicing/Refused.tsx';
import { RunningDialog } from '../invoicing/RunDialogs.tsx';
import { counted } from '../invoicing/words.ts';

type Props = {
  /** Without it: all open invoices with something due that were not exported yet. */
  ids?: readonly string[];
  onClose: () => void;
  onDone?: () => void;
};

/** Exports invoices for BillFlash to print and mail: says before what would be in the file, and marks them after. */
export function BillFlashDialog({ ids, onClose, onDone = onClose }: Props) {
  const [again, setAgain] = useState(false);
  const wish = { again, ...(ids && { ids: [...ids] }) };
  const { data: plan, error } = useOffice('billflash.plan', wish, { fresh: true, keep: true });
  const write = useCommand('billflash.export');
  const exporting = useMutation({
    mutationFn: (chosen: ChosenFile) => write.mutateAsync({ ...wish, to: chosen.token }),
    onSuccess: (result, { name }) => {
      if (result === null) return void toast('Stopped. No file was written, and nothing is marked.');
      toast.success(`Saved ${counted(result.accounts, 'invoice')}, ${formatMoney(result.due)} due, to ${name}`);
      onDone();
    },
  });
  const choose = async () => {
    const kind = { name: 'BillFlash XML', extensions: ['xml'] };
    const chosen = await window.paydesk.chooseFile({ what: 'save', title: 'Export for BillFlash', suggestion: 'billflash.xml', kind });
    if (chosen) exporting.mutate(chosen);
  };
  if (exporting.isPending) return <RunningDialog title="Exporting for BillFlash" unit="invoices" />;
  const count = plan?.invoices.length ?? 0;
  return (
    <Dialog
      title="Export for BillFlash"
      width="small"
      onClose={onClose}
      onSubmit={() => void choose()}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" disabled={count === 0}>
            Save the file…
          </Button>
        </>
      }
    >
      {plan && (
        <p>
          {count === 0
            ? ids
              ? 'None of these invoices can be exported.'
              : 'Every open invoice with something due was exported already.'
            : `${counted(count, 'invoice')} with ${formatMoney(plan.due)} due now. Each becomes an account of its own, and is marked as exported.`}
        </p>
      )}
      {ids && plan && (plan.exportedBefore > 0 || again) && (
        <Checkbox
          label={`Also ${counted(plan.exportedBefore, 'invoice')} exported before`}
          checked={again}
          onChange={({ target }) => setAgain(target.checked)}
        />
      )}
      <Refused refused={plan?.refused ?? []} />
      <ErrorNote error={error ?? write.error} />
    </Dialog>
  );
}
