import { expect, test } from 'vitest';
import { wantedReplicas } from '../../../../src/cluster/controllers/autoscale/wanted-replicas.ts';
import type { JsonObject } from '../../../../src/kubernetes/json.ts';

const pods = (count: number): JsonObject[] => Array.from({ length: count }, () => ({}));

/** The result for a target of 100 for each Pod. */
function wanted(used: readonly number[], unready: number, missing: number, current: number): number {
  const measured = new Map(used.map((amount) => [{}, BigInt(amount)]));
  return wantedReplicas({ measured, unready: pods(unready), missing: pods(missing) }, current, {
    ratio: (amounts) =>
      Number([...amounts.values()].reduce((sum, amount) => sum + amount, 0n)) / (100 * amounts.size),
    full: () => 100n,
  });
}

test.each([
  ['as many as the use asks for', [200, 200], 0, 0, 2, 4],
  ['no others within a tenth of the target', [110, 90, 105], 0, 0, 3, 3],
  ['no others at a tenth above the target', [110, 110, 110], 0, 0, 3, 3],
  ['more beyond a tenth', [111, 111, 111], 0, 0, 3, 4],
  ['no others at a tenth below the target', Array(12).fill(90), 0, 0, 12, 12],
  ['fewer beyond a tenth', Array(12).fill(89), 0, 0, 12, 11],
  ['fewer', [40, 40, 40, 40], 0, 0, 4, 2],
  ['those that start count as idle before there are more', [300, 300], 2, 0, 4, 6],
  ['those that start do not count before there are fewer', [20, 20], 2, 0, 4, 1],
  ['those that are unknown count as idle before there are more', [200, 200], 0, 1, 3, 4],
  ['those that are unknown count as busy before there are fewer', [50, 50], 0, 2, 4, 3],
  ['nothing changes where what is unknown turns the direction', [150], 0, 2, 3, 3],
  ['nothing changes where there would be more of an idle target', [90, 80], 0, 1, 2, 2],
])('%s', (_, used, unready, missing, current, replicas) => {
  expect(wanted(used, unready, missing, current)).toBe(replicas);
});
