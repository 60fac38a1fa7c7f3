import { lookUp } from '../../../../source/look-up.ts';
import { textOf } from './conversions.ts';
import { CelFailure, type CelValue, isMap, isSpecial, noOverload } from './value.ts';

type Method = (on: string, ...args: CelValue[]) => CelValue;

/** Methods of texts. @see https://kubernetes.io/docs/reference/using-api/cel/ */
export const TEXT_METHODS: Readonly<Record<string, Method>> = {
  contains: (on, part) => on.includes(text(part)),
  startsWith: (on, part) => on.startsWith(text(part)),
  endsWith: (on, part) => on.endsWith(text(part)),
  matches: (on, pattern) => regExp(pattern).test(on),
  size: (on) => BigInt([...on].length),
  charAt: (on, at) => [...on][index(at)] ?? '',
  indexOf: (on, part, from = 0n) => BigInt(on.indexOf(text(part), index(from))),
  lastIndexOf: (on, part) => BigInt(on.lastIndexOf(text(part))),
  lowerAscii: (on) => on.replace(/[A-Z]/g, (letter) => letter.toLowerCase()),
  upperAscii: (on) => on.replace(/[a-z]/g, (letter) => letter.toUpperCase()),
  trim: (on) => on.trim(),
  reverse: (on) => [...on].reverse().join(''),
  split(on, separator, most = -1n) {
    const parts = on.split(text(separator));
    const count = index(most);
    if (count < 0 || parts.length <= count) return parts;
    return count === 0 ? [] : [...parts.slice(0, count - 1), parts.slice(count - 1).join(text(separator))];
  },
  replace(on, old, by, most = -1n) {
    const parts = on.split(text(old));
    const count = index(most);
    if (count < 0) return parts.join(text(by));
    const replaced = parts.slice(0, count + 1).join(text(by));
    return parts.length > count + 1 ? [replaced, ...parts.slice(count + 1)].join(text(old)) : replaced;
  },
  substring(on, from, to) {
    const letters = [...on];
    const [start, end] = [index(from), to === undefined ? letters.length : index(to)];
    if (start < 0 || end > letters.length || start > end)
      throw new CelFailure(`index out of range: ${start}`);
    return letters.slice(start, end).join('');
  },
  find: (on, pattern) => regExp(pattern).exec(on)?.[0] ?? '',
  findAll: (on, pattern) => [...on.matchAll(regExp(pattern, 'g'))].map(([found]) => found),
  format(on, values) {
    const list = Array.isArray(values) ? [...(values as readonly CelValue[])] : noOverload();
    return on.replace(/%(?:\.(\d+))?([%sdfexXob])/g, (_, digits: string | undefined, verb: string) => {
      if (verb === '%') return '%';
      return formatted(list.shift() ?? noOverload(), verb, digits);
    });
  },
};

function formatted(value: CelValue, verb: string, digits: string | undefined): string {
  const bases: Readonly<Record<string, number>> = { x: 16, X: 16, o: 8, b: 2 };
  if (verb === 's') return shown(value);
  if (verb === 'f') return Number(value).toFixed(Number(digits ?? 6));
  if (verb === 'e') return Number(value).toExponential(Number(digits ?? 6));
  const number = isSpecial(value, 'uint') ? value.value : value;
  if (typeof number !== 'bigint') return noOverload();
  const written = number.toString(lookUp(bases, verb) ?? 10);
  return verb === 'X' ? written.toUpperCase() : written;
}

/** A value in a formatted text; lists and maps in brackets. */
function shown(value: CelValue): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return `[${value.map(shown).join(', ')}]`;
  if (isMap(value))
    return `{${[...value].map(([key, inner]) => `${shown(key)}: ${shown(inner)}`).join(', ')}}`;
  return textOf(value);
}

/** The regular expression in a text. Throws if it is invalid. */
function regExp(pattern: CelValue, flags = ''): RegExp {
  try {
    return new RegExp(text(pattern), `${flags}u`);
  } catch {
    throw new CelFailure(`error parsing regexp: ${text(pattern)}`);
  }
}

function text(value: CelValue | undefined): string {
  return typeof value === 'string' ? value : noOverload();
}

function index(value: CelValue): number {
  return typeof value === 'bigint' ? Number(value) : noOverload();
}
