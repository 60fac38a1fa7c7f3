import { type Reading, refuse } from '../../command/reading.ts';
import type { Word } from '../../shell/word.ts';

/** Reads a verb's words and the flags that mean something together; says whether what it acts on lives in a namespace. */
export type Shape = (reading: Reading) => boolean;

/** The words in front of `--`. */
export function wordsBefore({ args }: Reading): readonly Word[] {
  return args.dash === -1 ? args.words : args.words.slice(0, args.dash);
}

/** The words behind `--`. */
export function wordsBehind({ args }: Reading): readonly Word[] {
  return args.dash === -1 ? [] : args.words.slice(args.dash);
}

/** Refuses, at the first word too many, or at the verb where one is missing. */
export function wrongWords(reading: Reading, message: string, at?: Word, help?: string): void {
  refuse(reading, 'words', message, at?.range ?? reading.range, help);
}

/** One of the flags that name files is given. */
export function readsFiles({ given }: Reading): boolean {
  return given.has('filename') || given.has('kustomize');
}
