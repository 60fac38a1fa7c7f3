import { Beyond } from '../../shell/beyond.ts';
import { formatAwk } from './format.ts';
import { awkMatcher, splitRecord } from './record.ts';
import type { AwkExpression } from './syntax.ts';
import { type AwkValue, asAwkText, asNumber, inputValue } from './value.ts';

/** The access of functions to the running program. */
export interface AwkCalls {
  readonly value: (expression: AwkExpression) => AwkValue;
  readonly assign: (target: AwkExpression, value: AwkValue) => void;
  readonly get: (name: string) => AwkValue;
  readonly set: (name: string, value: AwkValue) => void;
  readonly array: (name: string) => Map<string, AwkValue>;
  readonly hasArray: (name: string) => boolean;
}

const WHOLE: AwkExpression = { kind: 'field', of: { kind: 'number', value: 0 } };

/** Calls a function of awk by its name. */
export function callAwk(name: string, args: readonly AwkExpression[], calls: AwkCalls): AwkValue {
  const [first = WHOLE, second, third] = args;
  const text = (expression: AwkExpression | undefined) =>
    expression === undefined ? '' : asAwkText(calls.value(expression));
  switch (name) {
    case 'length':
      if (first.kind === 'variable' && calls.hasArray(first.name)) return calls.array(first.name).size;
      return [...text(first)].length;
    case 'tolower':
      return text(first).toLowerCase();
    case 'toupper':
      return text(first).toUpperCase();
    case 'int':
      return Math.trunc(asNumber(calls.value(first))) || 0;
    case 'index':
      return text(first).indexOf(text(second)) + 1;
    case 'sprintf':
      return formatAwk(text(first), args.slice(1).map(calls.value));
    case 'substr':
      return substring(text(first), second, third, calls);
    case 'split':
      return split(text(first), second, third, calls);
    case 'match':
      return match(text(first), patternOf(second, calls), calls);
    default:
      return substitute(name === 'gsub', patternOf(first, calls), text(second), third ?? WHOLE, calls);
  }
}

/** The pattern in `/re/`, or in a value. */
export function patternOf(expression: AwkExpression | undefined, calls: Pick<AwkCalls, 'value'>): string {
  if (expression === undefined) throw new Beyond('awk with a function without a pattern');
  return expression.kind === 'regex' ? expression.pattern : asAwkText(calls.value(expression));
}

function substring(
  text: string,
  from: AwkExpression | undefined,
  length: AwkExpression | undefined,
  { value }: AwkCalls,
): string {
  const start = Math.round(from === undefined ? 1 : asNumber(value(from)));
  const end = length === undefined ? text.length + 1 : start + Math.round(asNumber(value(length)));
  return text.slice(Math.max(start - 1, 0), Math.max(end - 1, 0));
}

function split(
  text: string,
  target: AwkExpression | undefined,
  separator: AwkExpression | undefined,
  calls: AwkCalls,
): number {
  if (target?.kind !== 'variable') throw new Beyond('awk with split into no array');
  const by = separator === undefined ? asAwkText(calls.get('FS')) : patternOf(separator, calls);
  const fields = splitRecord(text, separator?.kind === 'regex' && by === ' ' ? '[ ]' : by);
  const array = calls.array(target.name);
  array.clear();
  for (const [i, field] of fields.entries()) array.set(String(i + 1), inputValue(field));
  return fields.length;
}

function match(text: string, pattern: string, calls: AwkCalls): number {
  const found = awkMatcher(pattern).find(text);
  calls.set('RSTART', found === undefined ? 0 : found.start + 1);
  calls.set('RLENGTH', found === undefined ? -1 : found.end - found.start);
  return found === undefined ? 0 : found.start + 1;
}

function substitute(
  global: boolean,
  pattern: string,
  replacement: string,
  target: AwkExpression,
  calls: AwkCalls,
): number {
  const text = asAwkText(calls.value(target));
  if (/\\[^&]/.test(replacement)) throw new Beyond('awk with a backslash in a replacement');
  const matcher = awkMatcher(pattern);
  let result = '';
  let from = 0;
  let count = 0;
  let lastEnd = -1;
  for (let at = 0; at <= text.length; ) {
    const found = matcher.find(text, at);
    if (found === undefined) break;
    const { start, end } = found;
    if (start !== end || start !== lastEnd) {
      const whole = text.slice(start, end);
      result += text.slice(from, start) + replacement.replace(/\\?&/g, (m) => (m === '&' ? whole : '&'));
      from = end;
      count++;
      if (!global) break;
    }
    lastEnd = end;
    at = end > start ? end : end + 1;
  }
  if (count > 0) calls.assign(target, result + text.slice(from));
  return count;
}
