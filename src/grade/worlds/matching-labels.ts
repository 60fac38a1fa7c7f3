import type { JsonObject } from '../../kubernetes/json.ts';

/** One part of a selector, such as `tier in (web,api)`. */
const PART = /(![\w./-]+|[\w./-]+)(?:\s*(==|!=|=|\s+in\s+|\s+notin\s+)\s*(?:\(([^)]*)\)|([\w./-]*)))?/g;

/** Labels of which a selector picks the object; what it wants absent is left out. */
export function labelsThatMatch(selector: string): JsonObject {
  const labels: JsonObject = {};
  for (const [, key = '', operator = '', set, value] of selector.matchAll(PART)) {
    if (key.startsWith('!')) continue;
    const word = operator.trim();
    if (word === '' || word === 'in') labels[key] = set?.split(',')[0]?.trim() ?? 'yes';
    else if (word === '=' || word === '==') labels[key] = value ?? '';
  }
  return labels;
}
