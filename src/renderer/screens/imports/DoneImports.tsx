import { Undo2 } from 'lucide-react';
import { toast } from 'sonner';
import type { Output } from '../../../shared/office-api/index.ts';
import { formatMoney } from '../../../shared/money.ts';
import { Badge, Button, Callout, ConfirmDialog, EmptyState, ErrorState, InstantText, Money, TableHead } from '../../components/index.ts';
import { useCommand, useOffice } from '../../use-office.ts';
import styles from './imports.module.css';
import { counted, kindNames } from './words.ts';

type Done = Output<'imports.done'>['imports'][number];

type Props = { latest: string | null; undoing: string | null; onUndo: (id: string | null) => void };

/** The files that were brought in, each with the way to undo it. `latest`: the one that has just been; `undoing`: the one that is asked about. */
export function DoneImports({ latest, undoing, onUndo }: Props) {
  const { data, error } = useOffice('imports.done', {});
  if (error) return <ErrorState error={error} />;
  if (!data) return null;
  if (data.imports.length === 0)
    return <EmptyState title="Nothing was imported yet">Choose the file with your customers to begin.</EmptyState>;
  const asked = data.imports.find(({ id }) => id === undoing);
  return (
    <>
      <table className={styles.table}>
        <TableHead
          headings={[
            'When',
            'File',
            'Held',
            { figure: 'Added' },
            { figure: 'Left out' },
            { figure: 'Owed more' },
            'By',
            { unseen: 'Undo' },
          ]}
        />
        <tbody>
          {data.imports.map((each) => (
            <tr key={each.id} data-latest={each.id === latest}>
              <td>
                <InstantText at={each.at} />
              </td>
              <td className={styles.file}>{each.file}</td>
              <td>{kindNames[each.holds]}</td>
              <td data-align="right">{each.added.toLocaleString('en-US')}</td>
              <td data-align="right">{each.passedOver.toLocaleString('en-US')}</td>
              <td data-align="right">{each.holds !== 'customers' && <Money cents={each.total} />}</td>
              <td>{each.user}</td>
              <td data-align="right">
                {each.undone ? (
                  <Badge>Undone</Badge>
                ) : (
                  <Button variant="quiet" icon={Undo2} aria-label={`Undo ${each.file}`} onClick={() => onUndo(each.id)}>
                    Undo…
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {asked && <UndoImport done={asked} onClose={() => onUndo(null)} />}
    </>
  );
}

function UndoImport({ done, onClose }: { done: Done; onClose: () => void }) {
  const { data: plan, error } = useOffice('imports.planUndo', { id: done.id });
  const undo = useCommand('imports.undo');
  const what = counted(done.holds, done.added);
  const undoIt = () =>
    undo.mutate(
      { id: done.id },
      {
        onSuccess: (result) => {
          if (result.done) toast.success(`Undid the import of ${what}`);
          onClose();
        },
      },
    );
  if (plan?.obstacle)
    return (
      <ConfirmDialog
        title={`The import of ${done.file} cannot be undone`}
        confirm="Close"
        cancel="Cancel"
        onConfirm={onClose}
        onClose={onClose}
      >
        <Callout>{plan.obstacle}</Callout>
      </ConfirmDialog>
    );
  return (
    <ConfirmDialog
      title={`Undo the import of ${done.file}?`}
      confirm={`Undo ${what}`}
      danger
      busy={undo.isPending || !plan}
      error={error ?? undo.error}
      onConfirm={undoIt}
      onClose={onClose}
    >
      {plan && <p className={styles.sentence}>{consequences(plan)} The file can be imported again afterwards.</p>}
    </ConfirmDialog>
  );
}

/** What undoing does, to the cent. */
function consequences({ customers, dispatches, entries, total }: Output<'imports.planUndo'>): string {
  if (dispatches > 0)
    return `${counted('dispatches', dispatches)} will be cancelled, what was paid for them before is reversed: ${formatMoney(total)} less is owed.`;
  if (entries > 0)
    return `${counted('balances', entries)} will be countered by entries of the opposite amount: ${formatMoney(total)} in all.`;
  return `${counted('customers', customers)} will be archived.`;
}
