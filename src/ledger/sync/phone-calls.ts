/** The companion's calls about cards over the phone, as the desk makes them. */
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
import { done, type Outcome } from '../../shared/refusal.ts';

type Result = z.infer<typeof phoneResultSchema>;

export type PhoneCalls = {
  /** The address of the window, good once, and the payment at Stripe. */
  page(wish: z.infer<typeof phonePageInput>): Promise<Outcome<{ address: string; paymentIntent: string }>>;
  finish(input: z.infer<typeof phoneFinishInput>): Promise<Outcome<Result>>;
  charge(wish: z.infer<typeof phoneChargeInput>): Promise<Outcome<Result>>;
  cards(input: z.infer<typeof savedCardsInput>): Promise<Outcome<z.infer<typeof savedCardsOutput>>>;
  removeCard(input: z.infer<typeof removeCardInput>): Promise<Outcome<unknown>>;
};

type Post = <Answer extends z.ZodType>(path: string, body: unknown, answer: Answer) => Promise<Outcome<z.output<Answer>>>;

/** `site`: the companion's address, with a slash at its end. */
export function phoneCalls(site: string, post: Post): PhoneCalls {
  return {
    page: async (wish) => {
      const made = await post('phone/pages', phonePageInput.parse(wish), phonePageOutput);
      if (!made.ok) return made;
      const { token, paymentIntent } = made.value;
      return done({ address: new URL(`phone/${token}`, site).href, paymentIntent });
    },
    finish: (input) => post('phone/finish', phoneFinishInput.parse(input), phoneResultSchema),
    charge: (wish) => post('phone/charges', phoneChargeInput.parse(wish), phoneResultSchema),
    cards: (input) => post('phone/cards', savedCardsInput.parse(input), savedCardsOutput),
    removeCard: (input) => post('phone/cards/remove', removeCardInput.parse(input), removeCardOutput),
  };
}
