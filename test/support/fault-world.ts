import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { catalogueDeck } from '../../src/deck/catalogue/catalogue.ts';
import { parseDeck } from '../../src/deck/reading/parse-deck.ts';
import { encodeEvent, encodeHeader } from '../../src/progress/codec.ts';
import { DEFAULT_WEIGHTS } from '../../src/schedule/parameters.ts';
import { SourceFile } from '../../src/source/source-file.ts';
import { cardText, deckText } from './decks.ts';
import { id, manualChange, review, undo } from './events.ts';
import type { FaultLine } from './fault-lines.ts';
import { copyProgram } from './real-program.ts';
import { type Ran, runIn } from './run.ts';
import { testEnv } from './test-env.ts';

const PRELOAD = resolve(import.meta.dirname, 'fault-preload.cjs');
const ANSWER = '```text answer\n1\n```';
const textCards = (...names: string[]) => names.map((name) => cardText(name, ANSWER)).join('');
const SHIPPED = deckText(textCards('one', 'two', 'three'), 'first');
/** An exam asks for text in this domain only. */
const OWN = deckText(textCards('a', 'b', 'c', 'd', 'e'), 'own').replace(
  'cluster-architecture',
  'troubleshooting',
);
const OTHER = `${[encodeHeader(id(9)), encodeEvent(review(4, { id: id(4), card: 'own/b' }))].join('\n')}\n`;
const SETTINGS = { 'new-per-day': 5, weights: DEFAULT_WEIGHTS };
const EDITOR = '#!/bin/sh\nfor file; do :; done\n[ -z "$EDITED" ] || printf %s "$EDITED" > "$file"\n';

/** What is in the log before a command runs. */
export const EVENTS = [
  ...[1, 2, 3].map((number) => review(number, { card: 'own/a' })),
  undo(4, 3),
  manualChange(5, 'suspend', 'own/b'),
];

/** The built program in a folder, with one small deck in place of the shipped ones: its start costs little. */
export function smallPackage(folder: string): string {
  mkdirSync(join(folder, 'decks'));
  writeFileSync(join(folder, 'decks/first.md'), SHIPPED);
  const file = new SourceFile('decks/first.md', SHIPPED);
  const { header, cards } = parseDeck(file);
  if (header === null) throw new Error('the shipped deck has no header');
  const deck = catalogueDeck({ file, header, cards });
  copyProgram(folder, [{ ...deck, unit: 'first-commands' }]);
  return folder;
}

/** A learner with a deck, settings and a log, and files to work on. */
export function faultWorld(folder: string): string {
  mkdirSync(join(folder, 'home/decks'), { recursive: true });
  const log = [encodeHeader(id(0)), ...EVENTS.map(encodeEvent)];
  writeFileSync(join(folder, 'home/reviews.jsonl'), `${log.join('\n')}\n`);
  writeFileSync(join(folder, 'home/config.json'), `${JSON.stringify(SETTINGS)}\n`);
  writeFileSync(join(folder, 'home/decks/own.md'), OWN);
  writeFileSync(join(folder, 'own.md'), OWN.replace('Prompt of a', 'Prompt of a '));
  writeFileSync(join(folder, 'other.jsonl'), OTHER);
  writeFileSync(join(folder, 'page.html'), 'mine');
  writeFileSync(join(folder, 'editor.sh'), EDITOR, { mode: 0o700 });
  return folder;
}

/** Runs a command line in a world. @param fault as `fault-preload.cjs` takes it */
export function runWithFault(
  program: string,
  folder: string,
  { argv, input = '', edited = '' }: FaultLine,
  fault: string,
): Promise<{ readonly out: string; readonly err: string }> {
  const { NODE_OPTIONS: _, npm_command: __, ...variables } = process.env;
  const env = {
    ...variables,
    K8S_DRILL_HOME: join(folder, 'home'),
    K8S_DRILL_FAULT: fault,
    EDITED: edited,
    VISUAL: '',
    EDITOR: join(folder, 'editor.sh'),
  };
  const args = ['--require', PRELOAD, join(program, 'bin/k8s-drill.js'), ...argv];
  const child = spawn(process.execPath, args, { cwd: folder, env });
  const texts = { out: '', err: '' };
  child.stdout.on('data', (data) => {
    texts.out += data;
  });
  child.stderr.on('data', (data) => {
    texts.err += data;
  });
  // A program that was killed reads no further.
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  return new Promise((done, failed) => {
    child.on('error', failed);
    child.on('close', () => done(texts));
  });
}

/** The next run of the program on what was left: it reads settings, decks and progress. */
export function nextRun(program: string, folder: string): Promise<Ran> {
  return runIn(Object.assign(testEnv({ folder }), { packageDirectory: program }), 'course');
}

export function contents(folder: string, file: string): string | null {
  return existsSync(join(folder, file)) ? readFileSync(join(folder, file), 'utf8') : null;
}

/** Every file of a world but the cache, which any run may write. */
export function allContents(folder: string): Record<string, string | null> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => !file.startsWith(join('home', 'cache')) && statSync(join(folder, file)).isFile())
    .sort();
  return Object.fromEntries(files.map((file) => [file, contents(folder, file)]));
}
