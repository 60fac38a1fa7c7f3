import type { Word } from '../shell/word.ts';

/** Programs that are others, with a flag. */
const OTHERS: ReadonlyMap<string, readonly string[]> = new Map([
  ['apt', ['apt-get']],
  ['egrep', ['grep', '-E']],
  ['fgrep', ['grep', '-F']],
]);

/** The words of a program that has another name, as those of the one that is common: `egrep` as `grep -E`. */
export function withPlainName(words: readonly Word[]): readonly Word[] {
  const [program, ...rest] = words;
  const plain = program && OTHERS.get(program.value);
  return plain === undefined ? words : [...plain.map((value) => ({ ...program, value }) as Word), ...rest];
}
