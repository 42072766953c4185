import { useEffect, useRef, useState } from 'react';
import type { Door } from '../../shared/office-api/door.ts';
import { Button, ErrorNote, Field, Input, Select } from '../components/index.ts';
import { timeZonesWith } from '../screens/settings/time-zones.ts';
import { useSecretCall } from '../use-secret-call.ts';
import { BeginFromExport } from './BeginFromExport.tsx';
import styles from './door.module.css';
import { NewPasswordFields, useNewPassword } from './NewPassword.tsx';

const steps = ['Your office', 'You', 'The books'] as const;
type Data = 'empty' | 'sample';

/** Founds the office: its name, its first Administrator, and what is in the books. */
export function FirstRun({ officeName, onJoin, onDone }: { officeName: string; onJoin: () => void; onDone: (door: Door) => void }) {
  const [step, setStep] = useState(0);
  const [office, setOffice] = useState({ officeName, officePhone: '', timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone });
  const [name, setName] = useState('');
  const [data, setData] = useState<Data>('empty');
  const { read, fields } = useNewPassword();
  const found = useSecretCall('door.found');
  const form = useRef<HTMLFormElement>(null);
  const isReady = [office.officeName.trim() !== '', name.trim() !== '', true][step] === true;

  useEffect(() => {
    document.title = 'Welcome – Paydesk';
  }, []);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>(`[data-step="${step}"] :is(input, select)`)?.focus();
  }, [step]);

  const next = () => {
    if (!isReady || found.isPending) return;
    if (step === 0) return setStep(1);
    const password = read(name);
    if (password === null) return setStep(1);
    if (step === 1) return setStep(2);
    found.send(
      { office: { ...office, officeName: office.officeName.trim() }, name, password, sample: data === 'sample' },
      { onSuccess: onDone },
    );
  };
  return (
    <main className={styles.page}>
      <div className={styles.card} data-width="wide">
        <header className={styles.head}>
          <div className={styles.mark} aria-hidden />
          <div>
            <h1 className={styles.title}>Welcome to Paydesk</h1>
            <p className={styles.about}>The books are kept on this computer. Three questions, and they are open.</p>
          </div>
        </header>
        <StepList step={step} />
        <form
          ref={form}
          className={styles.fields}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            next();
          }}
        >
          <div className={styles.fields} data-step="0" hidden={step !== 0}>
            <OfficeFields office={office} onChange={setOffice} />
          </div>
          <div className={styles.fields} data-step="1" hidden={step !== 1}>
            <Field
              label="Your name"
              hint="You become the Administrator, who adds the others. Histories say who did what."
              error={found.problemOf('name')}
            >
              <Input value={name} maxLength={100} onChange={({ target }) => setName(target.value)} />
            </Field>
            <NewPasswordFields {...fields} label="Your password" refused={found.problemOf('password')} />
          </div>
          <div className={styles.fields} data-step="2" hidden={step !== 2}>
            <DataChoice data={data} onChange={setData} />
          </div>
          <ErrorNote error={found.error} />
          <div className={styles.actions}>
            <Button variant="primary" type="submit" disabled={!isReady} busy={found.isPending}>
              {step < 2 ? 'Continue' : found.isPending && data === 'sample' ? 'Making the sample…' : 'Open the office'}
            </Button>
            {step > 0 && (
              <Button disabled={found.isPending} onClick={() => setStep(step - 1)}>
                Back
              </Button>
            )}
            {step === 0 && <Button onClick={onJoin}>Join an office that uses Paydesk…</Button>}
            {step === 0 && <BeginFromExport onDone={onDone} />}
          </div>
        </form>
      </div>
    </main>
  );
}

function StepList({ step }: { step: number }) {
  return (
    <ol className={styles.steps}>
      {steps.map((title, index) => (
        <li key={title} aria-current={index === step ? 'step' : undefined}>
          {index + 1}. {title}
        </li>
      ))}
    </ol>
  );
}

type Office = { officeName: string; officePhone: string; timeZone: string };

function OfficeFields({ office, onChange }: { office: Office; onChange: (office: Office) => void }) {
  return (
    <>
      <Field label="Name of the office" hint="Stands on invoices and on the page where customers pay">
        <Input value={office.officeName} maxLength={120} onChange={({ target }) => onChange({ ...office, officeName: target.value })} />
      </Field>
      <div className={styles.pair}>
        <Field label="Phone" hint="Whom customers call">
          <Input
            type="tel"
            value={office.officePhone}
            maxLength={40}
            onChange={({ target }) => onChange({ ...office, officePhone: target.value })}
          />
        </Field>
        <Field label="Time zone" hint="Decides which day it is in the office">
          <Select
            options={timeZonesWith(office.timeZone)}
            value={office.timeZone}
            onChange={(timeZone) => onChange({ ...office, timeZone })}
          />
        </Field>
      </div>
    </>
  );
}

const choices: readonly { data: Data; title: string; about: string }[] = [
  { data: 'empty', title: 'Begin with empty books', about: 'For working: enter or import your customers and trips.' },
  {
    data: 'sample',
    title: 'Look around in a sample office',
    about: '14 months of invented trips, invoices and payments. Not for real work: begin again in a new file for that.',
  },
];

function DataChoice({ data, onChange }: { data: Data; onChange: (data: Data) => void }) {
  return (
    <fieldset className={styles.choices} aria-label="The books">
      {choices.map((choice) => (
        <label key={choice.data} className={styles.choice}>
          <input type="radio" name="data" checked={data === choice.data} onChange={() => onChange(choice.data)} />
          <span>{choice.title}</span>
          <span className={styles.about}>{choice.about}</span>
        </label>
      ))}
    </fieldset>
  );
}
