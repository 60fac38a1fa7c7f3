import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Catalogue } from '../../src/deck/catalogue/catalogue.ts';
import { entriesOf } from '../../src/deck/catalogue/catalogue-entry.ts';
import { encodeEvent, encodeHeader } from '../../src/progress/codec.ts';
import { createRandom } from '../../src/schedule/random.ts';

const DAY = 86_400_000;

/** A home whose log holds so many reviews of the shipped cards, spread over the days before now. */
export function learnerHome(reviews: number, now: number): string {
  const home = mkdtempSync(join(tmpdir(), 'k8s-drill-bench-'));
  const catalogue: Catalogue = JSON.parse(readFileSync('dist/catalogue.json', 'utf8'));
  const cards = catalogue.decks.flatMap(entriesOf);
  const random = createRandom('bench');
  const start = now - 100 * DAY;
  const lines = Array.from({ length: reviews }, (_, i) => {
    const at = start + Math.floor((i * 99 * DAY) / reviews);
    const card = cards[random.integer(0, Math.min(cards.length, reviews) - 1)];
    return encodeEvent({
      id: i.toString(16).padStart(32, '0'),
      at,
      day: Math.floor(at / DAY),
      type: 'review',
      card: card?.identity ?? '',
      rating: random.unit() < 0.1 ? 1 : 3,
      outcome: 'correct',
      mode: 'study',
      ms: 8000,
      fingerprint: card?.fingerprint ?? '',
      hint: 0,
      answer: 'kubectl get pods',
    });
  });
  writeFileSync(join(home, 'reviews.jsonl'), `${encodeHeader('0'.repeat(32))}\n${lines.join('\n')}\n`);
  return home;
}
