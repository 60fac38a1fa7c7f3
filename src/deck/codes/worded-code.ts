import type { Severity } from '../../source/diagnostic.ts';
import { didYouMean } from '../../source/did-you-mean.ts';

/** All that is said of a code: of one finding to its author, and of the code where the linter explains it. */
interface WordedCode {
  readonly severity: Severity;
  /** Made, as the way out is, of the words that the place of the finding gives. */
  readonly message: (...words: never[]) => string;
  readonly help: string | ((...words: never[]) => string);
  /** What it finds, why it matters, and how to fix it. */
  readonly text: { readonly what: string; readonly why: string; readonly mend: string };
}

export type WordedCodes = Readonly<Record<string, WordedCode>>;

export const ERROR = 'error';
export const WARNING = 'warning';

/** The nearest word as a question, or what is said where there is none. */
export const meantOr = (nearest: string, otherwise: string): string =>
  nearest === '' ? otherwise : didYouMean([nearest], '`');
