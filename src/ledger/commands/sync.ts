import { done } from '../../shared/refusal.ts';
import { command, query } from './registry.ts';

export const syncHandlers = [
  query('sync.status', ({ connection }) => done(connection())),
  command('sync.enrol', ({ sync }, input) => sync.enrol(input)),
  command('sync.joiningKey', ({ sync }) => done({ joiningKey: sync.joiningKey() })),
  command('sync.setOnline', ({ sync }, { online }) => sync.setOnline(online)),
  command('sync.now', ({ sync }) => sync.now()),
];
