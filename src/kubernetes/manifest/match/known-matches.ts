import type { YamlNode } from '../../../yaml/yaml-node.ts';
import type { MatchResult } from './match-result.ts';
import type { KnownMatches, Place } from './place.ts';

interface KnownMatch {
  readonly expected: YamlNode;
  readonly place: Place;
  readonly isByDefault: boolean;
  readonly result: MatchResult;
}

/**
 * The known result of comparing two values at a place, or else the result of `compare`. Nodes never change, so the same two nodes always have the
 * same result.
 */
export function knownMatch(
  known: KnownMatches,
  { expected, actual, place, isByDefault }: Omit<KnownMatch, 'result'> & { readonly actual: YamlNode },
  compare: () => MatchResult,
): MatchResult {
  const all = (known.get(actual) ?? []) as readonly KnownMatch[];
  const before = all.find(
    (other) =>
      other.expected === expected && other.isByDefault === isByDefault && isSamePlace(other.place, place),
  );
  if (before !== undefined) return before.result;
  const result = compare();
  known.set(actual, [...all, { expected, place, isByDefault, result }]);
  return result;
}

function isSamePlace(a: Place, b: Place): boolean {
  return (
    a.path === b.path &&
    a.bare === b.bare &&
    a.type === b.type &&
    a.shape === b.shape &&
    a.key === b.key &&
    a.map === b.map &&
    a.exact.length === b.exact.length &&
    a.exact.every((path, i) => path === b.exact[i])
  );
}
