import type { Json } from '../../kubernetes/json.ts';
import { escapeHtml, sortKeys } from '../../kubernetes/jsonpath/print.ts';

/** JSON as kubectl prints it: four spaces, keys sorted. */
export function writeJson(value: Json): string {
  return `${escapeHtml(JSON.stringify(sortKeys(value), null, 4))}\n`;
}
