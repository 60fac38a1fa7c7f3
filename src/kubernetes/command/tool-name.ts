import type { Word } from '../shell/word.ts';

/** The name of the tool that a word runs: `kubectl` for `k`, `/usr/bin/kubectl` and `./kubectl`. */
export function toolName({ value }: Word): string {
  const name = value.slice(value.lastIndexOf('/') + 1);
  return name === 'k' ? 'kubectl' : name;
}

/** The words of a command without a leading `sudo`. */
export function calledWords(words: readonly Word[]): readonly Word[] {
  return words[0]?.value === 'sudo' ? words.slice(1) : words;
}
