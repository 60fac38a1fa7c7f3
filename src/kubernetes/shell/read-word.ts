import { lookUp } from '../../source/look-up.ts';
import type { Cursor } from './cursor.ts';
import { readBackticks, readDollar } from './expansions.ts';
import { OTHERWISE, type Word } from './word.ts';

const ANSI_ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '0': '\0' };
const NAME = /[A-Za-z]/;

/** Reads one word at the start of a word. */
export function readWord(cursor: Cursor): Word {
  const { text } = cursor;
  const start = cursor.at;
  let value = '';
  let quoted = false;
  let plain = start;
  while (cursor.at < text.length) {
    const char = text.charAt(cursor.at);
    if (isPlain(char)) {
      if (char === '!') noteHistory(cursor);
      cursor.at++;
      continue;
    }
    const placeholder = placeholderEnd(text, cursor.at);
    if (placeholder !== -1) {
      cursor.at = placeholder;
      continue;
    }
    if (endsWord(char)) break;
    value += text.slice(plain, cursor.at);
    quoted ||= char !== '$';
    value += readSpecial(cursor, char);
    plain = cursor.at;
  }
  value += text.slice(plain, cursor.at);
  return {
    value: withLiteralTilde(value, text.slice(start, cursor.at)),
    range: { start, end: cursor.at },
    quoted,
  };
}

/** Marks a `~` that the shell does not expand because it is quoted or follows the `=` of a flag. */
function withLiteralTilde(value: string, written: string): string {
  if (!value.includes('~')) return value;
  const expands = written.startsWith('~') || /^[A-Za-z_]\w*=~/.test(written);
  return expands ? value : value.replace(/(^|=)~(?=\/|$)/, `$1${OTHERWISE}~`);
}

/** Reports `!`: an interactive bash replaces it and what follows by an earlier line, with a few exceptions. */
function noteHistory({ text, at, problems }: Cursor): void {
  if (/^$|[\s=(;&|)]/.test(text.charAt(at + 1)) || /[[{$]/.test(text.charAt(at - 1))) return;
  problems.push({ code: 'history-expansion', range: { start: at, end: at + 1 } });
}

/** Whether a character ends a word if it is not quoted. */
function endsWord(char: string): boolean {
  return ' \t\n\r|&;()<>'.includes(char);
}

/**
 * The end of a placeholder such as `<pod-name>`, which exercises use for a name to fill in; -1 if there is none. A shell would read it as two
 * redirects, which is never intended.
 */
export function placeholderEnd(text: string, at: number): number {
  if (text.charAt(at) !== '<' || !NAME.test(text.charAt(at + 1))) return -1;
  for (let end = at + 2; end < text.length; end++) {
    const char = text.charAt(end);
    if (char === '>') return end + 1;
    if (endsWord(char) || char === "'" || char === '"') return -1;
  }
  return -1;
}

const SPECIAL = new Set(' \t\n\r|&;()<>\'"`$\\');

function isPlain(char: string): boolean {
  return !SPECIAL.has(char);
}

function readSpecial(cursor: Cursor, char: string): string {
  switch (char) {
    case "'":
      return readSingleQuoted(cursor);
    case '"':
      return readDoubleQuoted(cursor);
    case '`':
      return readBackticks(cursor);
    case '\\':
      return readEscape(cursor);
    default: {
      const next = cursor.text.charAt(cursor.at + 1);
      if (next === "'") return readAnsiQuoted(cursor);
      if (next === '"') cursor.at++;
      return next === '"' ? readDoubleQuoted(cursor) : readDollar(cursor);
    }
  }
}

function readEscape(cursor: Cursor): string {
  const escaped = cursor.text.charAt(cursor.at + 1);
  cursor.at = Math.min(cursor.at + 2, cursor.text.length);
  if (escaped === '\r' && cursor.text.charAt(cursor.at) === '\n') cursor.at++;
  return escaped === '\n' || escaped === '\r' ? '' : escaped;
}

function readSingleQuoted(cursor: Cursor): string {
  const start = cursor.at;
  const end = cursor.text.indexOf("'", start + 1);
  cursor.at = end === -1 ? unclosedQuote(cursor, start) : end + 1;
  return cursor.text.slice(start + 1, end === -1 ? cursor.text.length : end);
}

function readDoubleQuoted(cursor: Cursor): string {
  const { text } = cursor;
  const start = cursor.at;
  let value = '';
  cursor.at++;
  while (cursor.at < text.length) {
    const char = text.charAt(cursor.at);
    if (char === '"') {
      cursor.at++;
      return value;
    }
    if (char === '\\') {
      const next = text.charAt(cursor.at + 1);
      value += '"\\$`\n'.includes(next) ? next.replace('\n', '') : `\\${next}`;
      cursor.at += 2;
    } else if (char === '$') value += readDollar(cursor, true);
    else if (char === '`') value += readBackticks(cursor);
    else {
      if (char === '!' && text.charAt(cursor.at + 1) !== '"') noteHistory(cursor);
      value += char;
      cursor.at++;
    }
  }
  cursor.at = unclosedQuote(cursor, start);
  return value;
}

function readAnsiQuoted(cursor: Cursor): string {
  const { text } = cursor;
  const start = cursor.at;
  let value = '';
  for (let at = start + 2; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === "'") {
      cursor.at = at + 1;
      return value;
    }
    if (char === '\\') value += lookUp(ANSI_ESCAPES, text.charAt(++at)) ?? text.charAt(at);
    else value += char;
  }
  cursor.at = unclosedQuote(cursor, start);
  return value;
}

function unclosedQuote(cursor: Cursor, start: number): number {
  cursor.problems.push({ code: 'unclosed-quote', range: { start, end: start + 1 } });
  return cursor.text.length;
}
