import { isObject, type Json, type JsonObject } from '../../kubernetes/json.ts';
import { resolveScalar } from '../../yaml/resolve-scalar.ts';
import { quoteTwice } from './write-yaml.ts';

/**
 * JSON as KYAML: the strict form of YAML with braces, brackets and quoted texts.
 *
 * @see https://kubernetes.io/docs/reference/encodings/kyaml/
 */
export function writeKyaml(value: Json): string {
  return `---\n${written(value, '')}\n`;
}

function written(value: Json, indent: string): string {
  if (Array.isArray(value)) return writeList(value, indent);
  if (isObject(value)) return writeMap(value, indent);
  return typeof value === 'string' ? writeText(value, indent) : JSON.stringify(value);
}

function writeMap(map: JsonObject, indent: string): string {
  const keys = Object.keys(map).sort();
  if (keys.length === 0) return '{}';
  const inner = `${indent}  `;
  const fields = keys.map((key) => `${inner}${writeKey(key)}: ${written(map[key] ?? null, inner)},\n`);
  return `{\n${fields.join('')}${indent}}`;
}

/** Writes a list: maps follow each other within the brackets; other items have a line each. */
function writeList(list: readonly Json[], indent: string): string {
  if (list.length === 0) return '[]';
  if (list.every((item) => isObject(item)))
    return `[${list.map((item) => written(item, indent)).join(', ')}]`;
  const inner = `${indent}  `;
  return `[\n${list.map((item) => `${inner}${written(item, inner)},\n`).join('')}${indent}]`;
}

const PLAIN_KEY = /^[A-Za-z0-9_][\w./-]*$/;
/** Booleans and null of YAML 1.1. */
const TRUTH = /^(?:y|n|yes|no|on|off|true|false|null)$/i;

function writeKey(key: string): string {
  const plain = PLAIN_KEY.test(key) && !TRUTH.test(key) && typeof resolveScalar(key) === 'string';
  return plain ? key : escaped(key);
}

/** Writes a text; if it has several lines, each is on a separate line of the file. */
function writeText(text: string, indent: string): string {
  if (!text.includes('\n')) return escaped(text);
  const lines = text.replace(/\n$/, '').split('\n');
  const rows = lines.map((line, at) => {
    const start = line.startsWith(' ') ? '\\' : ' ';
    const end = at < lines.length - 1 || text.endsWith('\n') ? '\\n' : '';
    return `${indent}  ${start}${escaped(line).slice(1, -1)}${end}\\\n`;
  });
  return `"\\\n${rows.join('')}${indent}  "`;
}

function escaped(text: string): string {
  return quoteTwice(text).replaceAll('\\t', '\t');
}
