import { ArrowRight } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { importFields, importKinds } from '../../../shared/import-fields.ts';
import { customerKinds } from '../../../shared/words.ts';
import { Button, ErrorNote, Field, Screen, Select } from '../../components/index.ts';
import { ColumnTable } from './ColumnTable.tsx';
import styles from './imports.module.css';
import type { Opened } from './open-file.ts';
import type { Importing } from './use-import.ts';
import { kindNames } from './words.ts';

/** What the file holds, and which of its columns says what. */
export function MapColumns({ importing, opened }: { importing: Importing; opened: Opened }) {
  const { understanding, understand } = importing;
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('select')?.focus(), []);
  if (!understanding) return null;
  const { holds, mapping, usualKind } = understanding;
  const used = new Set(Object.values(mapping));
  const unused = opened.columns.filter(({ name }) => !used.has(name)).map(({ name }) => name);
  const map = (field: string, column: string) => {
    const { [field]: _before, ...rest } = mapping;
    understand({ ...understanding, mapping: column === '' ? rest : { ...rest, [field]: column } });
  };
  /** A select keeps Enter to itself. */
  const keys = {
    onKeyDown: ({ key }: { key: string }) => {
      if (key === 'Enter') importing.check();
      if (key === 'Escape') importing.close();
    },
  };
  return (
    <Screen
      title={opened.name}
      actions={
        <>
          <Button onClick={importing.close}>Cancel</Button>
          <Button variant="primary" icon={ArrowRight} busy={importing.checking} onClick={importing.check}>
            Check {opened.rows.toLocaleString('en-US')} {opened.rows === 1 ? 'row' : 'rows'}
          </Button>
        </>
      }
    >
      <form
        ref={form}
        onSubmit={(event) => {
          event.preventDefault();
          importing.check();
        }}
      >
        <p className={styles.about}>
          {opened.form}, {opened.rows.toLocaleString('en-US')} {opened.rows === 1 ? 'row' : 'rows'}.{' '}
          {opened.remembered.includes(holds)
            ? 'Its columns are understood as in the last file like it.'
            : 'Say what its columns mean; what their names tell is filled in.'}
        </p>
        <div className={styles.fields}>
          <Field label="The file holds">
            <Select
              {...keys}
              options={importKinds.map((kind) => ({ value: kind, label: kindNames[kind] }))}
              value={holds}
              onChange={(kind) => understand({ ...understanding, holds: kind, mapping: opened.mappings[kind] ?? {} })}
            />
          </Field>
          {opened.sheets.length > 1 && (
            <Field label="Sheet">
              <Select {...keys} options={opened.sheets} value={opened.sheet ?? ''} onChange={importing.chooseSheet} />
            </Field>
          )}
          {holds === 'customers' && (
            <Field label="Where the file does not say the kind">
              <Select
                {...keys}
                options={customerKinds}
                value={usualKind}
                onChange={(kind) => understand({ ...understanding, usualKind: kind })}
              />
            </Field>
          )}
        </div>
        <ErrorNote error={importing.error} />
        <ColumnTable columns={opened.columns} fields={importFields(holds)} mapping={mapping} onMap={map} keys={keys} />
        {unused.length > 0 && <p className={styles.note}>Not read: {unused.join(', ')}.</p>}
      </form>
    </Screen>
  );
}
