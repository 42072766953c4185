import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../components/index.ts';
import { useOffice } from '../../use-office.ts';
import { ChooseInvoice } from './ChooseInvoice.tsx';
import { RecordPaymentDialog } from './RecordPaymentDialog.tsx';

/** The button *Record payment* of a screen that is not about one invoice: first the invoice is chosen, then the money recorded. */
export function RecordPayment() {
  const [step, setStep] = useState<'none' | 'choose' | { invoice: string }>('none');
  const close = () => setStep('none');
  return (
    <>
      <Button variant="primary" icon={Plus} onClick={() => setStep('choose')}>
        Record payment
      </Button>
      {step === 'choose' && <ChooseInvoice onChoose={(invoice) => setStep({ invoice })} onClose={close} />}
      {typeof step === 'object' && <ForInvoice id={step.invoice} onClose={close} />}
    </>
  );
}

function ForInvoice({ id, onClose }: { id: string; onClose: () => void }) {
  const { data: invoice } = useOffice('invoices.get', { id });
  return invoice && <RecordPaymentDialog invoice={invoice} onClose={onClose} />;
}
