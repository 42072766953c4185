import type { Output } from '../../../shared/office-api/index.ts';
import { Badge, DateText, Money, Preview, PreviewLines, type Tone } from '../../components/index.ts';

type Previewed = Output<'payments.preview'>;
type Item = Previewed['items'][number];

/** What will happen to each trip and to the customer's ledger, to the cent. */
export function PaymentPreview({ preview: { items, ledger } }: { preview: Previewed }) {
  return (
    <Preview>
      <PreviewLines>
        {items.map((item) => (
          <tr key={item.dispatch.id}>
            <th scope="row">Dispatch {item.dispatch.number}</th>
            <td>
              <DateText date={item.dispatch.date} />
            </td>
            <td>{item.dispatch.serviceLevel}</td>
            <td data-align="right">
              <Money cents={item.amount} />
            </td>
            <td>
              <Badge tone={toneOf(item)}>{wordsOf(item)}</Badge>
            </td>
          </tr>
        ))}
        {ledger.amount !== 0 && (
          <tr>
            <th scope="row" colSpan={3}>
              {ledger.customer.name}’s ledger
            </th>
            <td data-align="right">
              <Money cents={ledger.amount} />
            </td>
            <td>
              <Badge tone="accent">{ledgerWords(ledger)}</Badge>
            </td>
          </tr>
        )}
      </PreviewLines>
    </Preview>
  );
}

function toneOf({ what }: Item): Tone {
  switch (what) {
    case 'paid in full':
    case 'settled':
      return 'fine';
    case 'in part':
      return 'attention';
    case 'not reached':
    case 'written off':
    case 'left out':
      return 'neutral';
  }
}

function wordsOf({ what, stateAfter, owed, amount }: Item): string {
  const words = { 'paid in full': 'Paid in full', settled: 'Overpayment settled', 'in part': 'In part', 'not reached': 'Not reached' };
  if (what === 'written off') return owed === amount ? 'Finished' : 'Rest written off';
  if (what === 'left out') return `Left out → ${stateAfter}`;
  return `${words[what]} → ${stateAfter}`;
}

function ledgerWords({ amount, balanceAfter }: Previewed['ledger']): string {
  if (amount < 0) return 'Credit used up';
  return balanceAfter < 0 ? 'Credit for the next invoice' : 'What the ledger owed';
}
