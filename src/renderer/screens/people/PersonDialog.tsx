import { useRef, useState } from 'react';
import { toast } from 'sonner';
import type { Person } from '../../../shared/office-api/people.ts';
import { passwordProblem } from '../../../shared/password.ts';
import { type Role, roles as allRoles } from '../../../shared/words.ts';
import { Button, Dialog, ErrorNote, Field, Input, PasswordInput } from '../../components/index.ts';
import { useCommand } from '../../use-office.ts';
import { useSecretCall } from '../../use-secret-call.ts';
import styles from './people.module.css';
import { rolesInWords } from './roles.ts';

/** Adds a person with a first password. */
export function AddPersonDialog({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState('');
  const [roles, setRoles] = useState<readonly Role[]>(['Biller']);
  const [problem, setProblem] = useState<string>();
  const password = useRef<HTMLInputElement>(null);
  const add = useSecretCall('people.add');
  const isReady = name.trim() !== '' && roles.length > 0;
  const submit = () => {
    if (!isReady) return;
    const typed = password.current?.value ?? '';
    const wrong = passwordProblem(typed, name);
    setProblem(wrong ?? undefined);
    if (wrong !== null) return password.current?.focus();
    const done = () => {
      toast.success(`${name.trim()} is added`);
      onClose();
    };
    add.send({ name, roles: [...roles], password: typed }, { onSuccess: done });
  };
  return (
    <Dialog
      title="Add a person"
      width="small"
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" disabled={!isReady} busy={add.isPending}>
            Add the person
          </Button>
        </>
      }
    >
      <div className={styles.fields}>
        <Field label="Name" hint="As it stands in histories: first and last name" error={add.problemOf('name')}>
          <Input value={name} maxLength={100} onChange={({ target }) => setName(target.value)} />
        </Field>
        <RoleChoice roles={roles} onChange={setRoles} />
        <Field
          label="First password"
          hint="At least 10 characters. Tell it to the person, who chooses another one when signing in."
          error={problem ?? add.problemOf('password')}
        >
          <PasswordInput ref={password} maxLength={200} />
        </Field>
      </div>
      <ErrorNote error={add.errorBeside('name', 'password')} />
    </Dialog>
  );
}

/** Renames a person, or gives other roles. */
export function EditPersonDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const [name, setName] = useState(person.name);
  const [roles, setRoles] = useState<readonly Role[]>(person.roles);
  const change = useCommand('people.change');
  const rolesChanged = [...roles].sort().join() !== [...person.roles].sort().join();
  const set = { ...(name.trim() !== person.name && { name }), ...(rolesChanged && { roles: [...roles] }) };
  const isReady = name.trim() !== '' && roles.length > 0 && Object.keys(set).length > 0;
  const done = () => {
    toast.success(`${name.trim()} is saved`);
    onClose();
  };
  return (
    <Dialog
      title={`Edit ${person.name}`}
      width="small"
      onClose={onClose}
      onSubmit={() => isReady && change.mutate({ id: person.id, set }, { onSuccess: done })}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" disabled={!isReady} busy={change.isPending}>
            Save changes
          </Button>
        </>
      }
    >
      <div className={styles.fields}>
        <Field label="Name" hint="What was done before stays under the name of that time">
          <Input value={name} maxLength={100} onChange={({ target }) => setName(target.value)} />
        </Field>
        <RoleChoice roles={roles} onChange={setRoles} />
      </div>
      <ErrorNote error={change.error} />
    </Dialog>
  );
}

/** The roles, each with what it may. */
function RoleChoice({ roles, onChange }: { roles: readonly Role[]; onChange: (roles: Role[]) => void }) {
  return (
    <fieldset className={styles.roles}>
      <legend className={styles.legend}>Roles</legend>
      {allRoles.map((role) => (
        <label key={role} className={styles.role}>
          <input
            type="checkbox"
            checked={roles.includes(role)}
            onChange={({ target }) => onChange(target.checked ? [...roles, role] : roles.filter((each) => each !== role))}
          />
          <span>{role}</span>
          <span className={styles.about}>{rolesInWords[role]}</span>
        </label>
      ))}
    </fieldset>
  );
}
