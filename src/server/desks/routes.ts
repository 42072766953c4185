/** What desks call: enrolment, publishing payables, pulling facts, and the stream that tells of news (shared/companion-api). */
import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { enrolInput, enrolOutput } from '../../shared/companion-api/enrolment.ts';
import { newsSchema, pullFactsInput, pullFactsOutput } from '../../shared/companion-api/facts.ts';
import { publishPayablesInput, publishPayablesOutput } from '../../shared/companion-api/payables.ts';
import { type Answer, problem } from '../http/answer.ts';
import { deskRoute, publicRoute, type Route } from '../http/routes.ts';
import { countWrongTries } from '../http/wrong-tries.ts';
import type { Logger } from '../log.ts';
import type { News } from '../news.ts';
import { type Enrolment, enrolDesk, noteDeskSeen } from '../store/desks.ts';
import { factsAfter, latestFact } from '../store/facts.ts';
import { officeById } from '../store/offices.ts';
import type { Store } from '../store/open.ts';
import { publish, type Published } from '../store/payables.ts';
import type { Checkout } from '../stripe/checkout.ts';
import type { Link } from '../stripe/link.ts';

type Parts = {
  store: Store;
  link: Link;
  checkout: Checkout;
  news: News;
  log: Logger;
  now: () => number;
};

export function deskRoutes({ store, link, checkout, news, log, now }: Parts): Route[] {
  const wrongCodes = countWrongTries(10);
  const run = randomUUID();

  const enrol = publicRoute({
    method: 'post',
    path: '/desk/enrol',
    input: enrolInput,
    handle: async ({ code, deviceName: name, keyCheck, joins }, visitor) => {
      const wait = await wrongCodes.begin(visitor.address);
      if (wait > 0) return problem('too many', `Too many wrong codes. Try again in ${Math.ceil(wait / 60)} minutes.`);
      const enrolment = await enrolDesk(store, { code, name, keyCheck, joins }, now());
      if (!enrolment.enrolled && enrolment.why === 'no such code') return problem('not found', refusals[enrolment.why]);
      await wrongCodes.forgive(visitor.address);
      if (!enrolment.enrolled) return problem('conflict', refusals[enrolment.why]);
      const { desk, token } = enrolment;
      const office = await officeById(store.db, desk.office);
      log.info({ office: office.slug, slot: desk.slot }, 'desk enrolled');
      return answer(enrolOutput, { token, office: office.slug, slot: desk.slot, stripe: await link.state(office.id) });
    },
  });

  const putPayables = deskRoute({
    method: 'put',
    path: '/desk/payables',
    input: publishPayablesInput,
    handle: async (publication, desk) => {
      const published = await publish(store, desk.office, publication);
      if (!published.published) return problem('conflict', sentences[published.why]);
      if (publication.last) {
        const office = await officeById(store.db, desk.office);
        checkout.review(office).catch((error: unknown) => log.error({ err: error, office: office.slug }, 'review of open sessions failed'));
      }
      return answer(publishPayablesOutput, { accepted: publication.payables.length });
    },
  });

  const pullFacts = deskRoute({
    method: 'get',
    path: '/desk/facts',
    input: pullFactsInput,
    handle: async ({ after, limit }, desk) => {
      const facts = await factsAfter(store.db, desk.office, after, limit);
      return answer(pullFactsOutput, { facts, latest: await latestFact(store.db, desk.office), run });
    },
  });

  const stream = deskRoute({
    method: 'get',
    path: '/desk/stream',
    input: z.object({}),
    handle: async (_input, desk) => {
      await noteDeskSeen(store.db, desk, now());
      return {
        stream: (send) => {
          const tell = async () => {
            const content = { latestFact: await latestFact(store.db, desk.office), stripe: await link.state(desk.office) };
            send('news', newsSchema.parse(content));
          };
          const tellOrLog = () => {
            tell().catch((error: unknown) => log.error({ err: error }, 'could not tell a desk of news'));
          };
          tellOrLog();
          return news.listen(desk.office, tellOrLog);
        },
      };
    },
  });

  return [enrol, putPayables, pullFacts, stream];
}

const refusals: Readonly<Record<Extract<Enrolment, { enrolled: false }>['why'], string>> = {
  'no such code': 'This code is not known, was used before, or is older than 24 hours. Ask for a new one.',
  'no free slot': 'This office has its 32 desks. Ask for help before adding another.',
  'other office': 'The other desks of this office have other books. Check the joining key, or link this desk with its own companion.',
  'nothing to join': 'No desk of this office has sent its books yet. Link the first desk, then let this one join.',
};

const sentences: Readonly<Record<Extract<Published, { published: false }>['why'], string>> = {
  'older than published': 'Another desk of this office has already published later books. Pull the facts, then publish again.',
  'from the future':
    'This desk has booked payments that this companion does not know: it was set up anew or restored. Link the desk again.',
  'self-pay ID taken': 'A self-pay ID of these invoices belongs to another invoice of this office.',
};

/** Says only what the contract says. */
function answer<Output extends z.ZodType>(schema: Output, value: z.input<Output>): Answer {
  return { json: schema.parse(value) };
}
