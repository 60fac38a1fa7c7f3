import type { Word } from '../shell/word.ts';

/** Programs that are the same as another program with a flag. */
const OTHERS: ReadonlyMap<string, readonly string[]> = new Map([
  ['apt', ['apt-get']],
  ['egrep', ['grep', '-E']],
  ['fgrep', ['grep', '-F']],
]);

/** Replaces the name of a program by its common equivalent: `egrep` by `grep -E`. */
export function withPlainName(words: readonly Word[]): readonly Word[] {
  const [program, ...rest] = words;
  const plain = program && OTHERS.get(program.value);
  return plain === undefined ? words : [...plain.map((value) => ({ ...program, value }) as Word), ...rest];
}
