import type { ConditionBody } from './condition.ts';
import { bestMatch, type Expected, titleOf } from './match.ts';
import { namedValues } from './named-values.ts';

/** The condition that the cluster has no object like this. */
export function absentCondition(expected: Expected): ConditionBody {
  const compared = new WeakMap();
  return {
    title: `no such ${titleOf(expected)}`,
    named: namedValues(expected.written),
    look: ({ cluster }) => {
      const best = bestMatch(expected, cluster, compared);
      if (best === undefined || best.differences.length > 0) return { holds: true, found: 'there is none' };
      const name = best.object.metadata;
      const named =
        typeof name === 'object' && name !== null && 'name' in name ? ` ${String(name.name)}` : '';
      return { holds: false, found: `${expected.kind}${named} is like that` };
    },
  };
}
