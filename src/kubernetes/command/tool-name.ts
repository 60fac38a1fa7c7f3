import type { Word } from '../shell/word.ts';

/** `kubectl` for `k`, `/usr/bin/kubectl`, `./kubectl`. */
export function toolName({ value }: Word): string {
  const name = value.slice(value.lastIndexOf('/') + 1);
  return name === 'k' ? 'kubectl' : name;
}
