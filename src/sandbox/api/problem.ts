/** Stripe's errors: what a request did wrong, in Stripe's words. Thrown before anything was changed; the API answers with it. */
export type ProblemBody = {
  type: 'invalid_request_error' | 'idempotency_error' | 'card_error' | 'api_error';
  message: string;
  code?: string;
  param?: string;
  decline_code?: string;
  charge?: string;
  payment_intent?: object;
  payment_method?: object;
};

export class StripeProblem extends Error {
  readonly status: number;
  readonly body: ProblemBody;

  constructor(status: number, body: ProblemBody) {
    super(body.message);
    this.status = status;
    this.body = body;
  }
}

/** A 400: the request itself is wrong. */
export function invalidRequest(message: string, details: { code?: string; param?: string } = {}): StripeProblem {
  return new StripeProblem(400, { type: 'invalid_request_error', message, ...details });
}

/** What is to be answered to an error; null: it is our own mistake. Express's body parsers mark theirs with a status. */
export function asProblem(error: unknown): StripeProblem | null {
  if (error instanceof StripeProblem) return error;
  const unreadable = error instanceof Error && 'status' in error && typeof error.status === 'number' && error.status < 500;
  return unreadable ? invalidRequest('Invalid request body.') : null;
}
