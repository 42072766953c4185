import { useState } from 'react';
import type { Cents } from '../../../shared/money.ts';
import type { Dispatch } from '../../../shared/office-api/dispatches.ts';
import { Button, Dialog, ErrorNote, Field, MoneyInput } from '../../components/index.ts';
import styles from './forms.module.css';
import { milesText } from './miles.ts';
import { TripFields, tripOf, type Typed } from './TripFields.tsx';
import { type Decision, useDecide } from './use-decide.ts';
import { WhatFollows } from './WhatFollows.tsx';

/** Changes what is said of a trip, and its prices; what that comes to is said beforehand. */
export function EditDispatchDialog({ dispatch, onClose }: { dispatch: Dispatch; onClose: () => void }) {
  const [typed, setTyped] = useState(() => typedOf(dispatch));
  const [allowed, setAllowed] = useState<Cents | null>(dispatch.allowed);
  const { decide, busy, error } = useDecide(dispatch);
  const trip = tripOf(typed);
  const decision = trip && changeOf(dispatch, { ...trip, allowed });
  return (
    <Dialog
      title={`Edit dispatch ${dispatch.number}`}
      subtitle={dispatch.customer.name}
      onClose={onClose}
      onSubmit={() => decision && decide(decision, `Dispatch ${dispatch.number} is changed`, onClose)}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" disabled={!decision} busy={busy}>
            Save changes
          </Button>
        </>
      }
    >
      <div className={styles.column}>
        <TripFields typed={typed} onChange={(part) => setTyped({ ...typed, ...part })}>
          <Field label="Price allowed" hint="Set by insurance, in place of the quote; empty: none">
            <MoneyInput value={allowed} onChange={setAllowed} />
          </Field>
        </TripFields>
        {decision && <WhatFollows id={dispatch.id} decision={decision} />}
        <ErrorNote error={error} />
      </div>
    </Dialog>
  );
}

function typedOf({ date, serviceLevel, quoted, payor, mileage, patient, origin, destination }: Dispatch): Typed {
  return { date, serviceLevel, quoted, payor, mileage: mileage === 0 ? '' : milesText(mileage), patient, origin, destination };
}

type Change = Extract<Decision, { what: 'change' }>;

/** Only what differs; null when nothing does. */
function changeOf(dispatch: Dispatch, wanted: Change['set']): Change | null {
  const changed = Object.entries(wanted).filter(([key, value]) => dispatch[key as keyof Dispatch] !== value); // the keys of a change are fields of a dispatch
  return changed.length === 0 ? null : { what: 'change', set: Object.fromEntries(changed) };
}
