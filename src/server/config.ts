/** The companion's configuration: environment variables (docs/companion.md), checked before anything is started. */
import * as z from 'zod';

const shaped = (pattern: RegExp, message: string) => z.string({ error: `is needed: it ${message}` }).regex(pattern, message);
const url = z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).transform((text) => text.replace(/\/+$/, ''));
const count = (least: number, most: number) => {
  const error = `must be a whole number from ${least} to ${most}`;
  return z.coerce.number({ error }).int({ error }).min(least, { error }).max(most, { error });
};
const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const environmentSchema = z.object({
  PORT: count(0, 65_535).default(8787),
  HOST: z.string().min(1).default('127.0.0.1'),
  PUBLIC_URL: url.optional(),
  TRUST_PROXY: count(0, 10).default(0),
  DATABASE: z.string({ error: 'is needed: the path of the SQLite file' }).min(1),
  STRIPE_MODE: z.enum(['sandbox', 'live'], { error: 'must be sandbox or live' }),
  STRIPE_SECRET_KEY: shaped(/^(sk|rk)_(test|live)_\w+$/, 'must be a secret or restricted key: sk_… or rk_…'),
  STRIPE_PUBLISHABLE_KEY: shaped(/^pk_(test|live)_\w+$/, 'must be a publishable key: pk_…').optional(),
  STRIPE_ACCOUNTS: z.enum(['own', 'platform'], { error: 'must be own or platform' }).default('own'),
  STRIPE_WEBHOOK_SECRET: z
    .string({ error: 'is needed: the signing secret of the webhook endpoint' })
    .transform((text) => text.split(/[\s,]+/).filter((secret) => secret !== ''))
    .refine((secrets) => secrets.length > 0 && secrets.every((secret) => secret.length >= 8), {
      error: 'has at least 8 characters; several are separated by commas',
    }),
  STRIPE_API_BASE: url.default('https://api.stripe.com'),
  STRIPE_DASHBOARD_URL: url.default('https://dashboard.stripe.com'),
  OFFICE_NAME: z.string({ error: 'is needed: the name that customers see' }).max(120, { error: 'has at most 120 characters' }),
  OFFICE_SLUG: shaped(/^[a-z0-9][a-z0-9-]{0,59}$/, 'may hold lower-case letters, digits and dashes').default('office'),
  OFFICE_PHONE: z.string().max(40, { error: 'has at most 40 characters' }).default(''),
  CATCH_UP_SECONDS: count(1, 86_400).default(300),
  ADMIN_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  LOG_LEVEL: z.enum(logLevels, { error: `must be one of ${logLevels.join(', ')}` }).default('info'),
});
export type Config = z.infer<typeof environmentSchema>;

/** What an administrator has to put right, one line per variable. */
export class ConfigError extends Error {}

/** Reads the environment. Throws a `ConfigError` that names each variable that is missing or wrong, and never its value. */
export function readConfig(environment: Environment): Config {
  const config = read(environmentSchema, environment);
  const problem = contradiction(config);
  if (problem !== null) throw new ConfigError(problem);
  return config;
}

/** Only what the commands beside a running companion need: the database and the office. */
export function readStoreConfig(environment: Environment): Pick<Config, 'DATABASE' | 'OFFICE_SLUG'> {
  return read(environmentSchema.pick({ DATABASE: true, OFFICE_SLUG: true }), environment);
}

type Environment = Readonly<Record<string, string | undefined>>;

function read<Shape extends z.ZodType>(schema: Shape, environment: Environment): z.output<Shape> {
  // `NAME=` in an environment file means: not set.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('\n'));
}

function contradiction({ STRIPE_MODE, STRIPE_SECRET_KEY, STRIPE_PUBLISHABLE_KEY, PUBLIC_URL }: Config): string | null {
  const live = STRIPE_MODE === 'live';
  if (live !== STRIPE_SECRET_KEY.includes('_live_')) {
    return `STRIPE_SECRET_KEY is a ${live ? 'test' : 'live'} key, but STRIPE_MODE is ${STRIPE_MODE}: take the other key or the other mode`;
  }
  if (STRIPE_PUBLISHABLE_KEY && live !== STRIPE_PUBLISHABLE_KEY.includes('_live_'))
    return `STRIPE_PUBLISHABLE_KEY is a ${live ? 'test' : 'live'} key, but STRIPE_MODE is ${STRIPE_MODE}: take the other key or the other mode`;
  if (live && !PUBLIC_URL?.startsWith('https://'))
    return 'PUBLIC_URL must be the https address that customers see when STRIPE_MODE is live';
  return null;
}
