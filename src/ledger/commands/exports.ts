/** What leaves the office as a file. Nothing of it changes the books, so everyone who may read may export. */
import { exportRows } from '../exports/export-rows.ts';
import { sheetOfEvents } from '../exports/sheet-of-events.ts';
import { command } from './registry.ts';

export const exportHandlers = [
  command('events.export', (context, { filter, ...file }) =>
    exportRows(context, file, 'Export payment events', sheetOfEvents(context.reader, filter)),
  ),
];
