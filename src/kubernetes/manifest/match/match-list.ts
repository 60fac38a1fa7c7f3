import { lookUp } from '../../../source/look-up.ts';
import { entryOf, type YamlList, type YamlNode } from '../../../yaml/yaml-node.ts';
import { SERVER_DEFAULTS } from '../../defaults/tables/registry.ts';
import { bestAssignment } from './best-assignment.ts';
import { EMPTY_MEANS_ALL, MERGE_KEYS, ORDERED, SEQUENCES } from './list-kinds.ts';
import { combine, differs, holds, type MatchResult, NOTHING } from './match-result.ts';
import { different, isEmpty, leavesOf, matchValue, missing } from './match-value.ts';
import { isExact, listItemPlace, type Place } from './place.ts';
import { sameScalar } from './same-scalar.ts';
import { showValue } from './show-value.ts';

/** Pairs beyond which lists are compared position by position: comparing all with all would take too long. */
const MOST_PAIRS = 2500;

/** Compares two lists: in order, by merge key, or in the best pairing. */
export function matchList(expected: YamlList, actual: YamlList, place: Place): MatchResult {
  if (expected.items.length === 0)
    return isEmpty(actual)
      ? holds(1)
      : differs({ ...different(expected, actual, place), code: 'unexpected' }, 1);
  if (ORDERED.has(place.key)) return matchOrdered(expected, actual, place);
  const pairs = pairUp(expected.items, actual.items, place);
  const results = expected.items.map((item, position) => {
    const partner = pairs[position];
    const found = partner === undefined ? undefined : actual.items[partner];
    if (partner === undefined || found === undefined)
      return missing(item, listItemPlace(place, position).path, actual);
    return matchValue(item, found, listItemPlace(place, partner));
  });
  const taken = new Set(pairs);
  const left = actual.items.flatMap((item, position) =>
    taken.has(position) ? [] : [unasked(item, listItemPlace(place, position), place)],
  );
  const swapped = Object.hasOwn(SEQUENCES, place.key) && !rises(pairs);
  return combine([...results, ...left, ...(swapped ? [differs(different(expected, actual, place), 1)] : [])]);
}

/** Whether the partners stand in the order of those that they belong to. */
function rises(pairs: readonly (number | undefined)[]): boolean {
  const found = pairs.filter((position) => position !== undefined);
  return found.every((position, nth) => nth === 0 || (found[nth - 1] ?? 0) < position);
}

function unasked(item: YamlNode, at: Place, list: Place): MatchResult {
  const found = { path: at.path, actual: showValue(item), range: item.range };
  return isExact(list) ? differs({ code: 'unexpected', ...found }, 1) : { ...NOTHING, extras: [found] };
}

/** The position in the answer for each expected item: by merge key first, then as fits best. */
function pairUp(
  expected: readonly YamlNode[],
  actual: readonly YamlNode[],
  place: Place,
): (number | undefined)[] {
  const keys = lookUp(MERGE_KEYS, place.key)?.keys ?? [];
  const pairs: (number | undefined)[] = Array(expected.length).fill(undefined);
  const taken = new Set<number>();
  for (const [position, item] of expected.entries()) {
    const partner =
      keys.length === 0
        ? -1
        : actual.findIndex((other, at) => !taken.has(at) && sameKeys(item, other, keys, place.type));
    if (partner < 0) continue;
    pairs[position] = partner;
    taken.add(partner);
  }
  const open = expected.flatMap((_, position) => (pairs[position] === undefined ? [position] : []));
  const free = actual.flatMap((_, position) => (taken.has(position) ? [] : [position]));
  for (const [row, column] of pairOpen(open, free, expected, actual, place)) pairs[row] = column;
  return pairs;
}

function pairOpen(
  open: readonly number[],
  free: readonly number[],
  expected: readonly YamlNode[],
  actual: readonly YamlNode[],
  place: Place,
): [number, number][] {
  if (open.length * free.length > MOST_PAIRS)
    return open.slice(0, free.length).map((position, nth): [number, number] => [position, free[nth] ?? 0]);
  const likenesses = open.map((row) =>
    free.map((column) => likeness(expected[row], actual[column], listItemPlace(place, column))),
  );
  const assigned = bestAssignment(
    likenesses.map((row) => row.map((value) => -value)),
    free.length,
  );
  return open.flatMap((row, nth): [number, number][] => {
    const at = assigned[nth];
    const column = at === undefined ? undefined : free[at];
    return at === undefined || column === undefined || (likenesses[nth]?.[at] ?? 0) <= 0
      ? []
      : [[row, column]];
  });
}

/** How much of an item holds in another: the leaves met, a little less for each difference; 0 where nothing does. */
function likeness(expected: YamlNode | undefined, actual: YamlNode | undefined, place: Place): number {
  if (expected === undefined || actual === undefined) return 0;
  const { met, total, differences, extras } = matchValue(expected, actual, place);
  if (met === 0)
    return expected.kind === 'map' && actual.kind === 'map' && !isWhole(expected, place) ? 1e-6 : 0;
  return met + met / total - differences.length / 1000 - extras.length / 1e6;
}

/** An item whose emptiness is its meaning has no likeness to one that says more. */
function isWhole(expected: YamlNode, place: Place): boolean {
  return Object.hasOwn(EMPTY_MEANS_ALL, place.type) && isEmpty(expected);
}

function sameKeys(expected: YamlNode, actual: YamlNode, keys: readonly string[], type: string): boolean {
  if (entryOf(expected, keys[0] ?? '') === undefined) return false;
  return keys.every((key) => {
    const wanted = entryOf(expected, key)?.value;
    const found = entryOf(actual, key)?.value;
    if (wanted?.kind === 'scalar' && found?.kind === 'scalar') return sameScalar(wanted, found, 'x', key);
    const byDefault = lookUp(SERVER_DEFAULTS, `${type}.${key}`)?.value;
    const one = wanted ?? found;
    return one === undefined || (one.kind === 'scalar' && one.value === byDefault);
  });
}

/** The longest common run in order holds; what is left out of it is missing, what stands between is not asked for. */
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

/** Whether two lists hold the same and differ at most in order. */
function sameWords(a: readonly YamlNode[], b: readonly YamlNode[]): boolean {
  return a.length === b.length && a.map(showValue).sort().join('\0') === b.map(showValue).sort().join('\0');
}

const MOST_IN_ORDER = 200;

/** Positions that a longest common subsequence leaves out. */
function commonOrder(
  first: number,
  second: number,
  same: (i: number, j: number) => boolean,
): { onlyFirst: number[]; onlySecond: number[] } {
  const [n, m] = [Math.min(first, MOST_IN_ORDER), Math.min(second, MOST_IN_ORDER)];
  const lengths: number[][] = Array.from({ length: n + 1 }, () => Array(m + 1).fill(0));
  const at = (i: number, j: number): number => lengths[i]?.[j] ?? 0;
  for (let i = n - 1; i >= 0; i--) {
    for (let j = m - 1; j >= 0; j--) {
      const row = lengths[i];
      if (row !== undefined)
        row[j] = same(i, j) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const onlyFirst: number[] = [];
  const onlySecond: number[] = [];
  let [i, j] = [0, 0];
  while (i < n && j < m) {
    if (same(i, j) && at(i, j) === at(i + 1, j + 1) + 1) {
      i++;
      j++;
    } else if (at(i + 1, j) >= at(i, j + 1)) onlyFirst.push(i++);
    else onlySecond.push(j++);
  }
  for (; i < first; i++) onlyFirst.push(i);
  for (; j < second; j++) onlySecond.push(j);
  return { onlyFirst, onlySecond };
}
