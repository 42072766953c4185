/** The cards that Stripe keeps for customers: asked for at Stripe whenever somebody looks, since nothing of a card is in the books. */
import { cardBrand } from '../../shared/card-brands.ts';
import type { Output } from '../../shared/office-api/index.ts';
import { done, refuse } from '../../shared/refusal.ts';
import { keptOf, namedFor } from '../books/merged.ts';
import { append } from './append.ts';
import { command } from './registry.ts';

export const keptCardHandlers = [
  command('phone.cards', ({ reader, sync }, { customer }) =>
    sync.phone(async (calls) => {
      const cards: Output<'phone.cards'>['cards'] = [];
      // A card that was kept for a merged customer counts for the kept one [MERGE-1].
      for (const holder of namedFor(reader, keptOf(reader, customer))) {
        const kept = await calls.cards({ customer: holder });
        if (!kept.ok) return kept;
        cards.push(...kept.value.cards.map((card) => ({ ...card, holder })));
      }
      return done({ cards });
    }),
  ),

  command('phone.removeCard', async (context, { customer: holder, card: id }) => {
    const { books, reader, sync } = context;
    if (!reader.first('SELECT 1 FROM customers WHERE id = :holder', { holder })) return notKept;
    const removed = await sync.phone(async (calls) => {
      const kept = await calls.cards({ customer: holder });
      if (!kept.ok) return kept;
      const card = kept.value.cards.find((each) => each.id === id);
      if (!card) return notKept;
      const gone = await calls.removeCard({ customer: holder, card: id });
      return gone.ok ? done(card) : gone;
    });
    if (!removed.ok) return removed;
    await books.whenFree(); // Stripe has forgotten it already: this must not be done twice
    const { brand, last4 } = removed.value;
    append(context, {
      kind: 'Stripe card removed',
      summary: `Had Stripe forget the card ${cardBrand(brand)} ···· ${last4}`,
      writes: [{ put: 'customer', id: holder, set: {} }],
    });
    return done({});
  }),
];

const notKept = refuse('not-found', 'Stripe does not keep this card for the customer (any more).', 'card');
