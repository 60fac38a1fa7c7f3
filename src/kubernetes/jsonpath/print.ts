import type { Json } from '../json.ts';
import { evaluate } from './evaluate.ts';
import type { PathNode } from './node.ts';
import { parseJsonPath } from './parse.ts';

/** What a template prints for a value. @throws JsonPathError if it cannot be read or does not fit the value. */
export function printJsonPath(template: string, value: Json): string {
  return printNodes(parseJsonPath(template), value);
}

/** The values that a template finds, for `-o jsonpath-as-json` and `--sort-by`. */
export function findByJsonPath(template: string, value: Json): readonly Json[] {
  return parseJsonPath(template).flatMap((node) => evaluate(node, [value]));
}

/** Turns a path whose braces and first dot may be omitted into a template. */
export function relaxedTemplate(path: string): string {
  const bare = /^\{?(\.?)([\s\S]*?)\}?$/.exec(path.trim());
  const rest = bare?.[2] ?? '';
  return `{${rest.startsWith('[') && bare?.[1] === '' ? '' : '.'}${rest}}`;
}

function printNodes(nodes: readonly PathNode[], value: Json): string {
  return nodes
    .map((node) => {
      if (node.kind === 'range')
        return evaluate(node.over, [value])
          .map((item) => printNodes(node.body, item))
          .join('');
      return evaluate(node, [value]).map(printValue).join(' ');
    })
    .join('');
}

/** Prints a string as it is, and a list or an object as JSON. */
export function printValue(value: Json): string {
  if (typeof value === 'string') return value;
  return value === null ? '<nil>' : writeCompactJson(value);
}

/** JSON as Go writes it: keys sorted; `<`, `>` and `&` escaped. */
export function writeCompactJson(value: Json): string {
  return escapeHtml(JSON.stringify(sortKeys(value)));
}

export function escapeHtml(json: string): string {
  return json
    .replaceAll('<', '\\u003c')
    .replaceAll('>', '\\u003e')
    .replaceAll('&', '\\u0026')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}

/** A copy with sorted keys at every depth. */
export function sortKeys(value: Json): Json {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sortKeys(value[key] ?? null)]),
  );
}
