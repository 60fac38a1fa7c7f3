import type { Range } from '../../source/range.ts';
import type { Cursor } from './cursor.ts';
import { placeholderEnd, readWord } from './read-word.ts';
import type { ShellProblem } from './shell-problem.ts';
import type { Word } from './word.ts';

/** The content of a here-document; its range spans the lines between the markers. */
export interface HereDocument {
  readonly text: string;
  readonly range: Range;
}

export type Token =
  | { readonly kind: 'word'; readonly word: Word }
  | { readonly kind: 'newline'; readonly range: Range }
  | { readonly kind: 'control'; readonly operator: string; readonly range: Range }
  | RedirectToken;

/** A redirect operator. `descriptor` is the number before it (`2>`), or -1 if there is none. */
export interface RedirectToken {
  readonly kind: 'redirect';
  readonly operator: string;
  readonly descriptor: number;
  readonly range: Range;
  hereDocument?: HereDocument;
}

const CONTROLS = ['&&', '||', '|&', ';;', '|', ';', '&', '(', ')'];
const REDIRECTS = ['&>>', '&>', '<<<', '<<-', '<<', '<&', '<>', '<', '>>', '>&', '>|', '>'];

interface Pending {
  readonly token: RedirectToken;
  readonly end: string;
  readonly stripsTabs: boolean;
}

/**
 * Splits shell text into tokens. Comments and line continuations are removed, and a here-document is attached to its operator. Any text yields
 * tokens; what a shell would reject is in `problems`. The time is linear in the text. Rules:
 * <https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html>.
 */
export function lex(text: string): { tokens: Token[]; problems: ShellProblem[] } {
  const cursor: Cursor = { text, at: 0, problems: [] };
  const tokens: Token[] = [];
  const pending: Pending[] = [];
  let awaiting: RedirectToken | undefined;
  for (;;) {
    skipBlanks(cursor);
    if (cursor.at >= text.length) return { tokens, problems: cursor.problems };
    const token = readToken(cursor);
    tokens.push(token);
    if (token.kind === 'word' && awaiting !== undefined) {
      pending.push({ token: awaiting, end: token.word.value, stripsTabs: awaiting.operator === '<<-' });
      awaiting = undefined;
    } else if (token.kind === 'redirect' && token.operator.startsWith('<<') && token.operator !== '<<<')
      awaiting = token;
    else if (token.kind === 'newline') for (const here of pending.splice(0)) readHereDocument(cursor, here);
  }
}

function readToken(cursor: Cursor): Token {
  const { text } = cursor;
  const start = cursor.at;
  const char = text.charAt(start);
  if (char === '\n' || char === '\r') {
    cursor.at += text.startsWith('\r\n', start) ? 2 : 1;
    return { kind: 'newline', range: { start, end: cursor.at } };
  }
  const digits = digitsEnd(text, start);
  const redirect = '<>&'.includes(text.charAt(digits)) ? operatorAt(text, digits, REDIRECTS) : '';
  if (redirect !== '' && placeholderEnd(text, digits) === -1) {
    cursor.at = digits + redirect.length;
    const descriptor = digits > start ? Number(text.slice(start, digits)) : -1;
    return { kind: 'redirect', operator: redirect, descriptor, range: { start, end: cursor.at } };
  }
  const control = '&|;()'.includes(char) ? operatorAt(text, start, CONTROLS) : '';
  if (control !== '') {
    cursor.at += control.length;
    return { kind: 'control', operator: control, range: { start, end: cursor.at } };
  }
  return { kind: 'word', word: readWord(cursor) };
}

function operatorAt(text: string, at: number, operators: readonly string[]): string {
  if (text.charAt(at) === '&' && operators === REDIRECTS && text.charAt(at + 1) !== '>') return '';
  return operators.find((operator) => text.startsWith(operator, at)) ?? '';
}

/** The position after the digits before a redirect; a number is a descriptor only if the operator follows without a space. */
function digitsEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && end - start < 3 && text.charAt(end) >= '0' && text.charAt(end) <= '9') end++;
  return text.charAt(end) === '<' || text.charAt(end) === '>' ? end : start;
}

function skipBlanks(cursor: Cursor): void {
  const { text } = cursor;
  for (;;) {
    const char = text.charAt(cursor.at);
    if (char === ' ' || char === '\t') cursor.at++;
    else if (char === '\\' && text.charAt(cursor.at + 1) === '\n') cursor.at += 2;
    else if (char === '\\' && text.startsWith('\r\n', cursor.at + 1)) cursor.at += 3;
    else if (char === '#') {
      const end = text.indexOf('\n', cursor.at);
      cursor.at = end === -1 ? text.length : end;
    } else return;
  }
}

function readHereDocument(cursor: Cursor, { token, end, stripsTabs }: Pending): void {
  const { text } = cursor;
  const start = cursor.at;
  const lines: string[] = [];
  while (cursor.at < text.length) {
    const newline = text.indexOf('\n', cursor.at);
    const lineEnd = newline === -1 ? text.length : newline;
    let line = text.slice(cursor.at, lineEnd).replace(/\r$/, '');
    if (stripsTabs) line = line.replace(/^\t+/, '');
    const before = cursor.at;
    cursor.at = newline === -1 ? text.length : newline + 1;
    if (line === end) {
      token.hereDocument = { text: lines.join('\n'), range: { start, end: before } };
      return;
    }
    lines.push(line);
  }
  token.hereDocument = { text: lines.join('\n'), range: { start, end: text.length } };
}
