import { Download, FilePlus2, type LucideIcon, Merge, Plus, Printer, RefreshCcw } from 'lucide-react';
import { paths } from '../paths.ts';

export type ShellCommand = { name: string; path: string; icon: LucideIcon };

/** What can be begun from the command menu, wherever one is. All of it changes the books. */
export const commands: readonly ShellCommand[] = [
  { name: 'New invoice', path: paths.asking(paths.invoices, 'new'), icon: Plus },
  { name: 'Generate invoices', path: paths.asking(paths.invoices, 'generate'), icon: FilePlus2 },
  { name: 'Reinvoice what is overdue', path: paths.asking(paths.invoices, 'reinvoice'), icon: RefreshCcw },
  { name: 'Print invoices that are not printed yet', path: paths.asking(paths.invoices, 'print'), icon: Printer },
  { name: 'Export invoices for BillFlash', path: paths.asking(paths.invoices, 'billflash'), icon: Download },
  { name: 'New dispatch', path: paths.asking(paths.dispatches, 'new'), icon: Plus },
  { name: 'New customer', path: paths.asking(paths.customers, 'new'), icon: Plus },
  { name: 'Find duplicate customers', path: paths.asking(paths.customers, 'duplicates'), icon: Merge },
];
