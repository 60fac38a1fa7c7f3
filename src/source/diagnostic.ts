import type { Range } from './range.ts';
import type { SourceFile } from './source-file.ts';

export type Severity = 'error' | 'warning';

/** Another place that a finding is about, such as the first of two equal ids. */
export interface Related {
  readonly file: SourceFile;
  readonly range: Range;
  readonly message: string;
}

/**
 * Something found in a user's file: a value, never thrown. `Code` is the closed union of the part that finds it;
 * wording and severity are in that part's `Record<Code, ...>`.
 */
export interface Diagnostic<Code extends string = string> {
  readonly code: Code;
  readonly severity: Severity;
  readonly message: string;
  /** How to fix it, if the program knows. */
  readonly help?: string;
  readonly file: SourceFile;
  readonly range: Range;
  readonly related?: readonly Related[];
}
