import { FileInput } from 'lucide-react';
import { useState } from 'react';
import { Button, Dialog, EmptyState, ErrorNote, RunProgress, Screen, StopRun } from '../../components/index.ts';
import { useMayChange } from '../../use-may-change.ts';
import { CheckedRows } from './CheckedRows.tsx';
import { DoneImports } from './DoneImports.tsx';
import styles from './imports.module.css';
import { MapColumns } from './MapColumns.tsx';
import { useImport } from './use-import.ts';

/** Files of fewer rows are done before a dialog could be read. */
const shownFrom = 2000;

/** Brings an office in from the files of its former system, and undoes such an import as a whole. */
export function ImportScreen() {
  const [latest, setLatest] = useState<string | null>(null);
  const [undoing, setUndoing] = useState<string | null>(null);
  const importing = useImport(setLatest, setUndoing);
  const mayChange = useMayChange();
  const { opened, checked } = importing;
  const isLong = opened !== null && opened.rows >= shownFrom;
  if (!mayChange)
    return (
      <Screen title="Import">
        <EmptyState title="Nothing to import for you">Somebody who may change the books can bring files in.</EmptyState>
      </Screen>
    );
  return (
    <>
      {opened && checked ? (
        <CheckedRows importing={importing} opened={opened} checked={checked} />
      ) : opened ? (
        <MapColumns importing={importing} opened={opened} />
      ) : (
        <Screen
          title="Import"
          actions={
            <Button variant="primary" icon={FileInput} busy={importing.opening} onClick={() => void importing.choose()}>
              Choose a file…
            </Button>
          }
        >
          <p className={styles.about}>
            Bring in customers first, then their trips, then what is still open in their ledgers: from CSV or Excel files as your former
            system or your spreadsheet writes them. You see what would happen with every row before anything is added.
          </p>
          <ErrorNote error={importing.error} />
          <DoneImports latest={latest} undoing={undoing} onUndo={setUndoing} />
        </Screen>
      )}
      {isLong && (importing.checking || importing.running) && (
        <Dialog title={importing.running ? 'Importing' : 'Checking the file'} width="small" onClose={() => {}} actions={<StopRun />}>
          <RunProgress
            unit="rows"
            stopped={importing.running ? 'Nothing of it is added when you stop it.' : 'Nothing is added by checking.'}
          />
        </Dialog>
      )}
    </>
  );
}
