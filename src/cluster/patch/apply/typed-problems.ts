import { isObject, type Json, type JsonObject } from '../../../kubernetes/json.ts';
import { type PathElement, showPath } from './field-set.ts';
import { elementOf } from './list-item.ts';
import { DEDUCED, type MergeShape } from './shape.ts';

/**
 * The reasons why a configuration cannot be applied: undeclared fields, values of the wrong type, duplicate items, and items without a key.
 * In the words of the API server's typed converter.
 */
export function typedProblems(value: Json, shape: MergeShape, path: readonly PathElement[] = []): string[] {
  if (value === null || shape === DEDUCED) return [];
  if (shape.kind === 'map')
    return isObject(value)
      ? mapProblems(value, shape, path)
      : [at(path, `expected map, got ${shown(value)}`)];
  if (shape.kind === 'list')
    return Array.isArray(value)
      ? listProblems(value, shape, path)
      : [at(path, `expected list, got ${shown(value)}`)];
  return scalarProblems(value, shape, path);
}

function mapProblems(
  value: JsonObject,
  shape: Extract<MergeShape, { kind: 'map' }>,
  path: readonly PathElement[],
): string[] {
  return Object.keys(value)
    .sort()
    .flatMap((key) => {
      const below = [...path, `f:${key}`];
      const found = shape.field(key) ?? shape.entry;
      if (found === undefined) return [at(below, 'field not declared in schema')];
      return typedProblems(value[key] ?? null, found, below);
    });
}

function listProblems(
  value: readonly Json[],
  shape: Extract<MergeShape, { kind: 'list' }>,
  path: readonly PathElement[],
): string[] {
  const seen = new Set<PathElement>();
  return value.flatMap((item, position) => {
    const element = elementOf(item, shape);
    if (element === undefined) return [at(path, `element ${position}: ${keyProblem(item, shape)}`)];
    if (seen.has(element)) return [at(path, `duplicate entries for key ${showPath([element])}`)];
    seen.add(element);
    return typedProblems(item, shape.item, [...path, element]);
  });
}

function keyProblem(item: Json, shape: Extract<MergeShape, { kind: 'list' }>): string {
  if (item === null) return 'associative list with keys may not have a null element';
  if (!isObject(item)) return 'associative list with keys may not have non-map elements';
  const missing = shape.keys.find(({ name, fallback }) => (item[name] ?? fallback) === undefined);
  return `associative list with keys has an element that omits key field "${missing?.name}" (and doesn't have default value)`;
}

function scalarProblems(
  value: Json,
  shape: Extract<MergeShape, { kind: 'leaf' }>,
  path: readonly PathElement[],
): string[] {
  switch (shape.scalar) {
    case 'numeric':
      return typeof value === 'number'
        ? []
        : [at(path, `expected numeric (int or float), got ${goType(value)}`)];
    case 'string':
      return typeof value === 'string' ? [] : [at(path, `expected string, got ${shown(value)}`)];
    case 'boolean':
      return typeof value === 'boolean' ? [] : [at(path, `expected boolean, got ${shown(value)}`)];
    default:
      return [];
  }
}

function at(path: readonly PathElement[], message: string): string {
  return path.length === 0 ? message : `${showPath(path)}: ${message}`;
}

function goType(value: Json): string {
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'bool';
  return Array.isArray(value) ? '[]interface {}' : 'map[string]interface {}';
}

/** A value as Go prints the converter's wrapper for it. */
function shown(value: Json): string {
  return `&value.valueUnstructured{Value:${goLiteral(value)}}`;
}

function goLiteral(value: Json): string {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return JSON.stringify(value);
  if (value === null) return 'interface {}(nil)';
  const type = goType(value);
  if (Array.isArray(value)) return `${type}{${value.map(goLiteral).join(', ')}}`;
  const entries = Object.entries(value).map(([key, inner]) => `${JSON.stringify(key)}:${goLiteral(inner)}`);
  return `${type}{${entries.join(', ')}}`;
}
