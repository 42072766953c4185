import { formatMoney } from '../../../../shared/money.ts';
import type { AllocationPreview as Previewed } from '../../../../shared/office-api/allocation.ts';
import { Money, Preview, PreviewHint, PreviewLines, WorkflowBadge } from '../../../components/index.ts';

/** What will happen to each trip, the invoice and the ledger, to the cent; and what is then left. */
export function AllocationPreview({ preview }: { preview: Previewed | undefined }) {
  return <Preview>{preview ? <Lines preview={preview} /> : <PreviewHint>It is said here once there is an amount.</PreviewHint>}</Preview>;
}

function Lines({ preview: { dispatches, ledger, invoice, closes, leftBefore, leftAfter } }: { preview: Previewed }) {
  return (
    <PreviewLines>
      {dispatches.map(({ dispatch, amount, before, after }) => (
        <tr key={dispatch.id}>
          <th scope="row">Dispatch {dispatch.number}</th>
          <td>
            owed <Money cents={before.owed} /> → <Money cents={after.owed} strong />
            {after.owed < 0 && ' (overpaid)'}
          </td>
          <td>
            <WorkflowBadge state={after.state} writtenOff={after.writtenOff > 0} />
          </td>
          <td data-align="right">
            <Money cents={amount} />
          </td>
        </tr>
      ))}
      {ledger && (
        <tr>
          <th scope="row">{ledger.customer.name}’s ledger</th>
          <td colSpan={2}>{balanceWords(ledger.balanceAfter)}</td>
          <td data-align="right">
            <Money cents={ledger.amount} />
          </td>
        </tr>
      )}
      {invoice && (
        <tr>
          <th scope="row">Invoice {invoice.number}</th>
          <td colSpan={3}>
            becomes {invoice.stateAfter}, {formatMoney(invoice.dueAfter)} due
          </td>
        </tr>
      )}
      {closes.map(({ id, number }) => (
        <tr key={id}>
          <th scope="row">Invoice {number}</th>
          <td colSpan={3}>closes as Paid: nothing is left on it</td>
        </tr>
      ))}
      <tr>
        <th scope="row">Not allocated</th>
        <td colSpan={2}>
          <Money cents={leftBefore} /> becomes
        </td>
        <td data-align="right">
          <Money cents={leftAfter} strong />
        </td>
      </tr>
    </PreviewLines>
  );
}

function balanceWords(balance: Previewed['leftAfter']): string {
  if (balance === 0) return 'balance then $0.00';
  return balance < 0 ? `credit then ${formatMoney(balance).replace('−', '')}` : `owes then ${formatMoney(balance)}`;
}
