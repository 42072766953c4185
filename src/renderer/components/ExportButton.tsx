import { useMutation } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { toast } from 'sonner';
import type { ChosenFile } from '../../shared/bridge.ts';
import { type Exported, type ExportFile, exportForms } from '../../shared/office-api/exports.ts';
import { sentenceOf } from '../office.ts';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import { Menu, type MenuItem } from './Menu.tsx';
import { RunProgress, StopRun } from './RunProgress.tsx';

/** Fewer rows are in the file before a dialog could be read. */
const shownFrom = 20_000;

const kinds = {
  csv: { label: 'CSV file…', name: 'CSV file' },
  xlsx: { label: 'Excel workbook…', name: 'Excel workbook' },
  pdf: { label: 'PDF…', name: 'PDF' },
} as const;
type Form = keyof typeof kinds;

export type ExportButtonProps = {
  /** What the file is called unless the biller says otherwise, without its ending. */
  name: string;
  /** How many rows there are, as far as is known yet. */
  rows: number | undefined;
  /** Calls the ledger, which writes the file. */
  write: (file: ExportFile) => Promise<Exported>;
  /** The same as a PDF, where there is one. */
  writePdf?: (to: string) => Promise<Exported>;
  /** What else leaves from there. */
  more?: readonly MenuItem[];
};

/**
 * Saves all rows, of whatever number, as CSV or for Excel where the biller chooses; shows how far it is, and can be stopped.
 *
 * `<ExportButton name="payment-events" rows={count} write={(file) => exporting.mutateAsync({ ...file, filter })} />`
 */
export function ExportButton({ name, rows, write, writePdf, more = [] }: ExportButtonProps) {
  const saving = useMutation({
    mutationFn: ({ chosen: { token }, form }: { chosen: ChosenFile; form: Form }) =>
      form === 'pdf' ? (writePdf?.(token) ?? Promise.resolve(null)) : write({ to: token, form }),
    onSuccess: (result, { chosen }) => {
      if (result === null) toast('Stopped. No file was written.');
      else toast.success(`Saved ${result.rows.toLocaleString('en-US')} ${result.rows === 1 ? 'row' : 'rows'} to ${chosen.name}`);
    },
    onError: (error) => void toast.error(sentenceOf(error)),
  });
  const forms: readonly Form[] = writePdf ? [...exportForms, 'pdf'] : exportForms;
  const choose = async (form: Form) => {
    const kind = { name: kinds[form].name, extensions: [form] };
    const chosen = await window.paydesk
      .chooseFile({ what: 'save', title: 'Export', suggestion: `${name}.${form}`, kind })
      .catch((error: unknown) => void toast.error(sentenceOf(error)));
    if (chosen) saving.mutate({ chosen, form });
  };
  const items = forms.map((form) => ({ label: kinds[form].label, onSelect: () => void choose(form), disabled: rows === 0 }));
  return (
    <>
      <Menu items={[...(more.length > 0 ? [{ heading: 'This list' }] : []), ...items, ...more]}>
        <Button icon={Download} busy={saving.isPending} disabled={rows === 0 && more.length === 0}>
          Export
        </Button>
      </Menu>
      {saving.isPending && (rows ?? 0) >= shownFrom && (
        <Dialog title="Exporting" width="small" onClose={() => {}} actions={<StopRun />}>
          <RunProgress unit="rows" stopped="No file is written when you stop it." />
        </Dialog>
      )}
    </>
  );
}
