import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Catalogue } from '../../src/deck/catalogue/catalogue.ts';
import { type Figure, ratio } from './figure.ts';
import { timeNode } from './processes.ts';

const CARDS = 10_000;
const PROGRAMS = 'node_modules/.bench/programs';

/** Cutting a deck of 10,000 cards of the shipped decks' mix into its cards, cold, beside reading the file and splitting it into lines. */
export async function figures(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'k8s-drill-bench-'));
  const deck = join(folder, 'deck.md');
  writeFileSync(deck, manyCards());
  const scan = () => timeNode([join(PROGRAMS, 'scan-cards.cjs'), deck]);
  const read = () => timeNode([join(PROGRAMS, 'read-lines.cjs'), deck]);
  const found = await ratio(scan, read);
  rmSync(folder, { recursive: true });
  return [
    { name: 'scanning 10,000 cards', limit: 2, kind: 'most', unit: 'x reading and splitting', ...found },
  ];
}

/** One deck of the shipped cards over and over, each with an id of its own. */
function manyCards(): string {
  const catalogue: Catalogue = JSON.parse(readFileSync('dist/catalogue.json', 'utf8'));
  const cards = catalogue.decks.flatMap(({ path, cards: own }) => {
    const text = readFileSync(path, 'utf8');
    return own.map(({ id, start, end }) => ({ id, text: text.slice(start, end) }));
  });
  const head = '---\ntitle: Many\ntopic: many\ndomain: storage\nkubernetes: "1.35"\n---\n\n';
  const many = Array.from({ length: CARDS }, (_, i) => {
    const { id = '', text = '' } = cards[i % cards.length] ?? {};
    return text.replace(`id: ${id}\n`, `id: ${id}-${i}\n`).trimEnd();
  });
  return `${head}${many.join('\n\n')}\n`;
}
