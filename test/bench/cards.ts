import { readFileSync } from 'node:fs';
import { Seeded } from '../../src/cluster/seeded.ts';
import type { Curriculum } from '../../src/curriculum/curriculum.ts';
import type { Catalogue } from '../../src/deck/catalogue/catalogue.ts';
import { type CatalogueEntry, entriesOf } from '../../src/deck/catalogue/catalogue-entry.ts';

const LEVELS = [1, 2, 3] as const;

/**
 * `npm run bench -- cards`: how many cards each domain has, by level, beside its weight in the exam. `npm run bench -- cards sample SEED [NUMBER]`:
 * that many cards but labs, drawn at random, for a reader; the same seed draws the same ones.
 */
export function run([what = 'count', seed = '1', number = '150']: readonly string[]): void {
  const json = (name: string) => JSON.parse(readFileSync(`dist/${name}`, 'utf8'));
  const { decks }: Catalogue = json('catalogue.json');
  const entries = decks.flatMap(entriesOf);
  if (what === 'sample') for (const card of drawn(entries, Number(seed), Number(number))) console.log(card);
  else count(entries, json('curriculum.json'));
}

function count(entries: readonly CatalogueEntry[], { domains }: Pick<Curriculum, 'domains'>): void {
  const rows = domains.map(({ slug, weight }) => {
    const cards = entries.filter(({ domain }) => domain === slug);
    const byLevel = LEVELS.map((level) => cards.filter((card) => card.level === level).length);
    return { slug, weight, cards: cards.length, byLevel, labs: cards.filter(isLab).length };
  });
  const all = rows.reduce((sum, { weight, cards }) => sum + (weight > 0 ? cards : 0), 0);
  console.log('domain                cards, of level 1, 2 and 3, labs among them, share and weight');
  for (const { slug, weight, cards, byLevel, labs } of rows) {
    const share = weight > 0 ? `${((100 * cards) / all).toFixed(1)} %  ${weight} %` : '';
    console.log(`${slug.padEnd(22)}${cards}  ${byLevel.join('  ')}  ${labs}  ${share}`);
  }
}

function drawn(entries: readonly CatalogueEntry[], seed: number, number: number): string[] {
  const random = new Seeded(seed);
  const cards = entries.filter((entry) => !isLab(entry)).map(({ identity }) => identity);
  cards.sort((a, b) => (a < b ? -1 : 1));
  for (let last = cards.length - 1; last > 0; last--) {
    const other = Math.floor((random.next() / 2 ** 32) * (last + 1));
    [cards[last], cards[other]] = [cards[other] ?? '', cards[last] ?? ''];
  }
  return cards.slice(0, number);
}

function isLab({ kind }: CatalogueEntry): boolean {
  return kind === 'lab';
}
