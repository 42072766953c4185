import { useState } from 'react';
import { type Cents, formatMoney, negate, sum, zero } from '../../../shared/money.ts';
import type { Input } from '../../../shared/office-api/index.ts';
import { type PlbCode, plbCodeList, plbCodes } from '../../../shared/plb-codes.ts';
import { Checkbox, Field, MoneyInput, Select } from '../../components/index.ts';
import { useCommand, useOffice } from '../../use-office.ts';
import { useSettled } from '../../use-settled.ts';
import { type Tender, TenderFields, usualTender } from '../payments/TenderFields.tsx';
import { InsuranceLines, type Line, type Trip } from './InsuranceLines.tsx';
import styles from './money.module.css';
import { MoneyDialog, sayRecorded } from './MoneyDialog.tsx';

type Explanation = Input<'insurance.foresee'>;
type Withheld = { code: PlbCode; amount: Cents | null };

const codes = plbCodeList.map((value) => ({ value, label: `${value} ${plbCodes[value]}` }));

/** What an insurer answered for trips: allowed, paid or denied; one check for all of them. */
export function InsuranceDialog({ trips, onClose }: { trips: readonly Trip[]; onClose: () => void }) {
  const [typed, setTyped] = useState<Tender>({ ...usualTender(zero), type: 'Insurance' });
  const [lines, setLines] = useState<Line[]>(trips.map(lineOf));
  const [withheld, setWithheld] = useState<Withheld>({ code: 'WO', amount: null });
  const [toPatient, setToPatient] = useState(true);
  const record = useCommand('insurance.record');
  const explanation = explanationOf(typed, lines, withheld, toPatient);
  const idle = !record.isPending && !record.isSuccess;
  const { data, error } = useOffice('insurance.foresee', useSettled(explanation ?? none), { enabled: idle && explanation !== null });
  const said = typed.amount === null || typed.amount === 0 ? 'Record the denial' : `Record ${formatMoney(typed.amount)}`;
  const changeLines = (next: Line[]) => {
    // The check is what its lines come to, until something else is typed.
    if (typed.amount === totalOf(lines)) setTyped({ ...typed, amount: totalOf(next) });
    setLines(next);
  };
  const send = (twinSeen: boolean) => {
    if (explanation === null) return;
    record.mutate(
      { ...explanation, twinSeen },
      {
        onSuccess: (made) => {
          onClose();
          sayRecorded(made.record === null ? 'Denial recorded' : `${formatMoney(explanation.amount)} from insurance recorded`, made.record);
        },
      },
    );
  };
  return (
    <MoneyDialog
      title="Record an insurance payment"
      subtitle="What the explanation of benefits says, trip by trip. A trip paid with 0.00 is denied."
      action={explanation === null ? 'Record' : said}
      record={explanation && { type: typed.type, number: typed.number, amount: explanation.amount }}
      foreseen={explanation === null ? undefined : data}
      error={record.error ?? (explanation === null ? null : error)}
      busy={record.isPending}
      onRecord={send}
      onClose={onClose}
    >
      <TenderFields typed={typed} onChange={(part) => setTyped({ ...typed, ...part })} amountLabel="Amount of the check" mayBeZero />
      <InsuranceLines lines={lines} onChange={changeLines} />
      <div className={styles.three}>
        <Field label="Withheld from the check (PLB)">
          <MoneyInput value={withheld.amount} placeholder="Optional" onChange={(amount) => setWithheld({ ...withheld, amount })} />
        </Field>
        <Field label="Its reason">
          <Select options={codes} value={withheld.code} onChange={(code) => setWithheld({ ...withheld, code })} />
        </Field>
        <div className={styles.bottom}>
          <Checkbox
            label="What is still owed is the patient’s"
            checked={toPatient}
            onChange={({ target }) => setToPatient(target.checked)}
          />
        </div>
      </div>
    </MoneyDialog>
  );
}

/** Stands for an explanation that is none yet, and is not asked about. */
const none: Explanation = { amount: zero, lines: [] };

function lineOf(trip: Trip): Line {
  return { trip, allowed: trip.allowed, paid: zero, comment: '' };
}

function totalOf(lines: readonly Line[]): Cents {
  return sum(lines.map(({ paid }) => paid ?? zero));
}

function explanationOf(typed: Tender, lines: readonly Line[], { code, amount: kept }: Withheld, toPatient: boolean) {
  const { type, number, date, comment, amount } = typed;
  if (amount === null || amount < 0 || lines.length === 0 || lines.some(({ paid }) => paid === null)) return null;
  return {
    amount,
    type,
    number: number.trim(),
    comment: comment.trim(),
    toPatient,
    lines: lines.map(({ trip, allowed, paid, comment: why }) => ({ dispatch: trip.id, allowed, paid: paid ?? zero, comment: why.trim() })),
    adjustments: kept === null || kept === 0 ? [] : [{ code, amount: kept > 0 ? negate(kept) : kept }],
    ...(date && { date }),
  };
}
