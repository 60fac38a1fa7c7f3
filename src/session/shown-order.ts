import type { Card } from '../deck/card.ts';
import { createRandom, shuffle } from '../schedule/random.ts';

/**
 * The order in which a card's choices or steps are shown, as positions: it depends only on the session's seed and the card's identity.
 * Steps are never shown in their right order.
 */
export function shownOrder(card: Card, seed: string): readonly number[] {
  const random = createRandom(`${seed} ${card.identity}`);
  if (card.kind === 'choice' || card.kind === 'multi') {
    const places = card.choices.map((_, index) => index);
    return card.shuffle ? shuffle(places, random) : places;
  }
  if (card.kind !== 'steps') return [];
  const places = card.steps.map((_, index) => index);
  const mixed = shuffle(places, random);
  const inOrder = mixed.every((place, index) => place === index);
  return inOrder ? [...mixed.slice(1), ...mixed.slice(0, 1)] : mixed;
}
