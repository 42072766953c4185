/**
 * The components of the desk. A screen is put together from them:
 *
 * - `Screen` title, actions, filters, panel; content `table` or `page`.
 * - Lists: `useListPlace(query, usual)` → `DataTable` (columns: `TableColumn`), `FilterBar` with `dates`, `choices`, `one`, `either`, `text`, `amounts`, `found`, `linked`;
 *   `Views` for filters that have a name.
 * - Records: `SidePanel` (beside a list) or `RecordPage` (in a `Screen` of its own) around the same `RecordHead`, `HeadLine`, `Section`, `Line`, `Muted`, `Callout`, `History`.
 * - Words and figures: `Money`, `DateText`, `InstantText`, `AgoText`, `Id`, `Badge`, `InvoiceStateBadge`, `WorkflowBadge`, `NatureBadge`; links
 *   `InvoiceLink`, `DispatchLink`, `CustomerLink`, `RecordLink`, `ExternalLink`.
 * - Forms: `Field` around `Input`, `TextArea`, `Select`, `MoneyInput`, `PasswordInput`; `Checkbox`. Dialogs: `Dialog` (mount to open), `ConfirmDialog`. `Menu`, `Popover`.
 * - In dialogs: `SmallTable` of a few dozen rows; `TableHead` for a table of headings and figures that is no `DataTable`; `Preview` with `PreviewLines` says what will happen.
 * - Long work: `RunProgress`, `StopRun`; `ExportButton` for rows of any number into a file. What went wrong or is missing: `ErrorState`, `ErrorNote`, `EmptyState`; short messages by sonner's `toast`.
 *
 * Data: `useOffice(query, input)`, `useCommand(name)` from `use-office.ts`; addresses from `paths.ts`. Queries refresh by themselves (`refresh.ts`).
 * Example of all of it: `screens/register/`.
 */
export { decimal as amountText } from '../../shared/money.ts';
export { Badge, type Tone } from './Badge.tsx';
export { Button, IconButton } from './Button.tsx';
export { Callout } from './Callout.tsx';
export { ConfirmDialog } from './ConfirmDialog.tsx';
export { copyText } from './copy.ts';
export { AgoText, DateText, InstantText } from './DateText.tsx';
export { Dialog } from './Dialog.tsx';
export { EmptyState, ErrorNote, ErrorState } from './ErrorState.tsx';
export { Field } from './Field.tsx';
export { FilterBar } from './FilterBar.tsx';
export { FilterChip } from './FilterChip.tsx';
export { amounts, choices, dates, either, type FilterDefinition, found, linked, one, text } from './filters.tsx';
export { History, HistoryList } from './History.tsx';
export { Id, shortId } from './Id.tsx';
export { Checkbox, Input, Select, TextArea } from './Input.tsx';
export { CustomerLink, DispatchLink, ExternalLink, InvoiceLink, RecordLink } from './links.tsx';
export { Menu, type MenuItem } from './Menu.tsx';
export { Money } from './Money.tsx';
export { MoneyInput } from './MoneyInput.tsx';
export { HeadLine, Line, Muted, RecordHead, RecordPage, Section, SidePanel } from './Panel.tsx';
export { CustomerName, DispatchNumber, InvoiceNumber } from './names.tsx';
export { PasswordInput } from './PasswordInput.tsx';
export { Popover } from './Popover.tsx';
export { Preview, PreviewHint, PreviewLines } from './Preview.tsx';
export { RunProgress, StopRun } from './RunProgress.tsx';
export { Screen } from './Screen.tsx';
export { SmallTable } from './SmallTable.tsx';
export { type View, viewOf, Views } from './Views.tsx';
export { InvoiceStateBadge, NatureBadge, WorkflowBadge } from './states.tsx';
export { applyColumns, columnsNow, type TableColumn } from './table/columns.ts';
export { DataTable } from './table/DataTable.tsx';
export { TableHead } from './TableHead.tsx';
export { ExportButton } from './ExportButton.tsx';
export { askedOf, type FilterOf, type List, type SortOf, useRowCount } from './table/use-rows.ts';
