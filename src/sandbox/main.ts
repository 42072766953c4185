/** `npm run -s sandbox -- --port N --webhook URL --webhook-secret S [--data FILE]` */
import { Command, InvalidArgumentError, Option } from 'commander';
import { pino } from 'pino';
import { startSandbox } from './sandbox.ts';

const program = new Command('sandbox')
  .description('A stand-in for Stripe: its API, its Checkout page, its webhooks. No real money.')
  .option('--port <number>', 'port on 127.0.0.1 (0: any free one)', port, 0)
  .option('--webhook <url>', 'where events are sent', webhookUrl)
  .option('--webhook-secret <secret>', 'what they are signed with')
  .option('--data <file>', 'where the state is kept (default: in memory)')
  .addOption(
    new Option('--log-level <level>', 'how much is logged').choices(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('warn'),
  )
  .parse();

const options = program.opts<{ port: number; webhook?: string; webhookSecret?: string; data?: string; logLevel: string }>();
if ((options.webhook === undefined) !== (options.webhookSecret === undefined)) {
  program.error('error: --webhook and --webhook-secret go together');
}
const log = pino({ level: options.logLevel }, pino.destination(2));

try {
  const sandbox = await startSandbox({
    port: options.port,
    webhook:
      options.webhook !== undefined && options.webhookSecret !== undefined ? { url: options.webhook, secret: options.webhookSecret } : null,
    data: options.data ?? null,
    log,
  });
  process.stdout.write(`listening on ${sandbox.url}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void sandbox.stop().then(() => process.exit(0)));
  }
} catch (error) {
  program.error(`error: ${error instanceof Error ? error.message : String(error)}`);
}

function port(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number > 65_535) throw new InvalidArgumentError('It is not a port (0 to 65535).');
  return number;
}

function webhookUrl(text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) throw new InvalidArgumentError('It is not an http address.');
  return text;
}
