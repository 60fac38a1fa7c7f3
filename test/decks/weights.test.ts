import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Curriculum } from '../../src/curriculum/curriculum.ts';
import type { Catalogue } from '../../src/deck/catalogue/catalogue.ts';
import { ROOT } from '../support/decks.ts';

const json = (name: string) => JSON.parse(readFileSync(join(ROOT, 'dist', name), 'utf8'));
const { domains }: Pick<Curriculum, 'domains'> = json('curriculum.json');
const { decks }: Catalogue = json('catalogue.json');
const cardsIn = (domain: string) =>
  decks.filter((deck) => deck.domain === domain).reduce((sum, { cards }) => sum + cards.length, 0);
const examined = domains.filter(({ weight }) => weight > 0);
const all = examined.reduce((sum, { slug }) => sum + cardsIn(slug), 0);

test.each(examined)('$slug has its share of the cards, to a quarter of its weight', ({ slug, weight }) => {
  const percent = (100 * cardsIn(slug)) / all;
  expect(percent).toBeGreaterThanOrEqual(weight * 0.75);
  expect(percent).toBeLessThanOrEqual(weight * 1.25);
});
