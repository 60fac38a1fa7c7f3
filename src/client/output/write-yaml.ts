import { isObject, type Json, type JsonObject } from '../../kubernetes/json.ts';
import { lookUp } from '../../source/look-up.ts';
import { resolveScalar } from '../../yaml/resolve-scalar.ts';

/**
 * JSON as YAML in kubectl's format: keys sorted, lists not indented, texts quoted only if necessary.
 *
 * @see https://github.com/kubernetes-sigs/yaml
 */
export function writeYaml(value: Json): string {
  if (Array.isArray(value)) return value.length === 0 ? '[]\n' : writeList(value, '');
  if (isObject(value)) return Object.keys(value).length === 0 ? '{}\n' : writeMap(value, '');
  return `${writeScalar(value, '')}\n`;
}

function writeMap(map: JsonObject, indent: string): string {
  return Object.keys(map)
    .sort(byKey)
    .map((key) => {
      const name = writeText(key, `${indent}  `);
      return `${indent}${name}:${writeValue(map[key] ?? null, indent, indent.length + name.length + 2)}`;
    })
    .join('');
}

/** @param column the column at which a scalar starts */
function writeValue(value: Json, indent: string, column: number): string {
  if (Array.isArray(value)) return value.length === 0 ? ' []\n' : `\n${writeList(value, indent)}`;
  if (isObject(value))
    return Object.keys(value).length === 0 ? ' {}\n' : `\n${writeMap(value, `${indent}  `)}`;
  return ` ${foldLine(writeScalar(value, indent), `${indent}  `, column)}\n`;
}

function writeList(list: readonly Json[], indent: string): string {
  return list
    .map((item) => {
      if (Array.isArray(item) && item.length > 0)
        return `${indent}- ${writeList(item, `${indent}  `).slice(indent.length + 2)}`;
      if (isObject(item) && Object.keys(item).length > 0)
        return `${indent}- ${writeMap(item, `${indent}  `).slice(indent.length + 2)}`;
      return `${indent}-${writeValue(item, indent, indent.length + 2)}`;
    })
    .join('');
}

function writeScalar(value: Json, indent: string): string {
  return typeof value === 'string' ? writeText(value, `${indent}  `) : JSON.stringify(value);
}

/** The width at which a line is broken at the next single space. */
const WIDTH = 80;

/** Folds a scalar of one line at spaces if it is too long; a quoted scalar is never folded at its ends. */
function foldLine(scalar: string, indent: string, start: number): string {
  if (scalar.includes('\n') || start + scalar.length <= WIDTH) return scalar;
  const quoted = scalar.startsWith("'") || scalar.startsWith('"');
  const last = scalar.length - (quoted ? 2 : 1);
  let folded = '';
  let column = start;
  for (const [at, char] of [...scalar].entries()) {
    const between = at > (quoted ? 1 : 0) && at < last;
    const single = scalar[at - 1] !== ' ' && scalar[at + 1] !== ' ';
    if (char === ' ' && column > WIDTH && between && single) {
      folded += `\n${indent}`;
      column = indent.length;
    } else {
      folded += char;
      column++;
    }
  }
  return folded;
}

const SPECIAL_START = /^[-?:,[\]{}#&*!|>'"%@`\s]/;
const PLAIN_START = /^[-?:][^\s]/;
const SEXAGESIMAL = /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/;
const TIME = /^\d{4}-\d{1,2}-\d{1,2}(?:$|[Tt\s])/;
const UNPRINTABLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff]/;

function writeText(text: string, indent: string): string {
  if (text === '') return '""';
  if (UNPRINTABLE.test(text)) return quoteTwice(text);
  if (text.includes('\n'))
    return /^[\s]/.test(text) && !/^\S/m.test(text.split('\n')[0] ?? '')
      ? quoteTwice(text)
      : writeBlock(text, indent);
  if (
    typeof resolveScalar(text) !== 'string' ||
    SEXAGESIMAL.test(text) ||
    TIME.test(text) ||
    text === '<<' ||
    text === '='
  )
    return JSON.stringify(text);
  if (isPlain(text)) return text;
  return text.includes('\t') ? quoteTwice(text) : `'${text.replaceAll("'", "''")}'`;
}

function isPlain(text: string): boolean {
  if (/^\s|\s$/.test(text) || text.includes('\t')) return false;
  if (SPECIAL_START.test(text) && !PLAIN_START.test(text)) return false;
  if (/^(?:---|\.\.\.)/.test(text)) return false;
  return !/:(?:\s|$)|\s#/.test(text);
}

/** Control characters that have a special escape, by code. */
const ESCAPES: Readonly<Record<string, string>> = { '00': '0', '07': 'a', '0b': 'v', '1b': 'e' };

/** A text in double quotes, with YAML's escapes. */
export function quoteTwice(text: string): string {
  return JSON.stringify(text)
    .replace(/\\u00([0-9a-f]{2})/g, (_, code: string) => {
      const letter = lookUp(ESCAPES, code);
      return letter === undefined ? `\\x${code.toUpperCase()}` : `\\${letter}`;
    })
    .replaceAll('\u007f', '\\x7F');
}

function writeBlock(text: string, indent: string): string {
  const body = text.replace(/\n+$/, '');
  const ends = text.length - body.length;
  const chomp = ends === 0 ? '-' : ends === 1 ? '' : '+';
  const lines = (ends > 1 ? text.slice(0, -1) : body).split('\n');
  const hint = /^\s/.test(text) ? '2' : '';
  return `|${hint}${chomp}\n${lines.map((line) => (line === '' ? '' : `${indent}${line}`)).join('\n')}`;
}

/** Compares keys like go-yaml: letters come after other characters, and numbers within texts are compared by value. */
function byKey(first: string, second: string): number {
  const a = [...first];
  const b = [...second];
  for (let at = 0; at < a.length && at < b.length; at++) {
    const [x = '', y = ''] = [a[at], b[at]];
    if (x === y) continue;
    const [letterX, letterY] = [/\p{L}/u.test(x), /\p{L}/u.test(y)];
    if (letterX && letterY) return x < y ? -1 : 1;
    if (letterX || letterY) return letterY ? -1 : 1;
    const [numberX, numberY] = [leadingNumber(a, at), leadingNumber(b, at)];
    if (numberX !== undefined && numberY !== undefined && numberX !== numberY)
      return numberX < numberY ? -1 : 1;
    return x < y ? -1 : 1;
  }
  return a.length - b.length;
}

function leadingNumber(chars: readonly string[], at: number): number | undefined {
  const digits = /^\d+/.exec(chars.slice(at).join(''))?.[0];
  return digits === undefined ? undefined : Number(digits);
}
