import { createTwoFilesPatch } from 'diff';
import type { Env } from '../env.ts';
import { writeAtomically } from '../files/atomic-write.ts';
import type { FixedDecks } from '../lint/fixes/fix-all.ts';
import type { DeckInput } from './read-decks.ts';

const PERMISSIONS = 0o777;

/** Writes the changed files, each completely or not at all, with the same permissions; a link stays a link. @throws Failure `unwritable` */
export function writeFixes(
  before: readonly DeckInput[],
  { inputs, applied }: FixedDecks<DeckInput>,
  env: Env,
): void {
  const changed = inputs.filter(({ file }, i) => file !== before[i]?.file);
  for (const { path, file } of changed) {
    const real = env.fs.realpathSync(path);
    const mode = env.fs.statSync(real).mode & PERMISSIONS;
    writeAtomically(env, real, Buffer.from(file.text), mode);
  }
  if (applied > 0) env.stderr.write(`fixed ${count(applied, 'place')} in ${count(changed.length, 'file')}\n`);
}

/** Prints the changes as a unified diff; byte for byte in a pipe, so that it can be applied. */
export function printFixes(before: readonly DeckInput[], { inputs }: FixedDecks<DeckInput>, env: Env): void {
  for (const [i, { file }] of inputs.entries()) {
    const old = before[i]?.file;
    if (old === undefined || old === file) continue;
    env.stdout.writeExact(patchOf(file.path, old.text, file.text));
  }
}

/** The time to compare line by line grows with the square of the changes; beyond this number the whole text is one change. */
const MOST_CHANGES = 2000;
const HEADERS = { includeIndex: false, includeUnderline: false, includeFileHeaders: true };

function patchOf(path: string, before: string, after: string): string {
  const [from, to] = [`a/${path}`, `b/${path}`];
  const options = { headerOptions: HEADERS, maxEditLength: MOST_CHANGES };
  return (
    createTwoFilesPatch(from, to, before, after, '', '', options) ??
    `--- ${from}\n+++ ${to}\n${wholeText(before, after)}`
  );
}

function wholeText(before: string, after: string): string {
  const [old, fixed] = [marked('-', before), marked('+', after)];
  return `@@ -1,${old.count} +1,${fixed.count} @@\n${old.text}${fixed.text}`;
}

function marked(sign: string, text: string): { readonly count: number; readonly text: string } {
  const lines = text.split('\n');
  const last = lines.pop() ?? '';
  const whole = lines.map((line) => `${sign}${line}\n`).join('');
  if (last === '') return { count: lines.length, text: whole };
  return { count: lines.length + 1, text: `${whole}${sign}${last}\n\\ No newline at end of file\n` };
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
