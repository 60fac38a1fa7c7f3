import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Figure, ratio } from './figure.ts';
import { generateDeck } from './lint/generate-deck.ts';
import { type Measured, measure } from './lint/measure.ts';

const OURS = 'bin/k8s-drill.js';
const THEIRS = 'node_modules/markdownlint-cli2/markdownlint-cli2-bin.mjs';
/** A run of the other linter takes long. */
const FEW_PAIRS = 3;

/** The linter beside markdownlint-cli2 on the same 10,000 cards, on one deck beside an empty program, and on 100,000 cards. */
export async function figures(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'k8s-drill-bench-'));
  try {
    return [...(await besideMarkdownlint(folder)), await oneDeck(folder), manyCards(folder)];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function besideMarkdownlint(folder: string): Promise<Figure[]> {
  const decks = join(folder, 'decks');
  writeDecks(decks, 500, 20);
  const ours: Measured[] = [];
  const theirs: Measured[] = [];
  const keep = (list: Measured[], measured: Measured): number => {
    list.push(measured);
    return measured.milliseconds;
  };
  const time = await ratio(
    () => keep(ours, measure(OURS, ['lint', decks])),
    () => keep(theirs, measure(THEIRS, [`${decks}/*.md`])),
    FEW_PAIRS,
  );
  const shares = ours
    .map(({ megabytes }, i) => megabytes / (theirs[i]?.megabytes ?? 1))
    .sort((a, b) => a - b);
  const memory = { value: shares[shares.length >> 1] ?? 0, low: shares[0] ?? 0, high: shares.at(-1) ?? 0 };
  const common = { kind: 'most', unit: 'x markdownlint-cli2' } as const;
  return [
    { name: 'lint 10,000 cards, time', limit: 0.2, ...common, ...time },
    { name: 'lint 10,000 cards, memory', limit: 0.5, ...common, ...memory },
  ];
}

async function oneDeck(folder: string): Promise<Figure> {
  const empty = join(folder, 'empty.cjs');
  const deck = join(folder, 'one.md');
  writeFileSync(empty, '');
  writeFileSync(deck, generateDeck(0, 50));
  const time = await ratio(
    () => measure(OURS, ['lint', deck]).milliseconds,
    () => measure(empty, []).milliseconds,
  );
  return { name: 'lint a deck of 50 cards', limit: 3, kind: 'most', unit: 'x node empty.cjs', ...time };
}

function manyCards(folder: string): Figure {
  const decks = join(folder, 'many');
  writeDecks(decks, 5000, 20);
  const { megabytes: value } = measure(OURS, ['lint', decks]);
  const most = { limit: 1024, kind: 'most', unit: 'MB' } as const;
  return { name: 'lint 100,000 cards, memory', ...most, value, low: value, high: value };
}

function writeDecks(folder: string, files: number, cards: number): void {
  mkdirSync(folder);
  for (let n = 0; n < files; n++) writeFileSync(join(folder, `deck-${n}.md`), generateDeck(n, cards));
}
