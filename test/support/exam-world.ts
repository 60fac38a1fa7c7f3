import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CATALOGUE_VERSION } from '../../src/deck/catalogue/catalogue.ts';
import { ROOT } from './decks.ts';
import { copyProgram } from './real-program.ts';
import { type TestEnv, temporaryFolder, testEnv } from './test-env.ts';

/** A card whose prompt holds its answer: `What is n3?` is answered with `n3`. */
const card = (id: string) => `## What is ${id}?\n<!-- id: ${id} -->\n\n\`\`\`text answer\n${id}\n\`\`\`\n`;

const FRONT = [
  '---',
  'title: Own',
  'topic: own',
  'domain: troubleshooting',
  'kubernetes: "1.35"',
  'sources:',
  '  - https://kubernetes.io/docs/own/',
  '---',
].join('\n');

/** A deck of so many cards for exams, `n1` and on. */
function examDeck(cards: number): string {
  return `${FRONT}\n\n${Array.from({ length: cards }, (_, i) => card(`n${i + 1}`)).join('\n')}`;
}

/** A folder whose home has a deck for exams, and a package without any. */
export function examFolder(cards: number): string {
  return deckFolder(examDeck(cards));
}

function deckFolder(deck: string): string {
  const folder = temporaryFolder();
  write(join(folder, 'home/decks/own.md'), deck);
  write(
    join(folder, 'package/dist/catalogue.json'),
    JSON.stringify({ version: CATALOGUE_VERSION, decks: [] }),
  );
  for (const file of ['curriculum.json', 'topics.json.br', 'course.json'])
    copyFileSync(join(ROOT, 'dist', file), join(folder, 'package/dist', file));
  return folder;
}

/** The same with the whole built program; gives the home and what to start. */
export function examProgram(cards: number): { home: string; bin: string } {
  return deckProgram(examDeck(cards));
}

/** The same with another deck. */
export function deckProgram(deck: string): { home: string; bin: string } {
  const folder = deckFolder(deck);
  return { home: join(folder, 'home'), bin: copyProgram(join(folder, 'package'), []) };
}

/** A world in such a folder. */
export function examWorld(folder: string, options: Parameters<typeof testEnv>[0] = {}): TestEnv {
  return Object.assign(testEnv({ folder, ...options }), { packageDirectory: join(folder, 'package') });
}

/** The files of the exams in a home, by name. */
export function examFiles(home: string): string[] {
  try {
    return readdirSync(join(home, 'exams')).sort();
  } catch {
    return [];
  }
}

/** The exam under way in a home. */
export function currentExam(home: string): { tasks: { identity: string; given: unknown }[]; open: number } {
  return JSON.parse(readFileSync(join(home, 'exams/current.json'), 'utf8'));
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
