import { type Reading, refuse } from '../../command/reading.ts';
import type { Word } from '../../shell/word.ts';

/** Reads a verb's words and the flags that belong to them; returns whether its objects are namespaced. */
export type Shape = (reading: Reading) => boolean;

/** The words before `--`. */
export function wordsBefore({ args }: Reading): readonly Word[] {
  return args.dash === -1 ? args.words : args.words.slice(0, args.dash);
}

/** The words after `--`. */
export function wordsAfter({ args }: Reading): readonly Word[] {
  return args.dash === -1 ? [] : args.words.slice(args.dash);
}

/** Refuses the words, at the first extra word, or at the verb if a word is missing. */
export function wrongWords(reading: Reading, message: string, at?: Word, help?: string): void {
  refuse(reading, 'words', message, at?.range ?? reading.range, help);
}

/** Whether one of the flags that name files is given. */
export function readsFiles({ given }: Reading): boolean {
  return given.has('filename') || given.has('kustomize');
}
