import { lookUp } from '../../../source/look-up.ts';
import { entryOf, type YamlNode } from '../../../yaml/yaml-node.ts';
import { SERVER_DEFAULTS } from '../../defaults/tables/registry.ts';
import { bestAssignment } from './best-assignment.ts';
import { MERGE_KEYS } from './list-kinds.ts';
import type { Place } from './place.ts';
import { sameScalar } from './same-scalar.ts';

/** The largest number of pairs that are all compared; longer lists are compared position by position, which is faster. */
const MOST_PAIRS = 2500;

/** Whether the partners are in ascending order. */
export function rises(pairs: readonly (number | undefined)[]): boolean {
  const found = pairs.filter((position) => position !== undefined);
  return found.every((position, nth) => nth === 0 || (found[nth - 1] ?? 0) < position);
}

/** How similar the expected item in a row is to the answer's item in a column; 0 if not at all. */
type Likeness = (row: number, column: number) => number;

/** The position in the answer for each expected item: by merge key first, then by the best fit. */
export function pairItems(
  expected: readonly YamlNode[],
  actual: readonly YamlNode[],
  { key, type }: Pick<Place, 'key' | 'type'>,
  likeness: Likeness,
): (number | undefined)[] {
  const keys = lookUp(MERGE_KEYS, key)?.keys ?? [];
  const pairs: (number | undefined)[] = Array(expected.length).fill(undefined);
  const taken = new Set<number>();
  for (const [position, item] of expected.entries()) {
    const partner =
      keys.length === 0
        ? -1
        : actual.findIndex((other, at) => !taken.has(at) && sameKeys(item, other, keys, type));
    if (partner < 0) continue;
    pairs[position] = partner;
    taken.add(partner);
  }
  const open = expected.flatMap((_, position) => (pairs[position] === undefined ? [position] : []));
  const free = actual.flatMap((_, position) => (taken.has(position) ? [] : [position]));
  for (const [row, column] of pairOpen(open, free, likeness)) pairs[row] = column;
  return pairs;
}

function pairOpen(open: readonly number[], free: readonly number[], likeness: Likeness): [number, number][] {
  if (open.length * free.length > MOST_PAIRS)
    return open.slice(0, free.length).map((position, nth): [number, number] => [position, free[nth] ?? 0]);
  const likenesses = open.map((row) => free.map((column) => likeness(row, column)));
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

const MOST_IN_ORDER = 200;

/** The positions that are not part of a longest common subsequence. */
export function commonOrder(
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
