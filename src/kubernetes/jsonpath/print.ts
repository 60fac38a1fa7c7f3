import type { Json } from '../json.ts';
import { evaluate } from './evaluate.ts';
import type { PathNode } from './node.ts';
import { parseJsonPath } from './parse.ts';

/** What a template prints for a value. @throws JsonPathError where it cannot be read or does not fit the value. */
export function printJsonPath(template: string, value: Json): string {
  return printNodes(parseJsonPath(template), value);
}

/** The values that a template finds: `-o jsonpath-as-json`, `--sort-by`. */
export function findByJsonPath(template: string, value: Json): readonly Json[] {
  return parseJsonPath(template).flatMap((node) => evaluate(node, [value]));
}

/** A path whose braces and first dot may be left out becomes a template. */
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

/** A text as it is, anything deeper as JSON. */
export function printValue(value: Json): string {
  if (typeof value === 'string') return value;
  return value === null ? '<nil>' : writeCompactJson(value);
}

/** As Go writes JSON: keys in order, `<`, `>` and `&` escaped. */
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

/** A copy whose keys are in order, at any depth. */
export function sortKeys(value: Json): Json {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sortKeys(value[key] ?? null)]),
  );
}
