import { useMutation } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { toast } from 'sonner';
import type { ChosenFile } from '../../../shared/bridge.ts';
import { Button, Dialog, ErrorNote, RunProgress, StopRun } from '../../components/index.ts';
import { useCommand, useOffice } from '../../use-office.ts';
import { SettingsCard } from '../settings/SettingsCard.tsx';

/** All data of the office in one archive that nothing of ours is needed to read; for Administrators. */
export function DataSettings() {
  const today = useOffice('office.session', {}).data?.today;
  const write = useCommand('office.export');
  const exporting = useMutation({
    mutationFn: (chosen: ChosenFile) => write.mutateAsync({ to: chosen.token }),
    onSuccess: (result, { name }) => {
      if (result === null) toast('Stopped. No file was written.');
      else toast.success(`Saved ${result.tables} tables and ${result.operations.toLocaleString('en-US')} changes to ${name}`);
    },
  });
  const choose = async () => {
    const chosen = await window.paydesk.chooseFile({
      what: 'save',
      title: 'Export all data',
      suggestion: `paydesk-export-${today ?? ''}.zip`,
      kind: { name: 'Full export', extensions: ['zip'] },
    });
    if (chosen) exporting.mutate(chosen);
  };
  return (
    <>
      <SettingsCard
        title="Export all data"
        about="One archive with a CSV file for every table of the books, and the journal of every change that was ever made. Any program can read it; a new Paydesk makes the very same books of it, so it is a backup too. It names patients and holds what passwords are checked by: keep it as safe as the books."
      >
        <div>
          <Button icon={Download} busy={exporting.isPending} onClick={() => void choose()}>
            Export all data…
          </Button>
        </div>
        <ErrorNote error={write.error} />
      </SettingsCard>
      {exporting.isPending && (
        <Dialog title="Exporting all data" width="small" onClose={() => {}} actions={<StopRun />}>
          <RunProgress unit="rows" stopped="No file is written when you stop it." />
        </Dialog>
      )}
    </>
  );
}
