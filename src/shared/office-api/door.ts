/** The door of the desk: what can be asked while nobody is signed in. No answer says more of a person than the name. */
import * as z from 'zod';
import { settingsSchema } from '../settings.ts';
import { door as atTheDoor, idSchema, nothing } from './call.ts';
import { fileTokenSchema } from './imports.ts';
import { nameSchema, typedPassword } from './people.ts';

const personAtTheDoor = z.strictObject({ id: idSchema, name: z.string() });

export const doorSchema = z.strictObject({
  /** `new`: these books have no people yet. `locked`: whoever sits here opens it again, or leaves. */
  state: z.enum(['new', 'signed out', 'locked', 'signed in']),
  officeName: z.string(),
  /** Sample data: not the books of a real office. */
  sample: z.boolean(),
  /** Who may sign in. */
  people: z.array(personAtTheDoor),
  /** Who is signed in; who was last, while nobody is. */
  person: idSchema.nullable(),
  /** In new books: where the office's companion is, as the app was made; else empty. */
  companionUrl: z.string(),
  /** Minutes without a key or a movement until the desk locks; 0: it does not. */
  idleMinutes: z.int(),
});
export type Door = z.infer<typeof doorSchema>;

export const door = {
  'door.look': atTheDoor(nothing, doorSchema),
  /** Also opens a locked desk. With a one-time password comes the own one that shall take its place. */
  'door.signIn': atTheDoor(
    z.strictObject({ person: idSchema, password: typedPassword, ownPassword: typedPassword.optional() }),
    doorSchema,
  ),
  /** Makes the books of a full export those of this desk, which has none yet; its people sign in as before. */
  'door.restore': atTheDoor(z.strictObject({ file: fileTokenSchema }), doorSchema),
  /** Stops that, with nothing left of it: the desk has no books still. */
  'door.stopRestoring': atTheDoor(nothing, nothing),
  'door.lock': atTheDoor(nothing, doorSchema),
  'door.signOut': atTheDoor(nothing, doorSchema),
  /** Founds the office in new books, with its first Administrator, who is signed in then. */
  'door.found': atTheDoor(
    z.strictObject({
      office: settingsSchema.pick({ officeName: true, officePhone: true, timeZone: true }),
      name: nameSchema,
      password: typedPassword,
      sample: z.boolean(),
    }),
    doorSchema,
  ),
  /** Makes this desk, whose books are new, one more of an office that has desks: it is linked and fetches their books. Then one signs in. */
  'door.join': atTheDoor(
    z.strictObject({ companionUrl: z.url(), code: z.string().min(4).max(40), joiningKey: z.string().max(80) }),
    doorSchema,
  ),
};
