import { readFileSync } from 'node:fs';
import process from 'node:process';
import { findFrontMatter } from '../../../src/deck/reading/front-matter.ts';
import { outlineDeck } from '../../../src/deck/reading/outline-deck.ts';
import { SourceFile } from '../../../src/source/source-file.ts';

const path = process.argv[2] ?? '';
const file = new SourceFile(path, readFileSync(path, 'utf8'));
const { body } = findFrontMatter(file.text, { file, list: [] });
let cards = 0;
outlineDeck(file.text, body, {
  other: () => {},
  card: () => {
    cards += 1;
  },
});
process.exitCode = cards === 10_000 ? 0 : 1;
