import { ChevronDown, Plus } from 'lucide-react';
import { useState } from 'react';
import { Button, Menu } from '../../components/index.ts';
import { useOffice } from '../../use-office.ts';
import { ChooseCustomer } from '../customers/ChooseCustomer.tsx';
import { InsuranceDialog } from '../money/InsuranceDialog.tsx';
import { LateFeesDialog } from '../money/LateFeesDialog.tsx';
import { RecordMoneyDialog } from '../money/RecordMoneyDialog.tsx';
import { RefundDialog } from '../money/RefundDialog.tsx';
import { ChooseInvoice } from './ChooseInvoice.tsx';
import { RecordPaymentDialog } from './RecordPaymentDialog.tsx';

type Customer = { id: string; name: string };
type Step =
  | 'none'
  | 'invoice'
  | 'whose money'
  | 'whom to refund'
  | 'insurance'
  | 'late fees'
  | { invoice: string }
  | { from: Customer }
  | { refund: Customer };

/** The button *Record payment* of a screen that is not about one invoice: first it is chosen what the money is for, then it is recorded. */
export function RecordPayment() {
  const [step, setStep] = useState<Step>('none');
  const close = () => setStep('none');
  return (
    <>
      <Menu
        items={[
          { label: 'Several invoices, trips, or a ledger…', onSelect: () => setStep('whose money') },
          { label: 'Insurance payment…', onSelect: () => setStep('insurance') },
          { label: 'Refund…', onSelect: () => setStep('whom to refund') },
          { label: 'Charge late fees…', onSelect: () => setStep('late fees') },
        ]}
      >
        <Button icon={ChevronDown}>Other money</Button>
      </Menu>
      <Button variant="primary" icon={Plus} onClick={() => setStep('invoice')}>
        Record payment
      </Button>
      {step === 'invoice' && (
        <ChooseInvoice onChoose={(invoice) => setStep({ invoice })} onOther={() => setStep('whose money')} onClose={close} />
      )}
      {step === 'whose money' && <ChooseCustomer title="Record a payment" onChoose={(from) => setStep({ from })} onClose={close} />}
      {step === 'whom to refund' && <ChooseCustomer title="Refund" onChoose={(refund) => setStep({ refund })} onClose={close} />}
      {step === 'late fees' && <LateFeesDialog onClose={close} />}
      {step === 'insurance' && <InsuranceDialog trips={[]} onClose={close} />}
      {typeof step === 'object' && 'invoice' in step && <ForInvoice id={step.invoice} onClose={close} />}
      {typeof step === 'object' && 'from' in step && <RecordMoneyDialog customer={step.from} onClose={close} />}
      {typeof step === 'object' && 'refund' in step && <RefundDialog customer={step.refund} onClose={close} />}
    </>
  );
}

function ForInvoice({ id, onClose }: { id: string; onClose: () => void }) {
  const { data: invoice } = useOffice('invoices.get', { id });
  return invoice && <RecordPaymentDialog invoice={invoice} onClose={onClose} />;
}
