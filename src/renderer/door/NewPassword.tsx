import { type RefObject, useRef, useState } from 'react';
import { passwordProblem } from '../../shared/password.ts';
import { Field, PasswordInput } from '../components/index.ts';

type Fields = {
  first: RefObject<HTMLInputElement | null>;
  second: RefObject<HTMLInputElement | null>;
  problem: { first?: string; second?: string };
};

/**
 * A new password, typed twice: `fields` are for `NewPasswordFields`. `read(name)` gives, when the form is sent, what was typed, where both are alike
 * and will do for the person of this name; else null, with the reason shown and the field focused.
 */
export function useNewPassword(): { read: (name: string) => string | null; fields: Fields } {
  const first = useRef<HTMLInputElement>(null);
  const second = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<Fields['problem']>({});
  const read = (name: string) => {
    const typed = first.current?.value ?? '';
    const wrong = passwordProblem(typed, name);
    const differs = typed !== second.current?.value;
    setProblem(wrong !== null ? { first: wrong } : differs ? { second: 'Not the same as above.' } : {});
    if (wrong === null && !differs) return typed;
    (wrong === null ? second : first).current?.focus();
    return null;
  };
  return { read, fields: { first, second, problem } };
}

export function NewPasswordFields({ first, second, problem, label, refused }: Fields & { label: string; refused?: string | undefined }) {
  return (
    <>
      <Field label={label} hint="At least 10 characters; a few words are easy to keep in mind." error={problem.first ?? refused}>
        <PasswordInput ref={first} maxLength={200} />
      </Field>
      <Field label="The same again" error={problem.second}>
        <PasswordInput ref={second} maxLength={200} />
      </Field>
    </>
  );
}
