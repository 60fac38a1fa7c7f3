import type { ConditionBody } from './condition.ts';
import { fieldsInWords } from './fields-in-words.ts';
import { bestMatch, type Expected, titleOf } from './match.ts';
import { namedValues } from './named-values.ts';

/** The condition that the cluster contains no object like this. */
export function absentCondition(expected: Expected): ConditionBody {
  const compared = new WeakMap();
  return {
    title: titleOfAbsent(expected),
    named: namedValues(expected.written),
    reads: expected.resource,
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

/** `no Node with unwanted labels`, or `there is no Deployment web in namespace default` if it must not exist at all. */
function titleOfAbsent(expected: Expected): string {
  const fields = fieldsInWords(expected.written);
  return fields === ''
    ? `there is no ${titleOf(expected)}`
    : `no ${titleOf(expected)} with unwanted ${fields}`;
}
