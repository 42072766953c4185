import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../components/index.ts';
import { useOffice } from '../../use-office.ts';
import { ChooseCustomer } from '../customers/ChooseCustomer.tsx';
import { RecordMoneyDialog } from '../money/RecordMoneyDialog.tsx';
import { ChooseInvoice } from './ChooseInvoice.tsx';
import { RecordPaymentDialog } from './RecordPaymentDialog.tsx';

type Step = 'none' | 'choose invoice' | 'choose customer' | { invoice: string } | { customer: { id: string; name: string } };

/** The button *Record payment* of a screen that is not about one invoice: first it is chosen what the money is for, then it is recorded. */
export function RecordPayment() {
  const [step, setStep] = useState<Step>('none');
  const close = () => setStep('none');
  return (
    <>
      <Button variant="primary" icon={Plus} onClick={() => setStep('choose invoice')}>
        Record payment
      </Button>
      {step === 'choose invoice' && (
        <ChooseInvoice onChoose={(invoice) => setStep({ invoice })} onOther={() => setStep('choose customer')} onClose={close} />
      )}
      {step === 'choose customer' && (
        <ChooseCustomer title="Record a payment" onChoose={(customer) => setStep({ customer })} onClose={close} />
      )}
      {typeof step === 'object' && 'invoice' in step && <ForInvoice id={step.invoice} onClose={close} />}
      {typeof step === 'object' && 'customer' in step && <RecordMoneyDialog customer={step.customer} onClose={close} />}
    </>
  );
}

function ForInvoice({ id, onClose }: { id: string; onClose: () => void }) {
  const { data: invoice } = useOffice('invoices.get', { id });
  return invoice && <RecordPaymentDialog invoice={invoice} onClose={onClose} />;
}
