import { endOfLineBefore, lineStartOf } from '../lines.ts';
import type { Scan } from './scan.ts';

/**
 * Where to continue after a line: within an open fence or comment of the top level, the next line that may close it, otherwise the next
 * one. Most lines of a deck are in fences and comments, and searching is much faster than reading them.
 */
export function skipAhead(scan: Scan, next: number): number {
  const { leaf, text } = scan;
  if (leaf === null || scan.open.length > 0) return next;
  if (leaf.type === 'fence') {
    const closer = closerFrom(scan, next);
    if (closer === next) return next;
    if (leaf.contentStart === -1) leaf.contentStart = next;
    leaf.contentEnd = endOfLineBefore(text, closer);
    leaf.end = leaf.contentEnd;
    return closer;
  }
  if (leaf.type !== 'html' || leaf.marker < next) return next;
  if (leaf.marker < text.length) return lineStartOf(text, leaf.marker);
  leaf.end = endOfLineBefore(text, text.length);
  return text.length;
}

/** The start of the next line that begins with the fence's characters, or the text's end. */
function closerFrom({ text, fenceCode }: Scan, from: number): number {
  const marker = String.fromCharCode(fenceCode).repeat(3);
  for (let at = text.indexOf(marker, from); at !== -1; at = text.indexOf(marker, at)) {
    let start = at;
    while (start > from && text.charCodeAt(start - 1) === 32) start--;
    if (start === from || isLineEndAt(text, start - 1)) return start;
    while (text.charCodeAt(at) === fenceCode) at++;
  }
  return text.length;
}

function isLineEndAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 10 || code === 13;
}
