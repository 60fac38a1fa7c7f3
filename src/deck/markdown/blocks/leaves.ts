import type { FencedCode, Heading } from '../block.ts';
import type { Scan } from './scan.ts';

const SPACE = 32;
const TAB = 9;
const HASH = 35;
const BACKTICK = 96;
const TILDE = 126;

/** `#` to `######`, then white space or the line's end. */
export function headingAt(scan: Scan): Heading | null {
  const { text, next, lineEnd } = scan;
  let at = next;
  while (at < lineEnd && text.charCodeAt(at) === HASH) at++;
  const level = at - next;
  if (level > 6 || (at < lineEnd && !isBlank(text.charCodeAt(at)))) return null;
  while (at < lineEnd && isBlank(text.charCodeAt(at))) at++;
  const end = trimmedEnd(text, at, lineEnd);
  let closing = end;
  while (closing > at && text.charCodeAt(closing - 1) === HASH) closing--;
  const closes = closing === at || (closing < end && isBlank(text.charCodeAt(closing - 1)));
  const content = { start: at, end: closes ? trimmedEnd(text, at, closing) : end };
  return { type: 'heading', start: next, end: lineEnd, level, content };
}

/** Three or more backticks or tildes; the info string of a fence of backticks contains none. */
export function fenceAt(scan: Scan): FencedCode | null {
  const { text, next, lineEnd } = scan;
  const code = text.charCodeAt(next);
  if (code !== BACKTICK && code !== TILDE) return null;
  let at = next;
  while (at < lineEnd && text.charCodeAt(at) === code) at++;
  if (at - next < 3) return null;
  if (code === BACKTICK) {
    for (let i = at; i < lineEnd; i++) if (text.charCodeAt(i) === BACKTICK) return null;
  }
  scan.fenceCode = code;
  scan.fenceLength = at - next;
  while (at < lineEnd && isBlank(text.charCodeAt(at))) at++;
  return {
    type: 'fence',
    start: next,
    end: lineEnd,
    indent: scan.nextColumn - scan.column,
    info: { start: at, end: trimmedEnd(text, at, lineEnd) },
    contentStart: -1,
    contentEnd: lineEnd,
    closed: false,
  };
}

/** Whether the line closes the open fence: as many of its characters or more, and nothing else. */
export function closesFence(scan: Scan): boolean {
  const { text, next, lineEnd } = scan;
  if (scan.nextColumn - scan.column > 3) return false;
  let at = next;
  while (at < lineEnd && text.charCodeAt(at) === scan.fenceCode) at++;
  return at - next >= scan.fenceLength && trimmedEnd(text, at, lineEnd) === at;
}

/** Three or more of one of `*`, `-`, `_` with nothing but white space between. */
export function isBreak(scan: Scan): boolean {
  const { text, next, lineEnd } = scan;
  const code = text.charCodeAt(next);
  let count = 0;
  for (let at = next; at < lineEnd; at++) {
    const other = text.charCodeAt(at);
    if (other === code) count++;
    else if (!isBlank(other)) return false;
  }
  return count >= 3;
}

/** A run of `=` or `-` and nothing else. */
export function isUnderline(scan: Scan): boolean {
  const { text, next, lineEnd } = scan;
  const code = text.charCodeAt(next);
  let at = next;
  while (at < lineEnd && text.charCodeAt(at) === code) at++;
  return trimmedEnd(text, at, lineEnd) === at;
}

function isBlank(code: number): boolean {
  return code === SPACE || code === TAB;
}

function trimmedEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isBlank(text.charCodeAt(at - 1))) at--;
  return at;
}
