import type { Inline } from '../inline.ts';

/** A run of `*` or `_` that may open or close emphasis; `count` of them are not used yet. */
export interface Delimiter {
  readonly type: 'delimiter';
  readonly character: string;
  /** The length of the whole run. */
  readonly length: number;
  readonly canOpen: boolean;
  readonly canClose: boolean;
  start: number;
  count: number;
}

const PUNCTUATION = /[\p{P}\p{S}]/u;
const WHITE = /\s/u;
/** Longer runs and deeper nesting are text, so that nesting is limited. */
const LONGEST_RUN = 16;
const MOST_OPEN = 100;

/** The run at an offset, by the rules of <https://spec.commonmark.org/0.31.2/#delimiter-run>. */
export function delimiterAt(text: string, start: number): Delimiter {
  const character = text.charAt(start);
  let end = start;
  while (text.charAt(end) === character) end++;
  const before = start === 0 ? '\n' : text.charAt(start - 1);
  const after = end === text.length ? '\n' : text.charAt(end);
  const leans = (towards: string, away: string): boolean =>
    !WHITE.test(towards) && (!PUNCTUATION.test(towards) || WHITE.test(away) || PUNCTUATION.test(away));
  const left = leans(after, before);
  const right = leans(before, after);
  const length = end - start;
  const isWord = character === '*';
  const usable = length <= LONGEST_RUN;
  return {
    type: 'delimiter',
    character,
    length,
    canOpen: usable && left && (isWord || !right || PUNCTUATION.test(before)),
    canClose: usable && right && (isWord || !left || PUNCTUATION.test(after)),
    start,
    count: length,
  };
}

/** Joins delimiters to emphasis; those that are left are text. */
export function joinEmphasis(items: readonly (Inline | Delimiter)[]): Inline[] {
  const out: (Inline | Delimiter)[] = [];
  const bottoms = new Map<string, number>();
  let open = 0;
  for (const item of items) {
    if (item.type === 'delimiter') {
      if (item.canClose) open -= close(out, item, bottoms);
      if (item.count === 0) continue;
      if (item.canOpen && open < MOST_OPEN) {
        open++;
        out.push(item);
      } else out.push(asText(item));
    } else out.push(item);
  }
  return out.map((item) => (item.type === 'delimiter' ? asText(item) : item));
}

/** Uses up a closing run as far as there are openers for it. @returns the number of openers removed */
function close(out: (Inline | Delimiter)[], closer: Delimiter, bottoms: Map<string, number>): number {
  const key = `${closer.character}${closer.canOpen}${closer.length % 3}`;
  let gone = 0;
  while (closer.count > 0) {
    const at = openerOf(out, closer, bottoms.get(key) ?? 0);
    const opener = out[at];
    if (opener?.type !== 'delimiter') {
      bottoms.set(key, out.length);
      break;
    }
    const width = opener.count > 1 && closer.count > 1 ? 2 : 1;
    const inner = out.splice(at + 1);
    gone += inner.filter((item) => item.type === 'delimiter').length;
    const children = inner.map((item) => (item.type === 'delimiter' ? asText(item) : item));
    opener.count -= width;
    closer.count -= width;
    const range = { start: opener.start + opener.count, end: closer.start + width };
    closer.start += width;
    if (opener.count === 0) {
      out.pop();
      gone++;
    }
    out.push({ type: width === 2 ? 'strong' : 'emphasis', children, range });
    for (const [other, bottom] of bottoms) if (bottom > out.length) bottoms.set(other, out.length);
  }
  return gone;
}

function openerOf(out: readonly (Inline | Delimiter)[], closer: Delimiter, bottom: number): number {
  for (let at = out.length - 1; at >= bottom; at--) {
    const item = out[at];
    if (item?.type === 'delimiter' && item.character === closer.character && fits(item, closer)) return at;
  }
  return -1;
}

/** The rule of three: of runs that both open and close, the lengths must not add up to a multiple of 3, unless both are one. */
function fits(opener: Delimiter, closer: Delimiter): boolean {
  if (!opener.canClose && !closer.canOpen) return true;
  const isThird = (opener.length + closer.length) % 3 === 0;
  return !isThird || closer.length % 3 === 0;
}

function asText({ character, count, start }: Delimiter): Inline {
  return { type: 'text', text: character.repeat(count), range: { start, end: start + count } };
}
