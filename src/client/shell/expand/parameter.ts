import type { Running } from '../../client-effect.ts';
import { Beyond } from '../beyond.ts';
import type { BashParameter, BashWord } from '../parse/syntax.ts';
import { type ShellScope, type ShellState, setVariable, variableOf } from '../shell-state.ts';
import { evaluateArithmetic } from './arithmetic.ts';
import { patternExpression, patternSource } from './pattern.ts';

/** Expands the operands as texts or as patterns. */
interface Operands {
  readonly text: (word: BashWord, scope: ShellScope) => Running<string>;
  readonly pattern: (word: BashWord, scope: ShellScope) => Running<string>;
}

const NOTHING: BashWord = { parts: [], range: { start: 0, end: 0 } };

/**
 * The value of `${…}`, or a word that replaces it and still has to be expanded.
 *
 * @see https://www.gnu.org/software/bash/manual/bash.html#Shell-Parameter-Expansion
 */
export function* expandParameter(
  parameter: BashParameter,
  scope: ShellScope,
  expand: Operands,
): Running<string | BashWord> {
  const { name, operator = '', operands, isLength, range } = parameter;
  const value = currentValue(name, scope.state, parameter);
  if (isLength) return String([...(value ?? '')].length);
  const [first = NOTHING, second = NOTHING] = operands;
  const missing = value === undefined || (operator.startsWith(':') && value === '');
  switch (operator.replace(/^:(?=.)/, '')) {
    case '':
      return value ?? '';
    case '-':
      return missing ? first : (value ?? '');
    case '+':
      return missing ? '' : first;
    case '=': {
      if (!missing) return value ?? '';
      const set = yield* expand.text(first, scope);
      setVariable(scope.state, name, set);
      return set;
    }
    case '?':
      if (missing) throw new Beyond(`\${${name}${operator}…} without a value`, range);
      return value ?? '';
    case ':':
      return substring(
        value ?? '',
        yield* expand.text(first, scope),
        operands[1] && (yield* expand.text(second, scope)),
        scope,
      );
    default:
      return changed(
        value ?? '',
        operator,
        yield* expand.pattern(first, scope),
        yield* expand.text(second, scope),
      );
  }
}

function currentValue(name: string, state: ShellState, { range }: BashParameter): string | undefined {
  if (name === '?') return String(state.status);
  if (name === '#') return String(Math.max(state.args.length - 1, 0));
  if (name === '@' || name === '*') {
    if (state.args.length > 1) throw new Beyond(`$${name}`, range);
    return undefined;
  }
  if (/^\d+$/.test(name)) return state.args[Number(name)];
  if (/^[$!_-]$|^(?:RANDOM|SECONDS|LINENO|BASHPID|PPID|EPOCHSECONDS|BASH_\w+)$/.test(name))
    throw new Beyond(`$${name}`, range);
  return variableOf(state, name);
}

function substring(value: string, start: string, length: string | undefined, { state }: ShellScope): string {
  const number = (text: string): number =>
    Number(evaluateArithmetic(text, (name) => variableOf(state, name) ?? ''));
  const characters = [...value];
  const from = number(start) < 0 ? characters.length + number(start) : number(start);
  if (from < 0 || from > characters.length) return '';
  if (length === undefined) return characters.slice(from).join('');
  const count = number(length);
  const end = count < 0 ? characters.length + count : from + count;
  if (end < from) throw new Beyond('a substring that ends before it begins');
  return characters.slice(from, end).join('');
}

/** Applies an operator that removes or replaces matches of a pattern, or changes the case. */
function changed(value: string, operator: string, pattern: string, replacement: string): string {
  switch (operator) {
    case '#':
    case '##':
      return withoutPrefix(value, pattern, operator === '##');
    case '%':
    case '%%':
      return withoutSuffix(value, pattern, operator === '%%');
    case '^':
    case '^^':
    case ',':
    case ',,':
      return inCase(value, operator, pattern);
    default:
      return replaced(value, operator, pattern, replacement);
  }
}

function withoutPrefix(value: string, pattern: string, longest: boolean): string {
  const expression = patternExpression(pattern);
  const lengths = Array.from({ length: value.length + 1 }, (_, i) => i);
  const taken = (longest ? lengths.reverse() : lengths).find((n) => expression.test(value.slice(0, n)));
  return value.slice(taken ?? 0);
}

function withoutSuffix(value: string, pattern: string, longest: boolean): string {
  const expression = patternExpression(pattern);
  const starts = Array.from({ length: value.length + 1 }, (_, i) => i);
  const kept = (longest ? starts : starts.reverse()).find((n) => expression.test(value.slice(n)));
  return value.slice(0, kept ?? value.length);
}

function inCase(value: string, operator: string, pattern: string): string {
  const expression = patternExpression(pattern === '' ? '?' : pattern);
  const change = (c: string) => (operator.startsWith('^') ? c.toUpperCase() : c.toLowerCase());
  const characters = [...value];
  const count = operator.length === 1 ? 1 : characters.length;
  return characters.map((c, i) => (i < count && expression.test(c) ? change(c) : c)).join('');
}

function replaced(value: string, operator: string, pattern: string, replacement: string): string {
  if (pattern === '') return value;
  if (replacement.includes('&')) throw new Beyond('& in a replacement');
  const source = patternSource(pattern);
  const start = operator === '/#' ? '^' : '';
  const end = operator === '/%' ? '$' : '';
  return value.replace(
    new RegExp(`${start}(?:${source})${end}`, operator === '//' ? 'gu' : 'u'),
    () => replacement,
  );
}
