import { compareTexts } from '../../source/compare-texts.ts';
import type { Diagnostic, Severity } from '../../source/diagnostic.ts';
import type { Position } from '../../source/line-index.ts';
import type { Range } from '../../source/range.ts';
import type { SourceFile } from '../../source/source-file.ts';

/** A finding with optional details: the path in an object, the API server's message, and the edits that fix it. */
export interface Reported extends Diagnostic {
  /** `spec.containers[0].ports`. */
  readonly path?: string;
  /** The API server's own message. */
  readonly server?: readonly string[];
  readonly fix?: readonly (Range & { readonly text: string })[];
}

/** The description of a code in reports for programs. */
export interface CodeDescription {
  readonly code: string;
  readonly severity: Severity;
  /** What the code finds. */
  readonly text: string;
  /** Why it matters, and how to fix it. */
  readonly help?: string;
  readonly page?: string;
}

/** The report of one run. */
export interface LintReport {
  /** The findings in `reportOrder`. */
  readonly findings: readonly Reported[];
  /** The number of files that were checked. */
  readonly files: number;
  /** The codes, including at least those that were found. */
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

/** Sorts by file, place, code and words, so that the same findings always come in the same order. */
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
