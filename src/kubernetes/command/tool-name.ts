import type { Word } from '../shell/word.ts';

/** `kubectl` for `k`, `/usr/bin/kubectl`, `./kubectl`. */
export function toolName({ value }: Word): string {
  const name = value.slice(value.lastIndexOf('/') + 1);
  return name === 'k' ? 'kubectl' : name;
}

/** The words of a command without a `sudo` in front of it. */
export function calledWords(words: readonly Word[]): readonly Word[] {
  return words[0]?.value === 'sudo' ? words.slice(1) : words;
}
