/** What a customer's page says of merges: that it is a duplicate itself, or which duplicates count for it. */
import { Merge, Split } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import { useLocation } from 'wouter';
import type { Customer } from '../../../../shared/office-api/customers.ts';
import {
  Button,
  Callout,
  CustomerLink,
  Dialog,
  ErrorNote,
  IconButton,
  InstantText,
  Line,
  Muted,
  Section,
} from '../../../components/index.ts';
import { paths } from '../../../paths.ts';
import { canUndo } from '../../../undo.ts';
import { useMayChange } from '../../../use-may-change.ts';
import { useCommand, useOffice } from '../../../use-office.ts';
import { MovePreview } from './MovePreview.tsx';

type Named = { id: string; name: string };

/** On the page of a merged customer, where a link or the history still leads. */
export function MergedNote({ customer: { id, name, mergedInto } }: { customer: Customer }) {
  const [separating, setSeparating] = useState(false);
  const mayChange = useMayChange();
  if (mergedInto === null) return null;
  return (
    <>
      <Callout icon={Merge} tone="accent">
        This was a duplicate: everything of it counts for <CustomerLink id={mergedInto.id} name={mergedInto.name} />.{' '}
        {mayChange && (
          <Button icon={Split} onClick={() => setSeparating(true)}>
            Separate…
          </Button>
        )}
      </Callout>
      {separating && <SeparateDialog duplicate={{ id, name }} kept={mergedInto} onClose={() => setSeparating(false)} />}
    </>
  );
}

/** The duplicates that were merged into this customer, each with a way back. */
export function Duplicates({ customer }: { customer: Customer }) {
  const [separating, setSeparating] = useState<Named | null>(null);
  const mayChange = useMayChange();
  if (customer.duplicates.length === 0) return null;
  return (
    <Section title="Duplicates merged into it">
      {customer.duplicates.map((duplicate) => (
        <Line
          key={duplicate.id}
          amount={
            mayChange && (
              <IconButton size="small" icon={Split} label={`Separate ${duplicate.name}`} onClick={() => setSeparating(duplicate)} />
            )
          }
        >
          <CustomerLink id={duplicate.id} name={duplicate.name} />
          <Muted>
            <InstantText at={duplicate.mergedAt} short />
          </Muted>
        </Line>
      ))}
      {separating && <SeparateDialog duplicate={separating} kept={customer} onClose={() => setSeparating(null)} />}
    </Section>
  );
}

function SeparateDialog({ duplicate, kept, onClose }: { duplicate: Named; kept: Named; onClose: () => void }) {
  const { data: plan, error } = useOffice('customers.planSeparation', { id: duplicate.id });
  const separate = useCommand('customers.separate');
  const [, navigate] = useLocation();
  const submit = () =>
    separate.mutate(
      { id: duplicate.id },
      {
        onSuccess: (answer) => {
          onClose();
          navigate(paths.page('customer', duplicate.id));
          toast.success(`${duplicate.name} is a customer of its own again`, canUndo(answer));
        },
      },
    );
  return (
    <Dialog
      title={`Separate ${duplicate.name} from ${kept.name}?`}
      subtitle="It gets back what was recorded in its name. What was recorded for the other one since stays there."
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" disabled={!plan} busy={separate.isPending}>
            Separate
          </Button>
        </>
      }
    >
      {plan && <MovePreview plan={plan} />}
      <ErrorNote error={error ?? separate.error} />
    </Dialog>
  );
}
