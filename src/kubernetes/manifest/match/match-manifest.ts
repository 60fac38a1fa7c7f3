import { nodeAt, stringOf, type YamlNode } from '../../../yaml/yaml-node.ts';
import { bestAssignment } from './best-assignment.ts';
import { combine, differs, leavesOf, type MatchResult, NOTHING } from './match-result.ts';
import { matchValue } from './match-value.ts';
import type { KnownMatches } from './place.ts';
import { placeOfObject } from './place-of-object.ts';
import { showValue } from './show-value.ts';

/**
 * Compares the objects of an answer with the expected ones by structure. The order of keys and of keyed lists, explicit defaults, and the
 * notation of quantities and durations make no difference; an answer may contain more than expected.
 *
 * @param exact paths under which it may not
 * @param known where results are kept; for callers that compare many answers which share nodes
 */
export function matchManifest(
  answer: readonly YamlNode[],
  expected: readonly YamlNode[],
  exact: readonly string[] = [],
  known?: KnownMatches,
): MatchResult {
  const matchObject = (object: YamlNode, partner: YamlNode): MatchResult =>
    matchValue(object, partner, { ...placeOfObject(partner, exact, object), known });
  const pairs = pairObjects(expected, answer, matchObject);
  const results = expected.map((object, position) => {
    const partner = answer[pairs[position] ?? -1];
    return partner === undefined ? missingObject(object) : matchObject(object, partner);
  });
  const taken = new Set(pairs);
  const extras = answer.flatMap((object, position) =>
    taken.has(position)
      ? []
      : [{ path: '', actual: nameOf(object), range: object.range, value: object, place: null }],
  );
  return combine([...results, { ...NOTHING, extras }]);
}

/** The largest number of pairs that are all compared. */
const MOST_PAIRS = 2500;

/** Pairs each object with the one of its kind and name, or else with the one at its position. */
function namesakes(expected: readonly YamlNode[], answer: readonly YamlNode[]): (number | undefined)[] {
  const free = new Map(answer.map((object, position) => [nameOf(object), position]));
  return expected.map((object, position) => {
    const key = nameOf(object);
    const partner = free.get(key);
    free.delete(key);
    return partner ?? (position < answer.length ? position : undefined);
  });
}

/** Pairs objects by kind and name; an object without a name, or with a wrong one, with the most similar object of its kind. */
function pairObjects(
  expected: readonly YamlNode[],
  answer: readonly YamlNode[],
  matchObject: (expected: YamlNode, actual: YamlNode) => MatchResult,
): (number | undefined)[] {
  if (expected.length === 0) return [];
  if (expected.length === 1 && answer.length === 1 && sameKind(expected[0], answer[0])) return [0];
  if (expected.length * answer.length > MOST_PAIRS) return namesakes(expected, answer);
  const likeness = (a: YamlNode, b: YamlNode): number => {
    const [wanted, found] = [stringOf(nodeAt(a, 'kind')), stringOf(nodeAt(b, 'kind'))];
    if (wanted !== undefined && found !== undefined && wanted !== found) return 0;
    const { met, total } = matchObject(a, b);
    return 1 + met / Math.max(total, 1) + (sameName(a, b) ? 1000 : 0);
  };
  const likenesses = expected.map((a) => answer.map((b) => likeness(a, b)));
  const pairs = bestAssignment(
    likenesses.map((row) => row.map((value) => -value)),
    answer.length,
  );
  return pairs.map((column, row) => ((likenesses[row]?.[column ?? -1] ?? 0) > 0 ? column : undefined));
}

/** Whether two objects have the same kind, or no kind is expected. */
function sameKind(expected: YamlNode | undefined, actual: YamlNode | undefined): boolean {
  const kind = stringOf(nodeAt(expected, 'kind'));
  return kind === undefined || kind === stringOf(nodeAt(actual, 'kind'));
}

function sameName(a: YamlNode, b: YamlNode): boolean {
  const name = stringOf(nodeAt(a, 'metadata', 'name'));
  return name !== undefined && name === stringOf(nodeAt(b, 'metadata', 'name'));
}

function missingObject(expected: YamlNode): MatchResult {
  return differs({ code: 'missing-object', path: '', expected: nameOf(expected) }, leavesOf(expected));
}

/** `Role pod-reader`, as people name an object. */
function nameOf(object: YamlNode): string {
  const words = [stringOf(nodeAt(object, 'kind')), stringOf(nodeAt(object, 'metadata', 'name'))];
  const named = words.filter((word) => word !== undefined).join(' ');
  return named === '' ? showValue(object) : named;
}
