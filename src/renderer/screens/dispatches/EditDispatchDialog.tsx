import { useState } from 'react';
import type { Cents } from '../../../shared/money.ts';
import type { Dispatch } from '../../../shared/office-api/dispatches.ts';
import { Button, Dialog, ErrorNote, Field, MoneyInput } from '../../components/index.ts';
import styles from './forms.module.css';
import { milesText } from './miles.ts';
import { QuoteField } from './QuoteField.tsx';
import { TripFields, tripOf, type Typed } from './TripFields.tsx';
import { useAskedQuote } from './use-asked-quote.ts';
import { type Decision, useDecide } from './use-decide.ts';
import { usePreview, WhatFollows } from './WhatFollows.tsx';

/** Changes what is said of a trip, and its prices; what that comes to is said beforehand. */
export function EditDispatchDialog({ dispatch, onClose }: { dispatch: Dispatch; onClose: () => void }) {
  const [typed, setTyped] = useState(() => typedOf(dispatch));
  const [allowed, setAllowed] = useState<Cents | null>(dispatch.allowed);
  const { decide, busy, error } = useDecide(dispatch);
  const [quoting, setQuoting] = useState<Quoting>('kept');
  const trip = tripOf(typed);
  const decision = trip && changeOf(dispatch, { ...trip, allowed }, quoting);
  const asked = useAskedQuote(dispatch.customer.id, trip);
  const followed = usePreview(dispatch.id, decision);
  const { quoted, quoteSource: source } = dispatch;
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
        <TripFields
          typed={typed}
          onChange={(part) => setTyped({ ...typed, ...part })}
          prices={
            <>
              <QuoteField
                byHand={typeof quoting === 'object' ? quoting : null}
                quote={followed.data?.quote ?? { quoted, source }}
                asked={asked}
                onType={(amount) => setQuoting({ quoted: amount })}
                onSchedule={() => setQuoting('by schedule')}
              />
              <Field label="Price allowed" hint="Set by insurance, in place of the quote; empty: none">
                <MoneyInput value={allowed} onChange={setAllowed} />
              </Field>
            </>
          }
        />
        {decision && <WhatFollows id={dispatch.id} decision={decision} />}
        <ErrorNote error={error} />
      </div>
    </Dialog>
  );
}

function typedOf({ date, serviceLevel, payor, mileage, patient, origin, destination }: Dispatch): Typed {
  return { date, serviceLevel, payor, mileage: mileage === 0 ? '' : milesText(mileage), patient, origin, destination };
}

type Change = Extract<Decision, { what: 'change' }>;

/** What becomes of the quote: it stays, or follows the trip as the rules say; the schedule's; or what is typed. */
type Quoting = 'kept' | 'by schedule' | { quoted: Cents | null };

/** Only what differs; null when nothing does, or while the quote that is typed is no amount. */
function changeOf(dispatch: Dispatch, wanted: Change['set'], quoting: Quoting): Change | null {
  const changed = Object.entries(wanted).filter(([key, value]) => dispatch[key as keyof Dispatch] !== value); // the keys of a change are fields of a dispatch
  const set: Change['set'] = Object.fromEntries(changed);
  if (quoting === 'by schedule') return { what: 'change', set: { ...set, bySchedule: true } };
  if (quoting !== 'kept') {
    if (quoting.quoted === null) return null;
    if (quoting.quoted !== dispatch.quoted || dispatch.quoteSource) return { what: 'change', set: { ...set, quoted: quoting.quoted } };
  }
  return changed.length === 0 ? null : { what: 'change', set };
}
