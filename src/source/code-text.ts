import type { Severity } from './diagnostic.ts';

/** How a finding of a code is worded, by the words that its place gives; they are not known to fit it. */
export interface CodeText {
  readonly severity: Severity;
  readonly message: (...words: string[]) => string;
  /** The way out. */
  readonly help: string | ((...words: string[]) => string);
}

/** What a finding says, with its weight. */
export function worded({ severity, message, help }: CodeText, words: readonly string[]) {
  return {
    severity,
    message: message(...words),
    help: typeof help === 'string' ? help : help(...words),
  };
}
