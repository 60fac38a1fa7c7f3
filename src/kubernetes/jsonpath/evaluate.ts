import { isObject, type Json } from '../json.ts';
import type { FilterOperator, PathNode } from './node.ts';
import { JsonPathError } from './parse.ts';

/**
 * The values that a part of a template finds, given the values that the parts before it found. Missing values are skipped.
 *
 * @throws JsonPathError in kubectl's words.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.35.0/staging/src/k8s.io/client-go/util/jsonpath/jsonpath.go
 */
export function evaluate(node: PathNode, values: readonly Json[]): readonly Json[] {
  switch (node.kind) {
    case 'text':
      return [node.text];
    case 'literal':
      return [node.value];
    case 'list':
      return node.nodes.reduce<readonly Json[]>((found, part) => evaluate(part, found), values);
    case 'field':
      return node.name === '' ? values : values.flatMap((value) => fieldOf(value, node.name));
    case 'wildcard':
      return values.flatMap(children);
    case 'recursive':
      return values.flatMap(descendants);
    case 'union':
      return node.branches.flatMap((branch) => evaluate(branch, values));
    case 'slice':
      return values.flatMap((value) => sliceOf(value, node));
    case 'filter':
      return values.flatMap((value) => filterOf(value, node));
    case 'range':
      return evaluate(node.over, values);
  }
}

function fieldOf(value: Json, name: string): readonly Json[] {
  if (!isObject(value) || !Object.hasOwn(value, name)) return [];
  const found = value[name];
  return found === undefined ? [] : [found];
}

function children(value: Json): readonly Json[] {
  if (Array.isArray(value)) return value;
  return isObject(value) ? Object.values(value) : [];
}

/** A value that is not empty, and all such values below it. */
function descendants(value: Json): readonly Json[] {
  const below = children(value);
  return below.length === 0 ? [] : [value, ...below.flatMap(descendants)];
}

function typeOf(value: Json): string {
  if (isObject(value)) return 'map[string]interface {}';
  return typeof value === 'string' ? 'string' : typeof value === 'boolean' ? 'bool' : 'int64';
}

function sliceOf(value: Json, node: PathNode & { kind: 'slice' }): readonly Json[] {
  if (value === null) return [];
  if (!Array.isArray(value)) throw new JsonPathError(`${typeOf(value)} is not array or slice`);
  const { length } = value;
  let from = node.from ?? 0;
  if (from < 0) from += length;
  let to = node.to ?? length;
  if (to < 0 || (to === 0 && node.one)) to += length;
  if (from === to) return [];
  if (from >= length || from < 0)
    throw new JsonPathError(`array index out of bounds: index ${from}, length ${length}`);
  if (to > length || to < 0)
    throw new JsonPathError(`array index out of bounds: index ${to - 1}, length ${length}`);
  if (from > to) throw new JsonPathError(`starting index ${from} is greater than ending index ${to}`);
  const step = node.step ?? 1;
  if (step <= 0) throw new JsonPathError('step must be > 0');
  return value.slice(from, to).filter((_, index) => index % step === 0);
}

function filterOf(value: Json, node: PathNode & { kind: 'filter' }): readonly Json[] {
  if (!Array.isArray(value))
    throw new JsonPathError(`${typeOf(value)} is not array or slice and cannot be filtered`);
  return value.filter((item) => {
    const left = evaluate(node.left, [item]);
    if (node.operator === 'exists') return left.length > 0;
    if (left.length > 1) throw new JsonPathError('can only compare one element at a time');
    const right = node.right === undefined ? [] : evaluate(node.right, [item]);
    if (right.length > 1) throw new JsonPathError('can only compare one element at a time');
    const [one] = left;
    const [other] = right;
    return one !== undefined && other !== undefined && compare(one, other, node.operator);
  });
}

function compare(left: Json, right: Json, operator: FilterOperator): boolean {
  const comparable =
    (typeof left === 'number' && typeof right === 'number') ||
    (typeof left === 'string' && typeof right === 'string');
  if (operator === '==' || operator === '!=') {
    if (typeof left !== typeof right) throw new JsonPathError('incompatible types for comparison');
    return (left === right) === (operator === '==');
  }
  if (!comparable) throw new JsonPathError('invalid type for comparison');
  if (operator === '<') return left < right;
  if (operator === '<=') return left <= right;
  return operator === '>' ? left > right : left >= right;
}
