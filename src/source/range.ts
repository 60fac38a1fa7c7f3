/** A half-open span `[start, end)` of offsets into a source text, counted in UTF-16 code units. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A value together with its range in the source. */
export interface Ranged<T> {
  readonly value: T;
  readonly range: Range;
}

/** The smallest range that covers both. */
export function join(a: Range, b: Range): Range {
  return { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
}
