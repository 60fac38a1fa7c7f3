import type { Json } from '../../../kubernetes/json.ts';
import { Beyond } from '../../shell/beyond.ts';
import { binaryValue } from './arithmetic.ts';
import { formatText } from './format.ts';
import { callJq } from './functions.ts';
import type { JqNode } from './syntax.ts';
import { isTruthy, JqError, type JqPath, jsonText, partOf, partsOf, setAt, typeOf } from './value.ts';

/** A value, with its path if it is a part of the input. */
export interface JqItem {
  readonly value: Json;
  readonly path: JqPath | undefined;
}

export type JqVariables = ReadonlyMap<string, Json>;

/** Runs a program on a value. */
export function* runJq(node: JqNode, value: Json, variables: JqVariables): Generator<Json> {
  for (const item of items(node, { value, path: [] }, variables)) yield item.value;
}

function* items(node: JqNode, input: JqItem, variables: JqVariables): Generator<JqItem> {
  switch (node.kind) {
    case 'identity':
      yield input;
      return;
    case 'recurse':
      yield* recurse(input);
      return;
    case 'pipe':
      for (const item of items(node.left, input, variables)) yield* items(node.right, item, variables);
      return;
    case 'comma':
      yield* items(node.left, input, variables);
      yield* items(node.right, input, variables);
      return;
    case 'index':
      for (const by of values(node.by, input, variables))
        for (const item of items(node.of, input, variables)) yield child(item, by);
      return;
    case 'iterate':
      for (const item of items(node.of, input, variables))
        for (const [key, value] of partsOf(item.value))
          yield { value, path: item.path && [...item.path, key] };
      return;
    case 'optional':
      yield* optional(items(node.of, input, variables));
      return;
    case 'if':
      for (const test of values(node.test, input, variables))
        yield* items(isTruthy(test) ? node.yes : node.no, input, variables);
      return;
    case 'bind':
      for (const value of values(node.value, input, variables))
        yield* items(node.body, input, new Map([...variables, [node.name, value]]));
      return;
    case 'call':
      yield* callJq(node.name, node.args, input, {
        items: (inner, from) => items(inner, from, variables),
        recurse,
      });
      return;
    case 'binary':
      if (node.operator === '//') {
        yield* alternative(node.left, node.right, input, variables);
        return;
      }
      break;
  }
  for (const value of made(node, input, variables)) yield { value, path: undefined };
}

function* values(node: JqNode, input: JqItem, variables: JqVariables): Generator<Json> {
  for (const { value } of items(node, input, variables)) yield value;
}

/** Evaluates an expression whose results are not parts of the input. */
function* made(node: JqNode, input: JqItem, variables: JqVariables): Generator<Json> {
  switch (node.kind) {
    case 'literal':
      yield node.value;
      return;
    case 'variable':
      yield variable(node.name, variables);
      return;
    case 'format':
      yield formatText(node.format, input.value);
      return;
    case 'text':
      yield* text(node.parts, node.format, input, variables);
      return;
    case 'negate':
      for (const value of values(node.of, input, variables)) yield binaryValue('-', 0, value);
      return;
    case 'array':
      yield node.of === undefined ? [] : [...values(node.of, input, variables)];
      return;
    case 'object':
      yield* objects(node.entries, input, variables);
      return;
    case 'slice':
      yield* slices(node, input, variables);
      return;
    case 'binary':
      yield* binary(node, input, variables);
      return;
    case 'assign':
      yield* assign(node, input, variables);
      return;
    case 'reduce': {
      let [state = null] = values(node.start, input, variables);
      for (const value of values(node.source, input, variables)) {
        const inner = new Map([...variables, [node.name, value]]);
        state = [...values(node.step, { value: state, path: undefined }, inner)].at(-1) ?? null;
      }
      yield state;
      return;
    }
  }
}

function child({ value, path }: JqItem, by: Json): JqItem {
  const key = typeof by === 'string' || typeof by === 'number' ? by : undefined;
  if (Array.isArray(by) || (typeof by === 'object' && by !== null))
    throw new Beyond('jq with an index of that kind');
  return { value: partOf(value, by), path: key === undefined ? undefined : path && [...path, key] };
}

function* recurse({ value, path }: JqItem): Generator<JqItem> {
  yield { value, path };
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of partsOf(value)) yield* recurse({ value: inner, path: path && [...path, key] });
}

function* optional(all: Generator<JqItem>): Generator<JqItem> {
  try {
    yield* all;
  } catch (problem) {
    if (!(problem instanceof JqError)) throw problem;
  }
}

/** Evaluates `a // b`: all values of `a` that are neither null nor false, or else `b`; errors in `a` are ignored. */
function* alternative(left: JqNode, right: JqNode, input: JqItem, variables: JqVariables): Generator<JqItem> {
  const found = [...optional(items(left, input, variables))].filter(({ value }) => isTruthy(value));
  if (found.length > 0) yield* found;
  else yield* items(right, input, variables);
}

function* text(
  parts: readonly (string | JqNode)[],
  format: string,
  input: JqItem,
  variables: JqVariables,
): Generator<string> {
  const [first, ...rest] = parts;
  if (first === undefined) {
    yield '';
    return;
  }
  // The last part varies slowest.
  for (const end of text(rest, format, input, variables)) {
    if (typeof first === 'string') yield first + end;
    else
      for (const value of values(first, input, variables))
        yield (format === '' ? jsonText(value) : formatText(format, value)) + end;
  }
}

function* objects(
  entries: readonly (readonly [JqNode, JqNode])[],
  input: JqItem,
  variables: JqVariables,
): Generator<Json> {
  const [first, ...rest] = entries;
  if (first === undefined) {
    yield {};
    return;
  }
  const keys = [...values(first[0], input, variables)];
  const all = [...values(first[1], input, variables)];
  if (keys.length !== 1 || (all.length > 1 && rest.length > 0)) {
    if (all.length !== 0) throw new Beyond('jq with an object of several values');
    return;
  }
  const [key] = keys;
  if (typeof key !== 'string') throw new JqError('Object keys must be strings');
  if (/^\d+$/.test(key)) throw new Beyond('jq with an object whose keys are numbers');
  for (const value of all)
    for (const inner of objects(rest, input, variables)) yield { [key]: value, ...(inner as object) };
}

function* slices(
  { of, from, to }: Extract<JqNode, { kind: 'slice' }>,
  input: JqItem,
  variables: JqVariables,
): Generator<Json> {
  const place = (node: JqNode | undefined): number | undefined => {
    if (node === undefined) return undefined;
    const [value] = values(node, input, variables);
    if (typeof value !== 'number') throw new Beyond('jq with a slice of that kind');
    return Math.floor(value);
  };
  for (const { value } of items(of, input, variables)) {
    if (value !== null && typeof value !== 'string' && !Array.isArray(value))
      throw new JqError(`Cannot index ${typeOf(value)} with object`);
    yield value === null
      ? null
      : typeof value === 'string'
        ? [...value].slice(place(from), place(to)).join('')
        : value.slice(place(from), place(to));
  }
}

function* binary(
  { operator, left, right }: Extract<JqNode, { kind: 'binary' }>,
  input: JqItem,
  variables: JqVariables,
): Generator<Json> {
  if (operator === 'and' || operator === 'or') {
    for (const value of values(left, input, variables)) {
      if (isTruthy(value) === (operator === 'or')) yield operator === 'or';
      else for (const other of values(right, input, variables)) yield isTruthy(other);
    }
    return;
  }
  for (const second of values(right, input, variables))
    for (const first of values(left, input, variables)) yield binaryValue(operator, first, second);
}

function* assign(
  { operator, left, right }: Extract<JqNode, { kind: 'assign' }>,
  input: JqItem,
  variables: JqVariables,
): Generator<Json> {
  const paths = [...items(left, { value: input.value, path: [] }, variables)].map(({ path }) => {
    if (path === undefined) throw new Beyond('jq that assigns to no path');
    return path;
  });
  const at = (value: Json, path: JqPath) => path.reduce<Json>((inner, key) => partOf(inner, key), value);
  if (operator === '|=') {
    let result = input.value;
    const gone: JqPath[] = [];
    for (const path of paths) {
      const [value] = values(right, { value: at(result, path), path: [] }, variables);
      if (value === undefined) gone.push(path);
      else result = setAt(result, path, value);
    }
    if (gone.length > 0) throw new Beyond('jq with |= empty');
    yield result;
    return;
  }
  for (const value of values(right, input, variables)) {
    let result = input.value;
    for (const path of paths) {
      const old = at(result, path);
      const next =
        operator === '='
          ? value
          : operator === '//='
            ? isTruthy(old)
              ? old
              : value
            : binaryValue(operator.slice(0, -1), old, value);
      result = setAt(result, path, next);
    }
    yield result;
  }
}

function variable(name: string, variables: JqVariables): Json {
  const value = variables.get(name);
  if (value === undefined) throw new Beyond(`jq with $${name}`);
  return value;
}
