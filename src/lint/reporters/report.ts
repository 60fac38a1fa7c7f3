import { compareTexts } from '../../source/compare-texts.ts';
import type { Diagnostic, Severity } from '../../source/diagnostic.ts';
import type { Position } from '../../source/line-index.ts';
import type { Range } from '../../source/range.ts';
import type { SourceFile } from '../../source/source-file.ts';

/** A finding with what some finders add: the path in an object, what the API server says, and the edits that fix it. */
export interface Reported extends Diagnostic {
  /** `spec.containers[0].ports`. */
  readonly path?: string;
  /** What the API server says, in its own sentences. */
  readonly server?: readonly string[];
  readonly fix?: readonly (Range & { readonly text: string })[];
}

/** What is said of a code where findings are for machines. */
export interface CodeDescription {
  readonly code: string;
  readonly severity: Severity;
  /** What is found. */
  readonly text: string;
  /** Why it matters, and the way out. */
  readonly help?: string;
  readonly page?: string;
}

/** Everything that one run has to say. */
export interface LintReport {
  /** In `reportOrder`. */
  readonly findings: readonly Reported[];
  /** Files that were looked at. */
  readonly files: number;
  /** Of the codes that can be found, at least those that were. */
  readonly codes: readonly CodeDescription[];
  readonly tool: { readonly name: string; readonly version: string };
}

export interface Location {
  readonly start: Position;
  readonly end: Position;
}

export function placeOf(file: SourceFile, range: Range): Location {
  return { start: file.lines.position(range.start), end: file.lines.position(range.end) };
}

/** By file, place, code and words: the same findings always come in the same order. */
export function reportOrder<T extends Diagnostic>(findings: readonly T[]): T[] {
  return [...findings].sort(
    (a, b) =>
      compareTexts(a.file.path, b.file.path) ||
      a.range.start - b.range.start ||
      a.range.end - b.range.end ||
      compareTexts(a.code, b.code) ||
      compareTexts(a.message, b.message),
  );
}

export function countOf(findings: readonly Diagnostic[], severity: Severity): number {
  return findings.filter((finding) => finding.severity === severity).length;
}
