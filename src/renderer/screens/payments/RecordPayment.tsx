import { ChevronDown, Plus } from 'lucide-react';
import { Button, Menu } from '../../components/index.ts';
import { useMayChange } from '../../use-may-change.ts';
import { openMoney, otherMoney } from './money-step.ts';

/** The button *Record payment* of a screen that is not about one invoice, and the other ways of recording money. */
export function RecordPayment() {
  const mayChange = useMayChange();
  if (!mayChange) return null;
  return (
    <>
      <Menu items={otherMoney.map(({ name, step }) => ({ label: name, onSelect: () => openMoney(step) }))}>
        <Button icon={ChevronDown}>Other money</Button>
      </Menu>
      <Button variant="primary" icon={Plus} onClick={() => openMoney('invoice')}>
        Record payment
      </Button>
    </>
  );
}
