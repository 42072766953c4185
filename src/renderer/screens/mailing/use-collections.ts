import { toast } from 'sonner';
import type { ExportFile } from '../../../shared/office-api/exports.ts';
import { sentenceOf } from '../../office.ts';
import { useCommand } from '../../use-office.ts';

/** Saves the trips of sold invoices for a collection agency: of `ids`, or of all that were sold. */
export function useCollections() {
  const write = useCommand('collections.export');
  return async (form: ExportFile['form'], ids?: readonly string[]) => {
    const kind = form === 'csv' ? 'CSV file' : 'Excel workbook';
    const chosen = await window.paydesk.chooseFile({
      what: 'save',
      title: 'Export for collections',
      suggestion: `collections.${form}`,
      kind: { name: kind, extensions: [form] },
    });
    if (!chosen) return;
    try {
      const done = await write.mutateAsync({ to: chosen.token, form, ...(ids && { ids: [...ids] }) });
      if (done) toast.success(`Saved ${done.rows.toLocaleString('en-US')} ${done.rows === 1 ? 'trip' : 'trips'} to ${chosen.name}`);
    } catch (error) {
      toast.error(sentenceOf(error));
    }
  };
}
