import type { TableSheet } from './tables.ts';

/** What lies beside the data in every export: enough to use it without Paydesk. `docs/export.md` says the same at length. */
export function readme(tables: readonly TableSheet[]): string {
  return `# All data of your office

This archive holds everything that Paydesk keeps for your office. Nothing in it needs Paydesk to be read.

- \`tables/*.csv\`: the books as they stood, one file a table. UTF-8, separated by commas, a line of headings, lines end with CR LF (RFC 4180).
  Money is a decimal number of US dollars, a date \`2026-01-05\`, an instant \`2026-01-05T17:03:00.000Z\`, yes and no are 1 and 0, nothing is empty.
  A text that a spreadsheet would run as a formula begins with an apostrophe.
- \`journal.jsonl\`: every change that was ever made, one JSON object a line: who (\`user\`), when (\`stamp\`), on which desk (\`device\`, \`seq\`), what (\`kind\`,
  \`summary\`, \`writes\`), chained by \`hash\`. The tables follow from it. Amounts in it are whole cents.
- \`manifest.json\`: the number of rows and the SHA-256 of each of these files.

To make the same books of it again: in a new Paydesk choose **Begin from an export**, or \`ledger import NEW.paydesk THIS.zip\`.

**Keep it as safe as the books**: it names patients, and the journal holds what the passwords of your people are checked by.

## Tables

${tables.map(({ name, columns }) => `- \`${name}\`: ${columns.map(({ header, holds }) => (holds === 'money' ? `${header} ($)` : header)).join(', ')}`).join('\n')}
`;
}
