/**
 * Draws cards for a reader who did not write them: the same ones for the same seed. `node .build/sample-cards.mjs [count] [seed]`, after a
 * build; prints each card as it is in its deck, with its identity and place. The reader notes for each: wrong, misleading, unclear, a rating
 * of 1 to 5, five other right answers and three wrong ones tried with `k8s-drill preview --plain`.
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '..');
const [count = 150, seed = 20261121] = process.argv.slice(2).map(Number);

/** mulberry32: 32 bits of state, the same numbers on each machine. @param {number} state */
function random(state) {
  let a = state >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), a | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const { decks } = JSON.parse(readFileSync(join(ROOT, 'dist/catalogue.json'), 'utf8'));
/** @type {{ topic: string, id: string, path: string, start: number, end: number }[]} */
const cards = decks.flatMap((/** @type {any} */ { path, topic, cards }) =>
  cards.map((/** @type {any} */ card) => ({ path, topic, ...card })),
);
cards.sort((a, b) => (`${a.topic}/${a.id}` < `${b.topic}/${b.id}` ? -1 : 1));
const next = random(seed);
for (let drawn = 0; drawn < count && cards.length > 0; drawn++) {
  const [card] = cards.splice(Math.floor(next() * cards.length), 1);
  if (card === undefined) break;
  const text = readFileSync(join(ROOT, card.path), 'utf8').slice(card.start, card.end).trimEnd();
  process.stdout.write(`[${drawn + 1}] ${card.topic}/${card.id}  ${card.path}\n\n${text}\n\n`);
}
