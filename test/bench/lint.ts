import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { generateDeck } from './lint/generate-deck.ts';
import { type Measured, measure, median } from './lint/measure.ts';

const OURS = 'bin/k8s-drill.js';
const THEIRS = 'node_modules/markdownlint-cli2/markdownlint-cli2-bin.mjs';

/** The linter beside markdownlint-cli2 on the same files, the linter on many cards, and on one deck beside an empty program. */
export function run(args: readonly string[]): void {
  const { values } = parseArgs({
    args: [...args],
    options: { runs: { type: 'string', default: '5' }, large: { type: 'boolean', default: false } },
  });
  const runs = Number(values.runs);
  const folder = mkdtempSync(join(tmpdir(), 'k8s-drill-bench-'));
  try {
    compare(folder, runs);
    oneDeck(folder, runs * 2 + 1);
    if (values.large) manyCards(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function compare(folder: string, runs: number): void {
  const decks = join(folder, 'decks');
  writeDecks(decks, 500, 20);
  console.log('10,000 cards in 500 files');
  const ours = report('k8s-drill lint', () => measure(OURS, ['lint', decks]), runs);
  const theirs = report('markdownlint-cli2', () => measure(THEIRS, [`${decks}/*.md`]), runs);
  console.log(
    `  of its time ${share(ours.milliseconds, theirs.milliseconds)}, of its memory ${share(ours.megabytes, theirs.megabytes)}\n`,
  );
}

function oneDeck(folder: string, runs: number): void {
  const empty = join(folder, 'empty.cjs');
  writeFileSync(empty, '');
  writeFileSync(join(folder, 'one.md'), generateDeck(0, 50));
  console.log('one deck of 50 cards');
  const ours = report('k8s-drill lint', () => measure(OURS, ['lint', join(folder, 'one.md')]), runs);
  const node = report('node on an empty file', () => measure(empty, []), runs);
  console.log(`  ${(ours.milliseconds / node.milliseconds).toFixed(2)} times\n`);
}

function manyCards(folder: string): void {
  const decks = join(folder, 'many');
  writeDecks(decks, 5000, 20);
  console.log('100,000 cards in 5,000 files');
  report('k8s-drill lint', () => measure(OURS, ['lint', decks]), 1);
}

function writeDecks(folder: string, files: number, cards: number): void {
  mkdirSync(folder);
  for (let n = 0; n < files; n++) writeFileSync(join(folder, `deck-${n}.md`), generateDeck(n, cards));
}

/** The first run, before anything of it is in memory, and the median of all. */
function report(name: string, once: () => Measured, runs: number): Measured {
  const all = Array.from({ length: runs }, once);
  const middle = median(all);
  const first = all[0] ?? middle;
  const words = `${name.padEnd(22)} ${ms(middle)}  ${middle.megabytes.toFixed(0).padStart(5)} MB  first ${ms(first)}  exit ${middle.code}`;
  console.log(`  ${words}`);
  return middle;
}

function ms({ milliseconds }: Measured): string {
  return `${milliseconds.toFixed(0).padStart(6)} ms`;
}

function share(ours: number, theirs: number): string {
  return `${((100 * ours) / theirs).toFixed(1)} %`;
}
