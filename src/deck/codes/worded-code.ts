import type { Severity } from '../../source/diagnostic.ts';
import { didYouMean } from '../../source/did-you-mean.ts';

/** All texts of a code: the message of a finding, and the explanation of the code itself. */
interface WordedCode {
  readonly severity: Severity;
  /** The message; like the fix, it is filled with the words of the finding. */
  readonly message: (...words: never[]) => string;
  readonly help: string | ((...words: never[]) => string);
  /** What it finds, why it matters, and how to fix it. */
  readonly text: { readonly what: string; readonly why: string; readonly help: string };
}

export type WordedCodes = Readonly<Record<string, WordedCode>>;

export const ERROR = 'error';
export const WARNING = 'warning';

/** The most similar word as a question, or another text if there is none. */
export const meantOr = (nearest: string, otherwise: string): string =>
  nearest === '' ? otherwise : didYouMean([nearest], '`');
