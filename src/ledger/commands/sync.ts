import { command } from './registry.ts';

export const syncCommands = [
  command('sync.enrol', ({ sync }, input) => sync.enrol(input)),
  command('sync.setOnline', ({ sync }, { online }) => sync.setOnline(online)),
  command('sync.now', ({ sync }) => sync.now()),
];
