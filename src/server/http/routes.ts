/**
 * The only ways to declare a route: each says with its constructor who may call it, and with its schema what it takes. Path parameters, query and
 * body are handed to the schema as one object; what it does not pass never reaches the handler.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import express, { type Request, type RequestHandler, type Response, type Router } from 'express';
import type * as z from 'zod';
import type { Logger } from '../log.ts';
import type { Desk } from '../store/desks.ts';
import { type Answer, problem, send } from './answer.ts';

type Declaration<Input> = { method: 'get' | 'post' | 'put'; path: string | string[]; input: z.ZodType<Input> };

/** Who asks, as far as a page needs to know. Nothing of it is stored or logged. */
export type Visitor = {
  address: string;
  /** The one that the visitor chose, else of those that the portal speaks the one that the browser likes best. */
  language: 'en' | 'es';
  /** The visitor chose the language. */
  chosen: boolean;
};

/** What the routes are served with. */
export type Gate = {
  log: Logger;
  deskOf(token: string): Promise<Desk | null>;
  adminToken: string | undefined;
  /** What a visitor is shown at an address under which there is nothing. */
  nothingHere(path: string, visitor: Visitor): Promise<Answer>;
  /** What a visitor is shown when something broke. */
  brokenPage(path: string, visitor: Visitor): Promise<Answer>;
  /** Ends the streams when the companion stops. */
  stopping: AbortSignal;
};

export type Route = { mount(router: Router, gate: Gate): void };

/** For everybody: the portal's pages, enrolment. A form posts urlencoded fields, a desk JSON. */
export function publicRoute<Input>(route: Declaration<Input> & { handle: (input: Input, visitor: Visitor) => Promise<Answer> }): Route {
  return declare(route, (gate) => ({
    admit: async (request, response) => {
      await read(formParser, request, response);
      await read(smallJsonParser, request, response);
      return visitorOf(request);
    },
    handle: route.handle,
    broken: async (request) =>
      request.is('json') ? problem('internal', 'The companion failed.') : gate.brokenPage(request.path, visitorOf(request)),
  }));
}

/** For enrolled desks, by their bearer token. The body is read only once the desk is known. */
export function deskRoute<Input>(route: Declaration<Input> & { handle: (input: Input, desk: Desk) => Promise<Answer> }): Route {
  return declare(route, (gate) => ({
    admit: async (request, response) => {
      const desk = await gate.deskOf(bearerToken(request));
      if (!desk) return null;
      await read(jsonParser, request, response);
      return desk;
    },
    handle: route.handle,
    broken: () => problem('internal', 'The companion failed; its log says why.'),
  }));
}

/** For whoever holds ADMIN_TOKEN; without one configured nobody does. */
export function adminRoute<Input>(route: Declaration<Input> & { handle: (input: Input) => Promise<Answer> }): Route {
  return declare(route, (gate) => ({
    admit: async (request, response) => {
      if (gate.adminToken === undefined || !isSame(bearerToken(request), gate.adminToken)) return null;
      await read(jsonParser, request, response);
      return {};
    },
    handle: (input) => route.handle(input),
    broken: () => problem('internal', 'The companion failed; its log says why.'),
  }));
}

type Terms<Input, Caller> = {
  /** Null: not let in. */
  admit: (request: Request, response: Response) => Promise<Caller | null>;
  handle: (input: Input, caller: Caller) => Promise<Answer>;
  broken: (request: Request) => Answer | Promise<Answer>;
};

function declare<Input, Caller>(route: Declaration<Input>, terms: (gate: Gate) => Terms<Input, Caller>): Route {
  return {
    mount(router, gate) {
      const { admit, handle, broken } = terms(gate);
      const answer = async (request: Request, response: Response): Promise<Answer> => {
        const caller = await admit(request, response);
        if (caller === null) return problem('unauthorised', 'This needs a valid token.');
        const body: unknown = request.body;
        const input = route.input.safeParse({ ...(isObject(body) ? body : {}), ...request.query, ...request.params });
        if (!input.success) {
          const [issue] = input.error.issues;
          return problem('invalid', `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not valid'}`);
        }
        return handle(input.data, caller);
      };
      router[route.method](route.path, async (request, response) => {
        const startedAt = performance.now();
        try {
          await send(await answer(request, response), request, response, gate.stopping);
        } catch (error) {
          if (response.headersSent) response.destroy();
          else await send(isUnreadable(error) ? unreadable : await broken(request), request, response, gate.stopping);
          if (!isUnreadable(error)) gate.log.error({ err: error, route: route.path }, 'a request failed');
        }
        const ms = Math.round(performance.now() - startedAt);
        gate.log.debug({ method: route.method, route: route.path, status: response.statusCode, ms }, 'request');
      });
    },
  };
}

const formParser = express.urlencoded({ extended: false, limit: '4kb' });
const smallJsonParser = express.json({ limit: '4kb' });
const jsonParser = express.json({ limit: '16mb' });

function read(parser: RequestHandler, request: Request, response: Response): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = (error?: unknown) => (error === undefined ? resolve() : reject(error));
    void parser(request, response, done); // tells `done` how it went
  });
}

const unreadable = problem('invalid', 'The request cannot be read.');

/** The parsers mark what the sender did wrong (no JSON, too long, cut off) with a status below 500. */
function isUnreadable(error: unknown): boolean {
  return error instanceof Error && 'status' in error && typeof error.status === 'number' && error.status < 500;
}

/** Who asks, by the request alone. */
export function visitorOf(request: Request): Visitor {
  const { lang } = request.query;
  const chosen = lang === 'en' || lang === 'es' ? lang : null;
  const liked = request.acceptsLanguages('en', 'es') === 'es' ? 'es' : 'en';
  return { address: request.ip ?? '', language: chosen ?? liked, chosen: chosen !== null };
}

function bearerToken(request: Request): string {
  return /^Bearer ([\w.~+/=-]{1,200})$/.exec(request.get('authorization') ?? '')?.[1] ?? '';
}

function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
