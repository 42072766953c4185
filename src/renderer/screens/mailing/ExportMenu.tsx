import { Download } from 'lucide-react';
import { Button, Menu } from '../../components/index.ts';
import { useAsked } from '../../use-asked.ts';
import { useMayChange } from '../../use-may-change.ts';
import { BillFlashDialog } from './BillFlashDialog.tsx';
import { useCollections } from './use-collections.ts';

/** Everything that invoices leave the office as: the list, the mailing house's file, the collection agency's. */
export function ExportMenu({ onList }: { onList: () => void }) {
  const [mailing, setMailing] = useAsked('billflash');
  const mayChange = useMayChange();
  const collect = useCollections();
  const others = [
    { label: 'For BillFlash, what was not exported yet…', onSelect: () => setMailing(true) },
    { heading: 'Sold, for collections' },
    { label: 'CSV file…', onSelect: () => void collect('csv') },
    { label: 'Excel workbook…', onSelect: () => void collect('xlsx') },
  ];
  return (
    <>
      <Menu items={[{ label: 'This list as CSV', onSelect: onList }, ...(mayChange ? others : [])]}>
        <Button icon={Download}>Export</Button>
      </Menu>
      {mailing && <BillFlashDialog onClose={() => setMailing(false)} />}
    </>
  );
}
