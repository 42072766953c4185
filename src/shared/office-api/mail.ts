/** The office's mail server, as this desk knows it. Where it is stands in the settings; the password is this computer's own. */
import * as z from 'zod';
import { billers, command, nothing, query } from './call.ts';

const state = z.strictObject({
  /** Of the password: in the computer's keychain, or only until Paydesk is closed. */
  kept: z.enum(['none', 'keychain', 'until closed']),
});

export const mail = {
  'mail.state': query(nothing, state),
  /** Empty: forgets it. */
  'mail.setPassword': command(billers, z.strictObject({ password: z.string().max(500) }), state),
  /** Signs in at the mail server, and sends nothing. */
  'mail.check': command(billers, nothing, nothing),
};
