import { formatDate } from '../../../shared/dates.ts';
import { type Cents, formatMoney } from '../../../shared/money.ts';
import type { Output } from '../../../shared/office-api/index.ts';
import { ConfirmDialog } from '../../components/index.ts';

type Props = {
  twin: NonNullable<Output<'money.foresee'>['twin']>;
  payment: { type: string; number?: string | undefined; amount: Cents };
  onYes: () => void;
  onNo: () => void;
};

/** The same number, customer and amount stand in the register already: is this another payment, or the same one typed twice? */
export function TwinQuestion({ twin, payment, onYes, onNo }: Props) {
  return (
    <ConfirmDialog
      title="Record it a second time?"
      confirm="It is another payment"
      cancel="Do not record it"
      onConfirm={onYes}
      onClose={onNo}
    >
      {`${payment.type} ${payment.number} of ${formatMoney(payment.amount)} from this customer was recorded on ${formatDate(twin.date)} already.`}
    </ConfirmDialog>
  );
}
