import { nearest } from '../../source/nearest.ts';
import type { Range, Ranged } from '../../source/range.ts';
import type { Html } from '../markdown/block.ts';
import { lineEndFrom, trimmed } from '../markdown/lines.ts';
import { type Findings, report } from './findings.ts';

/** The properties of a card's comment, and whether each is one word or a list. */
export const PROPERTIES = {
  id: 'word',
  was: 'list',
  kind: 'word',
  covers: 'list',
  group: 'word',
  order: 'word',
  ordered: 'word',
  swap: 'list',
  exact: 'list',
  minor: 'list',
  cluster: 'word',
  'missing-images': 'list',
  programs: 'list',
  simulated: 'word',
  difficulty: 'word',
  minutes: 'word',
  shuffle: 'word',
  tags: 'list',
  kubernetes: 'word',
} as const;

export type PropertyName = keyof typeof PROPERTIES;

export interface Property {
  readonly name: PropertyName;
  readonly nameRange: Range;
  /** One for a word, any number for a list. */
  readonly values: readonly Ranged<string>[];
  readonly range: Range;
}

export type Properties = ReadonlyMap<PropertyName, Property>;

const OPENER = 4;
const CLOSER = 3;
const SPACE = 32;
const COLON = 58;

export function isPropertyName(name: string): name is PropertyName {
  return Object.hasOwn(PROPERTIES, name);
}

/**
 * The properties in a comment: one `key: value` per line, lists as `[a, b]`, every value a string. `null` if its first key
 * is not a property: such a comment is ignored.
 */
export function parseProperties(text: string, comment: Html, findings: Findings): Properties | null {
  const end = Math.min(comment.marker, comment.end);
  const properties = new Map<PropertyName, Property>();
  let at = comment.start + OPENER;
  let first = true;
  while (at < end) {
    const lineEnd = lineEndFrom(text, at, end);
    const line = trimmed(text, { start: at, end: lineEnd });
    at = lineEnd + 1;
    if (line.start === line.end) continue;
    const name = nameAt(text, line);
    if (first && (name === '' || !isPropertyName(name))) return null;
    first = false;
    readLine(text, line, name, properties, findings);
  }
  if (first) return null;
  const rest = trimmed(text, { start: end + CLOSER, end: comment.end });
  if (rest.start < rest.end) report(findings, 'text-after-properties', rest);
  return properties;
}

/** The word before `: `, or before `:` at the line's end; empty if there is none. */
function nameAt(text: string, line: Range): string {
  let at = line.start;
  while (at < line.end && isNameCode(text.charCodeAt(at))) at++;
  const isKey = text.charCodeAt(at) === COLON && (at + 1 === line.end || text.charCodeAt(at + 1) === SPACE);
  return isKey ? text.slice(line.start, at) : '';
}

function isNameCode(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code === 45;
}

function readLine(
  text: string,
  line: Range,
  name: string,
  into: Map<PropertyName, Property>,
  findings: Findings,
): void {
  if (name === '') {
    report(findings, 'property-syntax', line);
    return;
  }
  const nameRange = { start: line.start, end: line.start + name.length };
  if (!isPropertyName(name)) {
    report(findings, 'unknown-property', nameRange, name, nearest(name, Object.keys(PROPERTIES), 1)[0] ?? '');
    return;
  }
  if (into.has(name)) {
    report(findings, 'duplicate-property', nameRange, name);
    return;
  }
  const value = trimmed(text, { start: nameRange.end + 1, end: line.end });
  const isList = text.charAt(value.start) === '[';
  const missing = value.start === value.end;
  if (missing || isList !== (PROPERTIES[name] === 'list')) {
    report(findings, 'property-value', missing ? line : value, name, expected(name));
    return;
  }
  const word = isList ? null : wordAt(text, value, false);
  const values = isList ? listAt(text, value) : word && [word];
  if (values === null) report(findings, 'property-syntax', value);
  else into.set(name, { name, nameRange, values, range: line });
}

function expected(name: PropertyName): string {
  return PROPERTIES[name] === 'list' ? 'a list: [a, b]' : 'one word';
}

/** The items of `[a, b]`; `null` for any other form. */
function listAt(text: string, { start, end }: Range): Ranged<string>[] | null {
  if (text.charAt(end - 1) !== ']' || end - start < 2) return null;
  const inner = trimmed(text, { start: start + 1, end: end - 1 });
  if (inner.start === inner.end) return [];
  const items: Ranged<string>[] = [];
  let at = inner.start;
  while (at <= inner.end) {
    const comma = text.indexOf(',', at);
    const itemEnd = comma === -1 || comma > inner.end ? inner.end : comma;
    const word = wordAt(text, trimmed(text, { start: at, end: itemEnd }), true);
    if (word === null) return null;
    items.push(word);
    at = itemEnd + 1;
  }
  return items;
}

/** A plain or simply quoted YAML string that every YAML reader reads in the same way, or `null`. */
function wordAt(text: string, { start, end }: Range, inList: boolean): Ranged<string> | null {
  const raw = text.slice(start, end);
  const quote = raw.charAt(0);
  if (quote === '"' || quote === "'") {
    const inner = raw.slice(1, -1);
    if (raw.length < 2 || !raw.endsWith(quote) || inner.includes(quote) || inner.includes('\\')) return null;
    return { value: inner, range: { start: start + 1, end: end - 1 } };
  }
  return isPlain(raw, inList) ? { value: raw, range: { start, end } } : null;
}

/** Whether a text is a valid plain scalar in YAML, of whatever type. */
function isPlain(text: string, inList: boolean): boolean {
  if (text === '' || /^[!&*{}[\]|>@`%#,'"]|^[-?:](?:\s|$)|:\s|\s#|:$|[\0-\x08\x0b-\x1f]/.test(text))
    return false;
  return !inList || !/[[\]{},]/.test(text);
}

/** A property as a line of the comment. */
export function printProperty(name: PropertyName, value: string | readonly string[]): string {
  const quoted = (word: string, inList: boolean): string => {
    if (isPlain(word, inList)) return word;
    return word.includes('"') ? `'${word}'` : `"${word}"`;
  };
  if (typeof value === 'string') return `${name}: ${quoted(value, false)}`;
  return `${name}: [${value.map((word) => quoted(word, true)).join(', ')}]`;
}
