import { askedOf, ExportButton, type List, useRowCount } from '../../components/index.ts';
import { useAsked } from '../../use-asked.ts';
import { useMayChange } from '../../use-may-change.ts';
import { useCommand } from '../../use-office.ts';
import { BillFlashDialog } from './BillFlashDialog.tsx';
import { useCollections } from './use-collections.ts';

/** Everything that invoices leave the office as: the list, the mailing house's file, the collection agency's. */
export function ExportMenu({ list }: { list: List<'invoices.list'> }) {
  const [mailing, setMailing] = useAsked('billflash');
  const mayChange = useMayChange();
  const collect = useCollections();
  const count = useRowCount(list);
  const exporting = useCommand('invoices.export');
  const others = [
    'line' as const,
    { label: 'For BillFlash, what was not exported yet…', onSelect: () => setMailing(true) },
    { heading: 'Sold, for collections' },
    { label: 'Sold as CSV file…', onSelect: () => void collect('csv') },
    { label: 'Sold as Excel workbook…', onSelect: () => void collect('xlsx') },
  ];
  return (
    <>
      <ExportButton
        name="invoices"
        rows={count}
        write={(file) => exporting.mutateAsync({ ...file, ...askedOf(list) })}
        more={mayChange ? others : []}
      />
      {mailing && <BillFlashDialog onClose={() => setMailing(false)} />}
    </>
  );
}
