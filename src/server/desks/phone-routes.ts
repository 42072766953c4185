/** What a desk calls to take a card over the phone (shared/companion-api/phone-cards.ts). */
import type * as z from 'zod';
import {
  phoneChargeInput,
  phoneFinishInput,
  phonePageInput,
  phonePageOutput,
  phoneResultSchema,
  removeCardInput,
  removeCardOutput,
  savedCardsInput,
  savedCardsOutput,
} from '../../shared/companion-api/phone-cards.ts';
import { type Answer, problem } from '../http/answer.ts';
import { deskRoute, type Route } from '../http/routes.ts';
import type { Logger } from '../log.ts';
import type { Desk } from '../store/desks.ts';
import { type Office, officeById } from '../store/offices.ts';
import type { Store } from '../store/open.ts';
import type { KeptCards } from '../stripe/kept-cards.ts';
import type { PhoneCards } from '../stripe/phone-cards.ts';
import { type Done, orWhyNot } from '../stripe/phone-request.ts';

type Parts = { store: Store; phoneCards: PhoneCards; keptCards: KeptCards; publishableKey: string | undefined; log: Logger };

export function deskPhoneRoutes({ store, phoneCards, keptCards, publishableKey, log }: Parts): Route[] {
  const route = <Input, Output extends z.ZodType>(
    path: string,
    input: z.ZodType<Input>,
    output: Output,
    work: (office: Office, input: Input) => Promise<Done<z.input<Output>>>,
  ): Route =>
    deskRoute({
      method: 'post',
      path: `/desk/phone/${path}`,
      input,
      handle: async (given, desk: Desk): Promise<Answer> => {
        const office = await officeById(store.db, desk.office);
        const outcome = await orWhyNot(office, work(office, given));
        log.info({ office: office.slug, slot: desk.slot, phone: path, ok: outcome.ok }, 'a card over the phone');
        return outcome.ok ? { json: output.parse(outcome.value) } : problem(outcome.code, outcome.why);
      },
    });

  return [
    route('pages', phonePageInput, phonePageOutput, (office, wish) =>
      publishableKey === undefined ? Promise.resolve(notSetUp) : phoneCards.begin(office, wish),
    ),
    route('finish', phoneFinishInput, phoneResultSchema, (office, { key }) => phoneCards.finish(office, key)),
    route('charges', phoneChargeInput, phoneResultSchema, (office, wish) => phoneCards.chargeKept(office, wish)),
    route('cards', savedCardsInput, savedCardsOutput, async (office, { customer }) => ({
      ok: true,
      value: { cards: await keptCards.list(office, customer) },
    })),
    route('cards/remove', removeCardInput, removeCardOutput, async (office, { customer, card }) =>
      (await keptCards.remove(office, customer, card)) ? { ok: true, value: {} } : notKept,
    ),
  ];
}

const notSetUp = {
  ok: false,
  code: 'invalid',
  why: 'The companion is not set up for cards over the phone: whoever runs it gives it STRIPE_PUBLISHABLE_KEY, the account’s publishable key.',
} as const;
const notKept = { ok: false, code: 'not found', why: 'Stripe does not keep this card any more.' } as const;
