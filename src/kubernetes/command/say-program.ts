import type { Word } from '../shell/word.ts';
import type { Fact } from './fact.ts';
import type { EverydayFlag } from './part-words.ts';
import { type Reading, sayWords } from './reading.ts';
import { spellProgram } from './same-words.ts';
import { toolName } from './tool-name.ts';

/** States which program runs with which words, and separately the flags that only change what it shows. */
export function sayProgram(reading: Reading, path: string, words: readonly Word[]): void {
  const { words: spelt, looks } = spellProgram(words);
  sayWords(reading, path, spelt);
  const [program] = spelt;
  if (program !== undefined) reading.facts.push(...lookFacts(toolName(program), looks));
}

/** One fact for each flag that only changes the look: `ls -l`, `wget -T`. */
export function lookFacts(tool: string, looks: readonly EverydayFlag[]): Fact[] {
  return looks.map(({ name, word, value }) => ({
    path: `${tool} ${name}`,
    value: value?.value ?? 'true',
    shown: value?.value ?? name,
    range: word.range,
  }));
}
