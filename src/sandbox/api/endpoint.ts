/** One endpoint of the API: its path, the only parameters it takes, and what it does. */
import * as z from 'zod';
import type { Account } from '../state/account.ts';
import type { Store } from '../state/store.ts';
import { invalidRequest } from './problem.ts';

export type Path = Record<string, string>;

/** An answer that is not simply 200; the work that was done stays done, unlike after a thrown `StripeProblem`. */
export class Answer {
  readonly status: number;
  readonly body: object;

  constructor(status: number, body: object) {
    this.status = status;
    this.body = body;
  }
}

export type Context = { account: Account; store: Store; /** Where the sandbox's own pages are. */ site: string };

export type Endpoint = {
  method: 'get' | 'post' | 'delete';
  path: string;
  run(context: Context, given: object, path: (name: string) => string): object;
};

/**
 * Declares an endpoint. Parameters that `params` does not name are refused as Stripe refuses them.
 *
 * `endpoint('get', '/v1/charges/:id', {}, ({ account }, _, path) => account.get('charge', path('id')))`
 */
export function endpoint<Shape extends z.ZodRawShape>(
  method: Endpoint['method'],
  path: string,
  params: Shape,
  run: (context: Context, given: z.infer<z.ZodObject<Shape>>, path: (name: string) => string) => object,
): Endpoint {
  const schema = z.strictObject(params);
  return { method, path, run: (context, given, pathPart) => run(context, check(schema, given), pathPart) };
}

/** Checks parameters; throws what Stripe answers to wrong ones. The unknown ones come first, then the missing ones. */
export function check<T extends z.ZodType>(schema: T, given: unknown): z.infer<T> {
  const parsed = schema.safeParse(given, { reportInput: true });
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.flatMap(innermost);
  const unknown = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => bracketed([...issue.path, key])) : [],
  );
  if (unknown.length > 0) {
    const [first] = unknown;
    throw invalidRequest(`Received unknown parameter${unknown.length > 1 ? 's' : ''}: ${unknown.join(', ')}`, {
      code: 'parameter_unknown',
      ...(first === undefined ? {} : { param: first }),
    });
  }
  const missing = issues.find((issue) => issue.input === undefined);
  if (missing) {
    const param = bracketed(missing.path);
    throw invalidRequest(`Missing required param: ${param}.`, { code: 'parameter_missing', param });
  }
  const [wrong] = issues;
  const param = bracketed(wrong?.path ?? []);
  const code =
    wrong?.input === ''
      ? 'parameter_invalid_empty'
      : wrong?.message.startsWith('Invalid integer')
        ? 'parameter_invalid_integer'
        : undefined;
  throw invalidRequest(wrong?.message ?? 'Invalid request', { param, ...(code === undefined ? {} : { code }) });
}

type Issue = z.core.$ZodIssue;

/** Of the branches of a union, the one that came nearest. */
function innermost(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const branches = issue.errors.toSorted((a, b) => depth(b) - depth(a));
  const [nearest = []] = branches;
  return nearest.flatMap(innermost).map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }));
}

function depth(branch: readonly Issue[]): number {
  return Math.max(0, ...branch.map((issue) => issue.path.length + (issue.code === 'unrecognized_keys' ? 1 : 0)));
}

/** `['line_items', 0, 'price']` as Stripe writes it: `line_items[0][price]`. */
function bracketed(path: readonly PropertyKey[]): string {
  const [first = '', ...rest] = path.map(String);
  return first + rest.map((step) => `[${step}]`).join('');
}
