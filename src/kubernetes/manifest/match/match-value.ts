import type { YamlEntry, YamlList, YamlMap, YamlNode } from '../../../yaml/yaml-node.ts';
import { isNull } from '../located.ts';
import { knownMatch } from './known-matches.ts';
import { EMPTY_MEANS_ALL, ORDERED, SEQUENCES } from './list-kinds.ts';
import {
  combine,
  different,
  differs,
  holds,
  isEmpty,
  leavesOf,
  type MatchResult,
  missing,
  NOTHING,
} from './match-result.ts';
import { commonOrder, pairItems, rises } from './pair-items.ts';
import { entryPlace, isExact, listItemPlace, type Place } from './place.ts';
import { sameScalar } from './same-scalar.ts';
import { serverDefault } from './server-default.ts';
import { showValue } from './show-value.ts';

/** Fields that the server and tools write and that no task is about. */
const SERVERS_OWN = new Set([
  'status',
  'metadata.creationTimestamp',
  'metadata.resourceVersion',
  'metadata.uid',
  'apiVersion',
  'kind',
]);

/**
 * Compares a value of the answer with the expected one.
 * @param isByDefault whether the server would write the same if the answer omitted it
 */
export function matchValue(
  expected: YamlNode,
  actual: YamlNode,
  place: Place,
  isByDefault = false,
): MatchResult {
  const { known } = place;
  if (known === undefined || actual.kind === 'scalar') return matched(expected, actual, place, isByDefault);
  return knownMatch(known, { expected, actual, place, isByDefault }, () =>
    matched(expected, actual, place, isByDefault),
  );
}

function matched(expected: YamlNode, actual: YamlNode, place: Place, isByDefault: boolean): MatchResult {
  if (isNull(expected))
    return isEmpty(actual) || isByDefault
      ? holds(1)
      : differs({ ...different(expected, actual, place), code: 'unexpected' }, 1);
  if (expected.kind === 'list' && actual.kind === 'list') return matchList(expected, actual, place);
  if (expected.kind === 'map' && actual.kind === 'map') return matchMap(expected, actual, place);
  if (expected.kind === 'scalar' && actual.kind === 'scalar') {
    const field = place.key.slice(place.key.lastIndexOf('.') + 1);
    if (sameScalar(expected, actual, place.type, field)) return holds(1);
  }
  return differs(different(expected, actual, place), leavesOf(expected));
}

function matchMap(expected: YamlMap, actual: YamlMap, place: Place): MatchResult {
  if (expected.entries.length === 0) return matchEmptyMap(expected, actual, place);
  const results = expected.entries.map(({ key, value }) => matchEntry(key, value, actual, place));
  return combine([...results, unasked(expected, actual, place)]);
}

function matchEmptyMap(expected: YamlMap, actual: YamlMap, place: Place): MatchResult {
  const onlyEmpty = Object.hasOwn(EMPTY_MEANS_ALL, place.type) && place.shape === 'one';
  if (onlyEmpty && actual.entries.some((entry) => !isEmpty(entry.value)))
    return differs(different(expected, actual, place), 1);
  return combine([holds(1), unasked(expected, actual, place)]);
}

function matchEntry(key: string, expected: YamlNode, actual: YamlMap, place: Place): MatchResult {
  const entry = actual.entries.find((e) => e.key === key);
  const at = entryPlace(place, key);
  if (entry !== undefined && !isNull(entry.value))
    return matchValue(expected, entry.value, at, isNull(expected) && isDefault(entry.value, at, actual));
  if (isNull(expected) || (expected.kind === 'list' && expected.items.length === 0)) return holds(1);
  const written = serverDefault(at, actual);
  const byDefault = written === undefined ? undefined : matchValue(expected, written, at);
  // Items that the server would add to a list count as more than was asked for, as if they were written.
  const isMore = expected.kind === 'list' && byDefault !== undefined && byDefault.extras.length > 0;
  return byDefault?.differences.length === 0 && !isMore
    ? holds(leavesOf(expected))
    : missing(expected, at.path, actual);
}

/** Entries of the answer that were not asked for: differences if the task is exact, or else worth a remark. */
function unasked(expected: YamlMap, actual: YamlMap, place: Place): MatchResult {
  const asked = new Set(expected.entries.map((entry) => entry.key));
  const more = actual.entries.filter(({ key, value }) => !asked.has(key) && !isNull(value));
  return combine(more.map((entry) => oneUnasked(entry, actual, place)));
}

function oneUnasked({ key, keyRange, value }: YamlEntry, actual: YamlMap, place: Place): MatchResult {
  const at = entryPlace(place, key);
  if (SERVERS_OWN.has(at.bare) || isDefault(value, at, actual)) return NOTHING;
  const found = { path: at.path, actual: showValue(value), range: keyRange };
  if (isExact(place))
    return isEmpty(value) && !isWhole(value, at) ? NOTHING : differs({ code: 'unexpected', ...found }, 1);
  return { ...NOTHING, extras: [{ ...found, value, place: at }] };
}

function isDefault(value: YamlNode, at: Place, owner: YamlMap): boolean {
  const written = serverDefault(at, owner);
  if (written === undefined) return false;
  const place = { ...at, exact: [], known: undefined };
  const isWithin = (expected: YamlNode, actual: YamlNode): boolean => {
    const { differences, extras } = matchValue(expected, actual, place);
    return differences.length === 0 && extras.length === 0;
  };
  return isWithin(written, value) && isWithin(value, written);
}

/** Compares two lists: in order, by merge key, or by the best pairing. */
function matchList(expected: YamlList, actual: YamlList, place: Place): MatchResult {
  if (expected.items.length === 0)
    return isEmpty(actual)
      ? holds(1)
      : differs({ ...different(expected, actual, place), code: 'unexpected' }, 1);
  if (ORDERED.has(place.key)) return matchOrdered(expected, actual, place);
  // A pair whose likeness was computed is not compared again: nested lists would double the work at each level.
  const weighed = new Map<string, MatchResult>();
  const pairs = pairItems(expected.items, actual.items, place, (row, column) => {
    const [item, found] = [expected.items[row], actual.items[column]];
    if (item === undefined || found === undefined) return 0;
    const at = listItemPlace(place, column);
    const result = matchValue(item, found, at);
    weighed.set(`${row} ${column}`, result);
    return likenessOf(result, item, found, at);
  });
  const results = expected.items.map((item, position) => {
    const partner = pairs[position];
    const found = partner === undefined ? undefined : actual.items[partner];
    if (partner === undefined || found === undefined)
      return missing(item, listItemPlace(place, position).path, actual);
    return weighed.get(`${position} ${partner}`) ?? matchValue(item, found, listItemPlace(place, partner));
  });
  const taken = new Set(pairs);
  const left = actual.items.flatMap((item, position) =>
    taken.has(position) ? [] : [unaskedItem(item, listItemPlace(place, position), place)],
  );
  const swapped = Object.hasOwn(SEQUENCES, place.key) && !rises(pairs);
  return combine([...results, ...left, ...(swapped ? [differs(different(expected, actual, place), 1)] : [])]);
}

function unaskedItem(item: YamlNode, at: Place, list: Place): MatchResult {
  const found = { path: at.path, actual: showValue(item), range: item.range };
  return isExact(list)
    ? differs({ code: 'unexpected', ...found }, 1)
    : { ...NOTHING, extras: [{ ...found, value: item, place: at }] };
}

/** How similar two items are: the number of leaves met, a little less for each difference; 0 if none is met. */
export function likeness(expected: YamlNode | undefined, actual: YamlNode | undefined, place: Place): number {
  if (expected === undefined || actual === undefined) return 0;
  return likenessOf(matchValue(expected, actual, place), expected, actual, place);
}

function likenessOf(
  { met, total, differences, extras }: MatchResult,
  expected: YamlNode,
  actual: YamlNode,
  place: Place,
): number {
  if (met === 0)
    return expected.kind === 'map' && actual.kind === 'map' && !isWhole(expected, place) ? 1e-6 : 0;
  return met + met / total - differences.length / 1000 - extras.length / 1e6;
}

/** Whether an expected item is empty and thereby means "all": such an item resembles no item that contains anything. */
function isWhole(expected: YamlNode, place: Place): boolean {
  return Object.hasOwn(EMPTY_MEANS_ALL, place.type) && isEmpty(expected);
}

/** Compares in order: the longest common subsequence matches; expected items outside it are missing, and other items were not asked for. */
function matchOrdered(expected: YamlList, actual: YamlList, place: Place): MatchResult {
  const same = (i: number, j: number): boolean => {
    const [a, b] = [expected.items[i], actual.items[j]];
    return (
      a !== undefined && b !== undefined && matchValue(a, b, listItemPlace(place, j)).differences.length === 0
    );
  };
  const { onlyFirst, onlySecond } = commonOrder(expected.items.length, actual.items.length, same);
  const results: MatchResult[] = [holds(expected.items.length - onlyFirst.length)];
  if (sameWords(expected.items, actual.items))
    return combine([
      ...results,
      ...(onlyFirst.length > 0 ? [differs(different(expected, actual, place), onlyFirst.length)] : []),
    ]);
  for (const [nth, position] of onlyFirst.entries()) {
    const item = expected.items[position];
    const other = onlySecond[nth];
    const stands = other === undefined ? undefined : actual.items[other];
    if (item === undefined) continue;
    if (stands !== undefined && other !== undefined)
      results.push(differs(different(item, stands, listItemPlace(place, other)), leavesOf(item)));
    else results.push(missing(item, listItemPlace(place, position).path, actual));
  }
  for (const position of onlySecond.slice(onlyFirst.length)) {
    const item = actual.items[position];
    if (item === undefined) continue;
    const at = listItemPlace(place, position);
    results.push(
      differs({ code: 'unexpected', path: at.path, actual: showValue(item), range: item.range }, 1),
    );
  }
  return combine(results);
}

/** Whether two lists contain the same items, possibly in another order. */
function sameWords(a: readonly YamlNode[], b: readonly YamlNode[]): boolean {
  return a.length === b.length && a.map(showValue).sort().join('\0') === b.map(showValue).sort().join('\0');
}
