import type { Json } from '../../kubernetes/json.ts';
import { escapeHtml, sortKeys } from '../../kubernetes/jsonpath/print.ts';

/** As kubectl prints JSON: four spaces, keys in order. */
export function writeJson(value: Json): string {
  return `${escapeHtml(JSON.stringify(sortKeys(value), null, 4))}\n`;
}
