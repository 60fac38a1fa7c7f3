import { isObject, type Json } from '../../../kubernetes/json.ts';
import { lookUp } from '../../../source/look-up.ts';
import { Beyond } from '../../shell/beyond.ts';
import { perlSource } from '../regex/perl-expression.ts';
import { binaryValue } from './arithmetic.ts';
import { deletedPaths } from './paths.ts';
import type { JqNode } from './syntax.ts';
import {
  compareJson,
  isTruthy,
  JqError,
  type JqPath,
  jsonText,
  partOf,
  partsOf,
  sameJson,
  typeOf,
} from './value.ts';

interface Item {
  readonly value: Json;
  readonly path: JqPath | undefined;
}

/** The access of functions to the running program. */
interface Calls {
  readonly items: (node: JqNode, input: Item) => Generator<Item>;
  readonly recurse: (input: Item) => Generator<Item>;
}

/** Calls a function by name. @throws Beyond for a function that this small jq does not support */
export function* callJq(name: string, args: readonly JqNode[], input: Item, calls: Calls): Generator<Item> {
  if (args.length === 0) {
    yield* withoutArguments(name, input, calls);
    return;
  }
  const key = `${name}/${args.length}`;
  const path = lookUp(PATH_FUNCTIONS, key);
  if (path !== undefined) {
    yield* path(args, input, calls);
    return;
  }
  const made = lookUp(FUNCTIONS, key);
  if (made === undefined) throw new Beyond(`jq with ${name}`);
  for (const value of made(args, input, calls)) yield { value, path: undefined };
}

function* withoutArguments(name: string, input: Item, { recurse }: Calls): Generator<Item> {
  const { value, path } = input;
  if (name === 'empty') return;
  if (name === 'recurse') {
    yield* recurse(input);
    return;
  }
  if (name === 'first' || name === 'last') {
    const at = name === 'first' ? 0 : -1;
    yield { value: partOf(value, at), path: path && [...path, at] };
    return;
  }
  const kind = lookUp(KINDS, name);
  if (kind !== undefined) {
    if (kind.includes(typeOf(value))) yield input;
    return;
  }
  const simple = lookUp(SIMPLE, name);
  if (simple === undefined) throw new Beyond(`jq with ${name}`);
  yield { value: simple(value), path: undefined };
}

/** Functions that pass on values of certain types. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  strings: ['string'],
  numbers: ['number'],
  booleans: ['boolean'],
  arrays: ['array'],
  objects: ['object'],
  nulls: ['null'],
  iterables: ['array', 'object'],
  scalars: ['null', 'boolean', 'number', 'string'],
  values: ['boolean', 'number', 'string', 'array', 'object'],
};

const SIMPLE: Readonly<Record<string, (value: Json) => Json>> = {
  length: (value) => {
    if (typeof value === 'boolean') throw new JqError('boolean has no length');
    if (value === null) return 0;
    if (typeof value === 'number') return Math.abs(value);
    return typeof value === 'string' ? [...value].length : partsOf(value).length;
  },
  not: (value) => !isTruthy(value),
  keys: (value) =>
    partsOf(value)
      .map(([key]) => key)
      .sort(compareJson),
  keys_unsorted: (value) => partsOf(value).map(([key]) => key),
  add: (value) => partsOf(value).reduce<Json>((sum, [, one]) => binaryValue('+', sum, one), null),
  any: (value) => partsOf(value).some(([, one]) => isTruthy(one)),
  all: (value) => partsOf(value).every(([, one]) => isTruthy(one)),
  type: typeOf,
  tostring: jsonText,
  tojson: (value) => JSON.stringify(value),
  fromjson: (value) => {
    try {
      return JSON.parse(text(value)) as Json;
    } catch {
      throw new JqError('text is not valid JSON');
    }
  },
  tonumber: (value) => {
    if (typeof value === 'number') return value;
    if (!/^-?\d+(?:\.\d+)?$/.test(text(value))) throw new JqError('text is no number');
    return Number(value);
  },
  sort: (value) => [...list(value)].sort(compareJson),
  unique: (value) => distinct([...list(value)].sort(compareJson), (one) => one),
  reverse: (value) => (value === null ? [] : [...list(value)].reverse()),
  min: (value) => [...list(value)].sort(compareJson)[0] ?? null,
  max: (value) => [...list(value)].sort(compareJson).at(-1) ?? null,
  flatten: (value) => flat(list(value)),
  to_entries: (value) => partsOf(value).map(([key, one]) => ({ key, value: one })),
  from_entries: (value) => fromEntries(value),
  ascii_downcase: (value) => text(value).toLowerCase(),
  ascii_upcase: (value) => text(value).toUpperCase(),
  floor: (value) => Math.floor(numeric(value)),
};

type Made = (args: readonly JqNode[], input: Item, calls: Calls) => Iterable<Json>;

/** Applies a function to each value of the last argument. */
function each(make: (value: Json, argument: Json) => Json): Made {
  return function* ([argument], input, { items }) {
    if (argument !== undefined)
      for (const { value } of items(argument, input)) yield make(input.value, value);
  };
}

/** Computes the first value of an argument for an item of a list. */
function keyOf({ items }: Calls, node: JqNode | undefined): (value: Json) => Json {
  return (value) =>
    node === undefined ? value : [...items(node, { value, path: undefined })].map((item) => item.value);
}

const FUNCTIONS: Readonly<Record<string, Made>> = {
  'has/1': each((value, key) =>
    Array.isArray(value)
      ? Number(key) < value.length && Number(key) >= 0
      : isObject(value) && Object.hasOwn(value, text(key)),
  ),
  'join/1': each((value, by) =>
    list(value)
      .map((one) => {
        if (typeof one === 'object' && one !== null) throw new JqError('a list cannot be joined');
        return one === null ? '' : jsonText(one);
      })
      .join(text(by)),
  ),
  'split/1': each((value, by) => (text(value) === '' ? [] : text(value).split(text(by)))),
  'startswith/1': each((value, part) => text(value).startsWith(text(part))),
  'endswith/1': each((value, part) => text(value).endsWith(text(part))),
  'ltrimstr/1': each((value, part) =>
    typeof value === 'string' && value.startsWith(text(part)) ? value.slice(text(part).length) : value,
  ),
  'rtrimstr/1': each((value, part) =>
    typeof value === 'string' && text(part) !== '' && value.endsWith(text(part))
      ? value.slice(0, -text(part).length)
      : value,
  ),
  'contains/1': each(contains),
  'inside/1': each((value, other) => contains(other, value)),
  'index/1': each((value, part) => {
    const at = Array.isArray(value)
      ? value.findIndex((one) => sameJson(one, part))
      : text(value).indexOf(text(part));
    return at === -1 ? null : at;
  }),
  'test/1': each((value, pattern) => new RegExp(perlSource(text(pattern)), 'u').test(text(value))),
  'range/1': function* ([end], input, { items }) {
    if (end === undefined) return;
    for (const { value } of items(end, input)) for (let n = 0; n < numeric(value) && n < 10_000; n++) yield n;
  },
  'sub/2': (args, input, calls) => substituted(args, input, calls, 'u'),
  'gsub/2': (args, input, calls) => substituted(args, input, calls, 'gu'),
  'map/1': function* ([by], { value }, { items }) {
    if (by === undefined) return;
    yield partsOf(value).flatMap(([, one]) =>
      [...items(by, { value: one, path: undefined })].map((i) => i.value),
    );
  },
  'map_values/1': function* ([by], { value }, { items }) {
    const first = (one: Json) =>
      by === undefined ? [] : [...items(by, { value: one, path: undefined })].slice(0, 1);
    if (Array.isArray(value)) yield value.flatMap((one) => first(one).map((i) => i.value));
    else
      yield Object.fromEntries(
        partsOf(value).flatMap(([key, one]) => first(one).map((i): [string, Json] => [String(key), i.value])),
      );
  },
  'with_entries/1': function* ([by], { value }, { items }) {
    if (by === undefined) return;
    const entries = partsOf(value).map(([key, one]): Json => ({ key, value: one }));
    yield fromEntries(entries.flatMap((one) => [...items(by, { value: one, path: [] })].map((i) => i.value)));
  },
  'sort_by/1': function* ([by], { value }, calls) {
    yield sortedBy(value, keyOf(calls, by)).map(({ one }) => one);
  },
  'unique_by/1': function* ([by], { value }, calls) {
    yield distinct(sortedBy(value, keyOf(calls, by)), ({ key }) => key).map(({ one }) => one);
  },
  'group_by/1': function* ([by], { value }, calls) {
    const sorted = sortedBy(value, keyOf(calls, by));
    yield distinct(sorted, ({ key }) => key).map(({ key }) =>
      sorted.filter((other) => sameJson(other.key, key)).map(({ one }) => one),
    );
  },
  'min_by/1': function* ([by], { value }, calls) {
    yield sortedBy(value, keyOf(calls, by))[0]?.one ?? null;
  },
  'max_by/1': function* ([by], { value }, calls) {
    yield sortedBy(value, keyOf(calls, by)).at(-1)?.one ?? null;
  },
  'any/1': function* ([by], { value }, { items }) {
    yield partsOf(value).some(
      ([, one]) =>
        by !== undefined && [...items(by, { value: one, path: undefined })].some((i) => isTruthy(i.value)),
    );
  },
  'all/1': function* ([by], { value }, { items }) {
    yield partsOf(value).every(
      ([, one]) =>
        by !== undefined && [...items(by, { value: one, path: undefined })].every((i) => isTruthy(i.value)),
    );
  },
  'any/2': function* ([source, test], input, { items }) {
    if (source === undefined || test === undefined) return;
    yield [...items(source, input)].some((one) => [...items(test, one)].some((i) => isTruthy(i.value)));
  },
  'all/2': function* ([source, test], input, { items }) {
    if (source === undefined || test === undefined) return;
    yield [...items(source, input)].every((one) => [...items(test, one)].every((i) => isTruthy(i.value)));
  },
  'del/1': function* ([target], { value }, { items }) {
    if (target !== undefined)
      yield deletedPaths(
        value,
        [...items(target, { value, path: [] })].map((i) => i.path),
      );
  },
};

const PATH_FUNCTIONS: Readonly<
  Record<string, (args: readonly JqNode[], input: Item, calls: Calls) => Iterable<Item>>
> = {
  'select/1': function* ([test], input, { items }) {
    if (test !== undefined) for (const { value } of items(test, input)) if (isTruthy(value)) yield input;
  },
  'first/1': function* ([of], input, { items }) {
    if (of !== undefined)
      for (const item of items(of, input)) {
        yield item;
        return;
      }
  },
  'limit/2': function* ([count, of], input, { items }) {
    if (count === undefined || of === undefined) return;
    for (const { value } of items(count, input)) {
      let left = numeric(value);
      if (left > 0)
        for (const item of items(of, input)) {
          yield item;
          if (--left <= 0) break;
        }
    }
  },
};

function text(value: Json): string {
  if (typeof value !== 'string') throw new JqError(`${typeOf(value)} is no string`);
  return value;
}

function numeric(value: Json): number {
  if (typeof value !== 'number') throw new JqError(`${typeOf(value)} is no number`);
  return value;
}

function list(value: Json): readonly Json[] {
  if (!Array.isArray(value)) throw new JqError(`${typeOf(value)} is no array`);
  return value;
}

function flat(items: readonly Json[]): Json[] {
  return items.flatMap((one) => (Array.isArray(one) ? flat(one) : [one]));
}

function sortedBy(value: Json, key: (value: Json) => Json): { readonly one: Json; readonly key: Json }[] {
  return list(value)
    .map((one) => ({ one, key: key(one) }))
    .sort((a, b) => compareJson(a.key, b.key));
}

/** The first item of each run of equal keys. */
function distinct<T>(sorted: readonly T[], key: (one: T) => Json): T[] {
  return sorted.filter((one, i) => {
    const before = sorted[i - 1];
    return i === 0 || before === undefined || !sameJson(key(before), key(one));
  });
}

function fromEntries(value: Json): Json {
  const entries = list(value).map((entry): [string, Json] => {
    if (!isObject(entry) || Object.keys(entry).some((key) => key !== 'key' && key !== 'value'))
      throw new Beyond('jq with from_entries of other keys');
    const { key = null, value: own = null } = entry;
    if (typeof key !== 'string' || /^\d+$/.test(key)) throw new Beyond('jq with from_entries of such keys');
    return [key, own];
  });
  return Object.fromEntries(entries);
}

function contains(value: Json, part: Json): boolean {
  if (typeOf(value) !== typeOf(part))
    throw new JqError(`${typeOf(value)} and ${typeOf(part)} cannot be compared`);
  if (typeof value === 'string' && typeof part === 'string') return value.includes(part);
  if (Array.isArray(value) && Array.isArray(part))
    return part.every((wanted) =>
      value.some((one) => typeOf(one) === typeOf(wanted) && contains(one, wanted)),
    );
  if (isObject(value) && isObject(part))
    return Object.entries(part).every(([key, wanted]) => {
      const own = value[key];
      return own !== undefined && typeOf(own) === typeOf(wanted) && contains(own, wanted);
    });
  return sameJson(value, part);
}

function* substituted(
  [pattern, replacement]: readonly JqNode[],
  input: Item,
  { items }: Calls,
  flags: string,
): Generator<Json> {
  if (replacement?.kind !== 'text' || replacement.parts.some((part) => typeof part !== 'string'))
    throw new Beyond('jq with a replacement of that kind');
  if (pattern === undefined) return;
  for (const { value } of items(pattern, input)) {
    const source = perlSource(text(value));
    if (new RegExp(source, 'u').test('')) throw new Beyond('jq with a pattern that matches nothing at all');
    yield text(input.value).replace(new RegExp(source, flags), () => replacement.parts.join(''));
  }
}
