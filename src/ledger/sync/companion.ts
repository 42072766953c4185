/** The desk's side of the companion's HTTP API. Every answer is validated; what goes wrong comes back as a refusal with a sentence for people. */
import { EventSourceParserStream } from 'eventsource-parser/stream';
import type * as z from 'zod';
import { companionErrorSchema, enrolInput, enrolOutput } from '../../shared/companion-api/enrolment.ts';
import { newsSchema, pullFactsOutput } from '../../shared/companion-api/facts.ts';
import {
  type Heads,
  pullJournalInput,
  pullJournalOutput,
  pushJournalInput,
  pushJournalOutput,
  type SealedPage,
} from '../../shared/companion-api/journal.ts';
import { publishPayablesInput, publishPayablesOutput } from '../../shared/companion-api/payables.ts';
import { accountOutput, refreshInput, signUpInput, signUpOutput, unlinkInput } from '../../shared/companion-api/accounts.ts';
import { refundInput, refundOutput } from '../../shared/companion-api/refunds.ts';
import { done, type Outcome, refuse } from '../../shared/refusal.ts';
import type { Link } from './link.ts';
import { type PhoneCalls, phoneCalls } from './phone-calls.ts';

export type News = z.infer<typeof newsSchema>;
export type Facts = z.infer<typeof pullFactsOutput>;
export type Enrolment = z.infer<typeof enrolOutput>;
export type RefundWish = z.infer<typeof refundInput>;
export type Refund = z.infer<typeof refundOutput>;
export type Push = z.infer<typeof publishPayablesInput>;

/** A companion that says nothing for so long is not there. It says something at least every 25 seconds on its stream. */
const patience = 15_000;
const streamPatience = 70_000;

export type Companion = {
  facts(after: number): Promise<Outcome<Facts>>;
  publish(push: Push): Promise<Outcome<unknown>>;
  pullJournal(seen: Heads): Promise<Outcome<z.infer<typeof pullJournalOutput>>>;
  pushJournal(page: SealedPage): Promise<Outcome<unknown>>;
  refund(wish: RefundWish): Promise<Outcome<Refund>>;
  signUp(wish: z.infer<typeof signUpInput>): Promise<Outcome<z.infer<typeof signUpOutput>>>;
  unlink(account: z.infer<typeof unlinkInput>): Promise<Outcome<z.infer<typeof accountOutput>>>;
  lookAtAccount(): Promise<Outcome<z.infer<typeof accountOutput>>>;
  phone: PhoneCalls;
  /** Tells all news until the stream ends or `signal` aborts; answers why it ended. */
  listen(onNews: (news: News) => void, signal: AbortSignal): Promise<Outcome<never>>;
};

/** Trades a one-time code for a token. */
export function enrol(
  companionUrl: string,
  input: z.input<typeof enrolInput>,
  signal: AbortSignal,
): Promise<Outcome<z.infer<typeof enrolOutput>>> {
  return ask(new URL('desk/enrol', withSlash(companionUrl)), { method: 'POST', body: enrolInput.parse(input) }, enrolOutput, signal);
}

/** Speaks to the companion that the desk is enrolled with. `signal` ends all that is under way. */
export function companionOf({ companionUrl, token }: Link, signal: AbortSignal): Companion {
  const at = (path: string) => new URL(`desk/${path}`, withSlash(companionUrl));
  const authorization = `Bearer ${token}`;
  const post = <Answer extends z.ZodType>(path: string, body: unknown, answer: Answer) =>
    ask(at(path), { method: 'POST', authorization, body }, answer, signal);
  return {
    facts: (after) => ask(at(`facts?after=${after}`), { authorization }, pullFactsOutput, signal),
    publish: (push) =>
      ask(at('payables'), { method: 'PUT', authorization, body: publishPayablesInput.parse(push) }, publishPayablesOutput, signal),
    pullJournal: (seen) =>
      ask(at('journal/pull'), { method: 'POST', authorization, body: pullJournalInput.parse({ seen }) }, pullJournalOutput, signal),
    pushJournal: (page) =>
      ask(at('journal'), { method: 'PUT', authorization, body: pushJournalInput.parse(page) }, pushJournalOutput, signal),
    refund: (wish) => ask(at('refunds'), { method: 'POST', authorization, body: refundInput.parse(wish) }, refundOutput, signal),
    signUp: (wish) => post('account/sign-up', signUpInput.parse(wish), signUpOutput),
    unlink: (account) => post('account/unlink', unlinkInput.parse(account), accountOutput),
    lookAtAccount: () => post('account/refresh', refreshInput.parse({}), accountOutput),
    phone: phoneCalls(withSlash(companionUrl), (path, body, answer) =>
      ask(at(path), { method: 'POST', authorization, body }, answer, signal),
    ),
    listen: (onNews, until) => listen(at('stream'), authorization, onNews, AbortSignal.any([signal, until])),
  };
}

type Call = { method?: string; authorization?: string; body?: unknown };

async function ask<Answer extends z.ZodType>(
  url: URL,
  { method = 'GET', authorization, body }: Call,
  answer: Answer,
  signal: AbortSignal,
): Promise<Outcome<z.output<Answer>>> {
  const headers = { ...(authorization ? { authorization } : {}), ...(body === undefined ? {} : { 'content-type': 'application/json' }) };
  const request = { method, headers, body: body === undefined ? null : JSON.stringify(body), redirect: 'error' } as const;
  const reached = await reach(url, { ...request, signal: AbortSignal.any([signal, AbortSignal.timeout(patience)]) });
  if (!reached.ok) return reached;
  const { status, text } = reached.value;
  const json = parseJson(text);
  if (status !== 200) return refusalOf(status, json);
  const parsed = answer.safeParse(json);
  if (parsed.success) return done(parsed.data);
  const [issue] = parsed.error.issues;
  return refuse(
    'unexpected',
    `The companion answers in a way this version of Paydesk does not understand (${issue?.path.join('.') ?? ''}). Please update.`,
  );
}

/** What `fetch` throws while the body is read counts as unreachable too. */
async function reach(url: URL, request: RequestInit): Promise<Outcome<{ status: number; text: string }>> {
  try {
    const response = await fetch(url, request);
    return done({ status: response.status, text: await response.text() });
  } catch (error) {
    return unreachable(error);
  }
}

async function listen(url: URL, authorization: string, onNews: (news: News) => void, signal: AbortSignal): Promise<Outcome<never>> {
  const silence = new AbortController();
  let watch = setTimeout(() => silence.abort(), patience);
  const heard = () => {
    clearTimeout(watch);
    watch = setTimeout(() => silence.abort(), streamPatience);
  };
  try {
    const headers = { authorization, accept: 'text/event-stream' };
    const response = await fetch(url, { headers, redirect: 'error', signal: AbortSignal.any([signal, silence.signal]) });
    heard();
    if (response.status !== 200 || !response.body) return refusalOf(response.status, parseJson(await response.text()));
    const events = response.body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream({ onComment: heard }));
    for await (const event of events) {
      heard();
      if (event.event === 'news') onNews(newsSchema.parse(JSON.parse(event.data)));
    }
    return refuse('unreachable', 'The companion closed the connection.');
  } catch (error) {
    return unreachable(error);
  } finally {
    clearTimeout(watch);
  }
}

function refusalOf(status: number, json: unknown): Outcome<never> {
  const told = companionErrorSchema.safeParse(json);
  const message = told.success ? told.data.error.message : `The companion answered with status ${status}.`;
  if (status === 401) return refuse('not-allowed', 'The companion does not know this desk (any more). Link it again in Settings.');
  if (status === 404 && told.success) return refuse('not-found', message);
  if (status === 400 && told.success) return refuse('wrong-state', message);
  if (status === 409) return refuse('conflict', message); // another desk was faster: pull, then publish again
  return refuse(status >= 500 || status === 429 ? 'unreachable' : 'unexpected', message);
}

function unreachable(error: unknown): Outcome<never> {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const why = cause instanceof Error && 'code' in cause ? (reasons[String(cause.code)] ?? '') : '';
  return refuse('unreachable', `The companion cannot be reached${why}. It is tried again by itself.`);
}

/** What the network says, for people; anything else says nothing to them. */
const reasons: Record<string, string> = {
  ECONNREFUSED: ': nothing answers at its address',
  ENOTFOUND: ': its address is not known, or this computer is not on the internet',
  ETIMEDOUT: ': it does not answer',
  CERT_HAS_EXPIRED: ': its certificate has expired',
};

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // a proxy's page, say: the schemas refuse it
  }
}

/** `https://pay.example.com/o/acme` keeps its path when one is joined to it. */
function withSlash(url: string): string {
  return url.endsWith('/') ? url : `${url}/`;
}
