/** The way of a file into the books: chosen, understood, checked, brought in. */
import { useQueryClient } from '@tanstack/react-query';
import { toast } from 'sonner';
import { useCommand } from '../../use-office.ts';
import { changeOpenFile, type Understanding, useOpenFile } from './open-file.ts';
import { counted, tables } from './words.ts';

export function useImport(onImported: (id: string) => void, onUndo: (id: string) => void) {
  const queries = useQueryClient();
  const open = useCommand('imports.open');
  const check = useCommand('imports.check');
  const run = useCommand('imports.run');
  const saveBad = useCommand('imports.saveBad');
  const { opened, understanding, checked } = useOpenFile();

  const forget = () => {
    for (const command of [open, check, run, saveBad]) command.reset();
    changeOpenFile({ checked: null });
  };
  const plan = opened && understanding ? { file: opened.token, ...understanding } : null;

  const read = (token: string, sheet?: string) => {
    forget();
    open.mutate(
      { file: token, ...(sheet !== undefined && { sheet }) },
      {
        onSuccess: (file) => {
          changeOpenFile({
            opened: { ...file, token },
            understanding: { holds: file.holds, mapping: file.mappings[file.holds] ?? {}, usualKind: 'facility' },
          });
        },
      },
    );
  };

  return {
    opened,
    understanding,
    checked,
    /** The first thing that went wrong. */
    error: open.error ?? check.error ?? run.error ?? saveBad.error,
    opening: open.isPending,
    checking: check.isPending,
    running: run.isPending,
    choose: async () => {
      const chosen = await window.paydesk.chooseFile({ what: 'open', title: 'Choose what to import', kind: tables });
      if (chosen) read(chosen.token);
    },
    chooseSheet: (sheet: string) => opened && read(opened.token, sheet),
    close: () => {
      forget();
      changeOpenFile({ opened: null });
    },
    understand: (next: Understanding) => {
      forget();
      changeOpenFile({ understanding: next });
    },
    check: () => {
      if (!plan) return;
      check.mutate(plan, {
        onSuccess: (result) => {
          queries.removeQueries({ queryKey: ['importRows.list'] }); // rows that were judged under another mapping
          changeOpenFile({ checked: result });
        },
      });
    },
    changeColumns: () => forget(),
    run: () => {
      if (!plan || !checked) return;
      run.mutate(
        { ...plan, expected: checked.counts },
        {
          onSuccess: (result) => {
            if (!result) {
              toast('Stopped. Nothing was imported.');
              return;
            }
            const undo = { label: 'Undo', onClick: () => onUndo(result.id) };
            toast.success(`Imported ${counted(plan.holds, result.counts.new)}`, { action: undo });
            forget();
            changeOpenFile({ opened: null });
            onImported(result.id);
          },
        },
      );
    },
    saveBad: async () => {
      if (!opened) return;
      const suggestion = `${opened.name.replace(/\.[^.]*$/, '')} - bad rows.csv`;
      const chosen = await window.paydesk.chooseFile({
        what: 'save',
        title: 'Save the bad rows',
        suggestion,
        kind: { name: 'CSV file', extensions: ['csv'] },
      });
      if (!chosen) return;
      saveBad.mutate(
        { file: opened.token, to: chosen.token },
        {
          onSuccess: ({ rows }) =>
            toast.success(`Saved ${rows.toLocaleString('en-US')} bad ${rows === 1 ? 'row' : 'rows'} to ${chosen.name}`),
        },
      );
    },
  };
}

export type Importing = ReturnType<typeof useImport>;
