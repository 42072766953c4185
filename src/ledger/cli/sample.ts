/** `ledger sample FILE --dispatches N [--seed S]`: a sample office to look around in. */
import { InvalidArgumentError, type Command } from 'commander';
import { makeSampleOffice } from '../sample/office.ts';
import { valueOf } from './answer.ts';

type Options = { dispatches: number; seed: number };

/** Adds the command to `program`. */
export function addSampleCommand(program: Command): void {
  program
    .command('sample')
    .description('make a sample office in a new file: customers, dispatches, invoices and payments of 14 months')
    .argument('<file>', 'the file to make')
    .option('--dispatches <n>', 'how many dispatches, up to 100000', wholeNumber(1, 100_000), 600)
    .option('--seed <s>', 'another number, another office', wholeNumber(0, 2 ** 31), 1)
    .action(async (file: string, { dispatches, seed }: Options) => {
      valueOf(await makeSampleOffice(file, { dispatches, seed, until: Date.now(), progress: showTenths(dispatches) }));
      console.log(`Made a sample office of ${dispatches} dispatches in ${file}.`);
    });
}

function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (!/^\d+$/.test(text) || number < least || number > most)
      throw new InvalidArgumentError(`Give a whole number from ${least} to ${most}.`);
    return number;
  };
}

/** A line per tenth where it takes long. */
function showTenths(dispatches: number): (share: number) => void {
  if (dispatches < 5_000) return () => {};
  let shown = 0;
  return (share) => {
    const tenths = Math.floor(share * 10);
    if (tenths > shown) console.error(`${tenths * 10} %`);
    shown = tenths;
  };
}
