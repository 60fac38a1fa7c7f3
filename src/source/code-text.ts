import type { Severity } from './diagnostic.ts';

/** The wording of a code, to be filled with the words of a finding; their types are not checked here. */
export interface CodeText {
  readonly severity: Severity;
  readonly message: (...words: string[]) => string;
  /** How to fix it. */
  readonly help: string | ((...words: string[]) => string);
}

/** The texts of a finding, and its severity. */
export function worded({ severity, message, help }: CodeText, words: readonly string[]) {
  return {
    severity,
    message: message(...words),
    help: typeof help === 'string' ? help : help(...words),
  };
}
