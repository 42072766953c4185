/** The office's mail server: its password on this computer, and whether it can be reached. */
import { done } from '../../shared/refusal.ts';
import { openMailServer } from '../mail/letter.ts';
import { keepMailPassword, mailPassword } from '../mail/password.ts';
import { command, query } from './registry.ts';

export const mailHandlers = [
  query('mail.state', async ({ tools }) => done({ kept: (await mailPassword(tools)).kept })),

  command('mail.setPassword', async ({ tools }, { password }) => done({ kept: await keepMailPassword(tools, password) })),

  command('mail.check', async ({ tools, settings }) => {
    const opened = openMailServer(settings(), (await mailPassword(tools)).password);
    if (!opened.ok) return opened;
    const checked = await opened.value.check();
    opened.value.close();
    return checked.ok ? done({}) : checked;
  }),
];
