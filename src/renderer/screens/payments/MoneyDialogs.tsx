import { useOffice } from '../../use-office.ts';
import { ChooseCustomer } from '../customers/ChooseCustomer.tsx';
import { InsuranceDialog } from '../money/InsuranceDialog.tsx';
import { LateFeesDialog } from '../money/LateFeesDialog.tsx';
import { RecordMoneyDialog } from '../money/RecordMoneyDialog.tsx';
import { RefundDialog } from '../money/RefundDialog.tsx';
import { PhoneCardDialog } from '../phone/PhoneCardDialog.tsx';
import { ChooseInvoice } from './ChooseInvoice.tsx';
import { openMoney, useMoneyStep } from './money-step.ts';
import { RecordPaymentDialog } from './RecordPaymentDialog.tsx';

/** The dialogs about money that can be asked for from anywhere: first it is chosen what it is for, then it is recorded. */
export function MoneyDialogs() {
  const step = useMoneyStep();
  const close = () => openMoney('none');
  return (
    <>
      {step === 'invoice' && (
        <ChooseInvoice onChoose={(invoice) => openMoney({ invoice })} onOther={() => openMoney('whose money')} onClose={close} />
      )}
      {step === 'whose money' && <ChooseCustomer title="Record a payment" onChoose={(from) => openMoney({ from })} onClose={close} />}
      {step === 'card' && (
        <ChooseInvoice
          title="Card over the phone"
          other="For a customer’s ledger…"
          onChoose={(id) => openMoney({ card: { purpose: 'invoice', id } })}
          onOther={() => openMoney('whose card')}
          onClose={close}
        />
      )}
      {step === 'whose card' && (
        <ChooseCustomer
          title="Card over the phone"
          onChoose={({ id }) => openMoney({ card: { purpose: 'customer', id } })}
          onClose={close}
        />
      )}
      {step === 'whom to refund' && <ChooseCustomer title="Refund" onChoose={(refund) => openMoney({ refund })} onClose={close} />}
      {step === 'late fees' && <LateFeesDialog onClose={close} />}
      {step === 'insurance' && <InsuranceDialog trips={[]} onClose={close} />}
      {typeof step === 'object' && 'invoice' in step && <ForInvoice id={step.invoice} onClose={close} />}
      {typeof step === 'object' && 'from' in step && <RecordMoneyDialog customer={step.from} onClose={close} />}
      {typeof step === 'object' && 'card' in step && <PhoneCardDialog target={step.card} onClose={close} />}
      {typeof step === 'object' && 'refund' in step && <RefundDialog customer={step.refund} onClose={close} />}
    </>
  );
}

function ForInvoice({ id, onClose }: { id: string; onClose: () => void }) {
  const { data: invoice } = useOffice('invoices.get', { id });
  return invoice && <RecordPaymentDialog invoice={invoice} onClose={onClose} />;
}
