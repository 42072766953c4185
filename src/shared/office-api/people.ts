/** The people of the office: who they are, what they may do, their passwords. No answer holds a password or what is kept of one. */
import * as z from 'zod';
import { instantSchema } from '../dates.ts';
import { passwordLength } from '../password.ts';
import { roleSchema } from '../words.ts';
import { administrators, command, everyone, idSchema, nothing, query } from './call.ts';
import { historyEntry } from './office.ts';

export const nameSchema = z.string().trim().min(1).max(100);
const rolesSchema = z.array(roleSchema).max(4);
/** Whether it will do is a rule with a sentence (`shared/password.ts`); this only bounds it. */
export const typedPassword = z.string().max(passwordLength.most * 2);

const personSchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  roles: z.array(roleSchema),
  active: z.boolean(),
  /** `one-time`: given by somebody else; the person chooses another one when signing in. */
  password: z.enum(['own', 'one-time', 'none']),
});
export type Person = z.infer<typeof personSchema>;

export const refusedSchema = z.strictObject({
  at: instantSchema,
  /** Who asked or tried to sign in; empty: nobody was signed in, or nobody is called so. */
  user: z.string(),
  call: z.string(),
  why: z.enum(['role', 'password', 'nobody']),
});
export type RefusedCall = z.infer<typeof refusedSchema>;

const changed = z.strictObject({ operation: idSchema });

export const people = {
  'people.get': query(nothing, z.strictObject({ people: z.array(personSchema) }), administrators),
  /** Who changed what about the people, newest first. */
  'people.history': query(nothing, z.strictObject({ entries: z.array(historyEntry) }), administrators),
  /** What this desk refused by role or for a wrong password, newest first. */
  'people.refused': query(nothing, z.strictObject({ refused: z.array(refusedSchema) }), administrators),
  /** The password is good for one sign-in. */
  'people.add': command(
    administrators,
    z.strictObject({ name: nameSchema, roles: rolesSchema, password: typedPassword }),
    z.strictObject({ id: idSchema, operation: idSchema }),
  ),
  'people.change': command(
    administrators,
    z.strictObject({ id: idSchema, set: z.strictObject({ name: nameSchema, roles: rolesSchema, active: z.boolean() }).partial() }),
    changed,
  ),
  /** The password is good for one sign-in. */
  'people.resetPassword': command(administrators, z.strictObject({ id: idSchema, password: typedPassword }), changed),
  'people.changeOwnPassword': command(everyone, z.strictObject({ present: typedPassword, password: typedPassword }), changed),
};
