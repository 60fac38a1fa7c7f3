import type { Range } from '../../source/range.ts';
import type { Accepted, ClozeText, Gap } from '../card.ts';
import { afterSpan, type CodeSpans, codeSpans } from '../markdown/code-span.ts';
import { isLineEnd, lineEndFrom } from '../markdown/lines.ts';

const EQUALS = 61;
const BACKTICK = 96;
const BACKSLASH = 92;
const PIPE = 124;
const PUNCTUATION = /[\p{P}\p{S}]/u;

/** What a cloze text stands in: a fence is exact and has no code spans; in a table `\|` separates answers. */
export type ClozePlace = 'text' | 'table' | 'fence';

/** A gap with what it stands in. */
export interface PlacedGap extends Range {
  readonly place: ClozePlace;
}

/** The gaps `==a|b==` of one block, in order. */
export function findGaps(text: string, { start, end }: Range, place: ClozePlace): Range[] {
  const spans = codeSpans(text, end);
  const gaps: Range[] = [];
  for (let at = start; at < end; ) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at += text.startsWith('==', at + 1) ? 3 : place === 'fence' ? 1 : 2;
    else if (code === BACKTICK && place !== 'fence') at = afterSpan(spans, at);
    else if (code !== EQUALS || !opens(text, at, start, end)) at++;
    else {
      const close = closeOf(spans, at + 2, place);
      if (close !== -1) gaps.push({ start: at, end: close + 2 });
      else if (place === 'text') return gaps;
      at = close === -1 ? lineEndFrom(text, at, end) : close + 2;
    }
  }
  return gaps;
}

/** The cloze text of a range with its gaps. */
export function clozeText(text: string, range: Range, gaps: readonly PlacedGap[]): ClozeText {
  const literals: string[] = [];
  const read: Gap[] = [];
  let at = range.start;
  for (const { start, end, place } of gaps) {
    literals.push(text.slice(at, start));
    read.push({ accepted: acceptedIn(text, { start, end }, place), range: { start, end } });
    at = end;
  }
  literals.push(text.slice(at, range.end));
  return { literals, gaps: read, range };
}

/** Whether `==` opens a gap: after white space, punctuation or the start of a line, and not before white space. */
function opens(text: string, at: number, start: number, end: number): boolean {
  if (text.charCodeAt(at + 1) !== EQUALS || at + 2 >= end) return false;
  const next = text.charCodeAt(at + 2);
  return next !== EQUALS && !isSpace(next) && (at === start || isBoundary(text, at - 1));
}

/** The offset of the closing `==`, or -1. It is not after white space, and before white space, punctuation or the end. */
function closeOf(spans: CodeSpans, from: number, place: ClozePlace): number {
  const { text, end } = spans;
  for (let at = from; at < end - 1; ) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at += 2;
    else if (code === BACKTICK && place !== 'fence') at = afterSpan(spans, at);
    else if (place !== 'text' && isLineEnd(code)) return -1;
    else if (code === EQUALS && text.charCodeAt(at + 1) === EQUALS && closes(text, at, from, end)) return at;
    else at++;
  }
  return -1;
}

function closes(text: string, at: number, from: number, end: number): boolean {
  return at > from && !isSpace(text.charCodeAt(at - 1)) && (at + 2 >= end || isBoundary(text, at + 2));
}

function isBoundary(text: string, at: number): boolean {
  return isSpace(text.charCodeAt(at)) || PUNCTUATION.test(text.charAt(at));
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 160;
}

function acceptedIn(text: string, gap: Range, place: ClozePlace): Accepted[] {
  const accepted: Accepted[] = [];
  const end = gap.end - 2;
  const spans = codeSpans(text, end);
  let from = gap.start + 2;
  for (let at = from; at <= end; ) {
    const code = at === end ? PIPE : text.charCodeAt(at);
    const escaped = code === BACKSLASH && at + 1 < end;
    if (code === PIPE || (escaped && place === 'table' && text.charCodeAt(at + 1) === PIPE)) {
      accepted.push(readAccepted(text.slice(from, at), place));
      at += escaped ? 2 : 1;
      from = at;
    } else if (escaped) at += 2;
    else if (code === BACKTICK && place !== 'fence') at = afterSpan(spans, at);
    else at++;
  }
  return accepted;
}

/** In backticks or in a fence an answer is exact. */
function readAccepted(raw: string, place: ClozePlace): Accepted {
  const text = raw.trim();
  const code = place === 'fence' ? null : /^(`+)([^`]+)\1$/.exec(text);
  if (code?.[2] !== undefined) return { text: code[2].trim(), exact: true };
  return { text: text.replace(/\\([=|])/g, '$1').replace(/\s+/g, ' '), exact: place === 'fence' };
}
