/** The companion's log: JSON lines. Nothing that is secret or personal may enter it: no keys, tokens, addresses, self-pay IDs or query strings. */
import { type Logger, pino } from 'pino';

export type { Logger };

/** A logger at `level` (`info`, `debug`, `silent`…). Of an error it keeps what it is and where, not what it was about. */
export function createLog(level: string): Logger {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: describeError } },
    pino.destination({ dest: 2, sync: true }),
  );
}

function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) };
  const code = 'code' in error ? error.code : undefined;
  const requestId = 'requestId' in error ? error.requestId : undefined;
  const cause = error.cause === undefined ? undefined : describeError(error.cause);
  return { name: error.constructor.name, message: error.message, code, requestId, stack: error.stack, cause };
}
