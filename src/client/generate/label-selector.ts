import { parseSelector } from '../../kubernetes/command/values/selector.ts';
import type { Json, JsonObject } from '../../kubernetes/json.ts';
import { failure } from '../kubectl-failure.ts';

/** Converts `app=web,tier in (a,b)` to an object's selector. @throws KubectlFailure for an invalid selector */
export function labelSelectorOf(text: string): JsonObject {
  const requirements = parseSelector(text);
  if (requirements === undefined) throw failure(`couldn't parse the selector string "${text}"`);
  const labels: [key: string, value: string][] = [];
  const expressions: Json[] = [];
  for (const { key, test } of requirements) {
    if (test.startsWith('= ')) labels.push([key, test.slice(2)]);
    else expressions.push(expressionOf(key, test));
  }
  return {
    ...(labels.length > 0 && { matchLabels: Object.fromEntries(labels) }),
    ...(expressions.length > 0 && { matchExpressions: expressions }),
  };
}

function expressionOf(key: string, test: string): JsonObject {
  if (test === 'exists') return { key, operator: 'Exists' };
  if (test === 'does not exist') return { key, operator: 'DoesNotExist' };
  if (test.startsWith('in ')) return { key, operator: 'In', values: test.slice(3).split(',') };
  const values = test.replace(/^(?:not in |!= )/, '').split(',');
  return { key, operator: 'NotIn', values };
}
