import type { Cursor } from './cursor.ts';
import { EXPANSION, EXPANSION_END } from './word.ts';

const NAME_START = /[A-Za-z_]/;
const NAME_PART = /\w/;
const SPECIAL = /[0-9?$!#*@-]/;

/**
 * Reads an expansion that starts with `$`: `$NAME`, `${...}`, `$(...)`, `$((...))`. Any other `$` stands for itself. `${NAME}` and `$NAME` give
 * the same value.
 * @param isQuoted between double quotes, where `$(cat <<EOF …)` is the text of the here-document
 */
export function readDollar(cursor: Cursor, isQuoted = false): string {
  const { text } = cursor;
  const start = cursor.at;
  const next = text.charAt(start + 1);
  if (next === '(') return readParenthesised(cursor, isQuoted);
  if (next === '{') return readBraced(cursor);
  if (NAME_START.test(next)) {
    let end = start + 2;
    while (end < text.length && NAME_PART.test(text.charAt(end))) end++;
    cursor.at = end;
    return `${EXPANSION}${text.slice(start + 1, end)}`;
  }
  if (next !== '' && SPECIAL.test(next)) {
    cursor.at = start + 2;
    return `${EXPANSION}${next}`;
  }
  cursor.at = start + 1;
  return '$';
}

/** Reads a command between backticks. */
export function readBackticks(cursor: Cursor): string {
  const start = cursor.at;
  let end = start + 1;
  while (end < cursor.text.length && cursor.text.charAt(end) !== '`')
    end += cursor.text.charAt(end) === '\\' ? 2 : 1;
  if (end >= cursor.text.length) unclosed(cursor, start);
  else cursor.at = end + 1;
  return substitution(cursor.text.slice(start + 1, Math.min(end, cursor.text.length)));
}

function readBraced(cursor: Cursor): string {
  const start = cursor.at;
  const end = cursor.text.indexOf('}', start);
  if (end === -1) {
    unclosed(cursor, start);
    return `${EXPANSION}${cursor.text.slice(start + 2)}`;
  }
  cursor.at = end + 1;
  return `${EXPANSION}${cursor.text.slice(start + 2, end)}`;
}

/** Reads up to the closing parenthesis, past quotes and nested parentheses. */
function readParenthesised(cursor: Cursor, isQuoted: boolean): string {
  const { text } = cursor;
  const start = cursor.at;
  let depth = 0;
  let quote = '';
  let at = start + 1;
  for (; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '\\' && quote !== "'") at++;
    else if (quote !== '') {
      if (char === quote) quote = '';
    } else if (char === "'" || char === '"') quote = char;
    else if (char === '(') depth++;
    else if (char === ')' && --depth === 0) break;
  }
  if (at >= text.length) unclosed(cursor, start);
  else cursor.at = at + 1;
  const inner = text.slice(start + 2, Math.min(at, text.length));
  return (isQuoted ? documentIn(inner) : undefined) ?? substitution(inner);
}

const DOCUMENT = /^\s*cat\s*<<\s*(['"]?)(\w+)\1[ \t]*\n([\s\S]*?)\n\2\s*$/;

/** The text of the here-document that `cat` prints; `undefined` for other commands, and for a text with expansions. */
function documentIn(inner: string): string | undefined {
  const [, quote, , text] = DOCUMENT.exec(inner) ?? [];
  return quote === '' && /[$`\\]/.test(text ?? '') ? undefined : text?.replace(/\n+$/, '');
}

/** A substitution without extra spaces, which have no meaning. */
function substitution(inner: string): string {
  return `${EXPANSION}(${inner.trim().replace(/\s+/g, ' ')}${EXPANSION_END}`;
}

function unclosed(cursor: Cursor, start: number): void {
  cursor.problems.push({ code: 'unclosed-substitution', range: { start, end: start + 1 } });
  cursor.at = cursor.text.length;
}
