/** The ledger without a window: `npm run -s ledger -- COMMAND FILE`. Each command is a file of `cli/` that adds itself to the program. */
import { Command } from 'commander';
import { addBackup } from './cli/backup.ts';
import { addCheck } from './cli/check.ts';
import { addExport } from './cli/export.ts';
import { addImport } from './cli/import.ts';
import { addInfo } from './cli/info.ts';
import { addRebuild } from './cli/rebuild.ts';
import { addResetPassword } from './cli/reset-password.ts';
import { addSampleCommand } from './cli/sample.ts';

const program = new Command('ledger').description("Looks after the books of an office: one SQLite file, the desk's.");
for (const add of [addCheck, addRebuild, addInfo, addBackup, addExport, addImport, addResetPassword, addSampleCommand]) add(program);
await program.parseAsync();
