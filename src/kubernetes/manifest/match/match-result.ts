import type { Range } from '../../../source/range.ts';
import type { YamlNode } from '../../../yaml/yaml-node.ts';
import type { Place } from './place.ts';
import { showValue } from './show-value.ts';

export type MatchCode = 'missing-object' | 'missing' | 'different' | 'unexpected';

/** One way in which an answer differs from what the task asks for. */
export interface MatchDifference {
  readonly code: MatchCode;
  /** The path in the answer if it exists there, or else in the expected object. */
  readonly path: string;
  readonly expected?: string;
  readonly actual?: string;
  /** The range in the answer: the value, or the key that should contain it. */
  readonly range?: Range;
}

/** Something in the answer that was not asked for. */
export interface Extra {
  readonly path: string;
  readonly actual: string;
  readonly range: Range;
  readonly value: YamlNode;
  /** `null` for a whole object. */
  readonly place: Place | null;
}

export interface MatchResult {
  readonly differences: readonly MatchDifference[];
  readonly extras: readonly Extra[];
  /** The number of expected leaves, and of values that should not be there but are. */
  readonly total: number;
  /** How many of them are met. */
  readonly met: number;
}

export const NOTHING: MatchResult = { differences: [], extras: [], total: 0, met: 0 };

export function combine(results: readonly MatchResult[]): MatchResult {
  const [first = NOTHING] = results;
  if (results.length <= 1) return first;
  const differences: MatchDifference[] = [];
  const extras: Extra[] = [];
  let total = 0;
  let met = 0;
  for (const result of results) {
    for (const difference of result.differences) differences.push(difference);
    for (const extra of result.extras) extras.push(extra);
    total += result.total;
    met += result.met;
  }
  return { differences, extras, total, met };
}

export function holds(leaves: number): MatchResult {
  return { differences: [], extras: [], total: leaves, met: leaves };
}

export function differs(difference: MatchDifference, leaves: number): MatchResult {
  return { differences: [difference], extras: [], total: leaves, met: 0 };
}

/** A missing value, as one difference that costs all of its leaves. */
export function missing(expected: YamlNode, path: string, parent: YamlNode): MatchResult {
  const range = parent.kind === 'map' ? parent.entries[0]?.keyRange : parent.range;
  return differs(
    { code: 'missing', path, expected: showValue(expected), ...(range !== undefined && { range }) },
    leavesOf(expected),
  );
}

/** The number of expectations in a value: its scalars, its nulls, and its empty maps and lists. */
export function leavesOf(node: YamlNode): number {
  if (node.kind === 'scalar') return 1;
  const inner = node.kind === 'list' ? node.items : node.entries.map((entry) => entry.value);
  return inner.length === 0 ? 1 : inner.reduce((sum, value) => sum + leavesOf(value), 0);
}

/** The expected and the actual value of a difference, for reporting. */
export function different(expected: YamlNode, actual: YamlNode, place: Place) {
  return {
    code: 'different' as const,
    path: place.path,
    expected: showValue(expected),
    actual: showValue(actual),
    range: actual.range,
  };
}

/** Whether a value is empty: no text, no items, no entries. */
export function isEmpty(node: YamlNode): boolean {
  if (node.kind === 'scalar') return node.value === null || node.value === '';
  return (node.kind === 'list' ? node.items : node.entries).length === 0;
}
