import { useState } from 'react';
import { Button, Dialog } from '../../../components/index.ts';
import { PickCustomer } from '../allocate/PickCustomer.tsx';

type Named = { id: string; name: string };

/** Who is to pay for a trip from now on. Nothing happens before the record is marked as reviewed. */
export function MoveDialog({ number, onChoose, onClose }: { number: number; onChoose: (customer: Named) => void; onClose: () => void }) {
  const [customer, setCustomer] = useState<Named | null>(null);
  return (
    <Dialog
      title={`Bill dispatch ${number} to another customer`}
      subtitle="It goes to that customer’s trips in the Billing office when you mark the record as reviewed"
      width="small"
      onClose={onClose}
      onSubmit={() => customer && onChoose(customer)}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" disabled={customer === null}>
            Choose
          </Button>
        </>
      }
    >
      <PickCustomer label="Customer" known={null} chosen={customer?.id ?? null} onChoose={setCustomer} />
    </Dialog>
  );
}
