/** `npm run simulate -- [SEED] [STEPS]`: plays the random days of one seed and says every step, or, without a seed, one seed after the other. */
import { playDays } from './office-days.ts';

const [given, givenSteps] = process.argv.slice(2).map(Number);
const steps = givenSteps ?? 300;
const say = (line: string) => void process.stdout.write(`${line}\n`);

if (given === undefined) {
  for (let seed = 1; ; seed += 1) {
    await playDays({ seed, steps });
    say(`seed ${seed}: ${steps} steps, all well`);
  }
}
await playDays({ seed: given, steps, log: say });
say('All well.');
