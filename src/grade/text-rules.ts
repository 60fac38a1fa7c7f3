import type { Accepted } from '../deck/card.ts';
import { isOneEdit } from '../source/one-edit.ts';

export type TextMatch = 'correct' | 'close' | 'wrong';

const RANK: Record<TextMatch, number> = { correct: 2, close: 1, wrong: 0 };
/** Below it, one changed letter makes another word. */
const SHORTEST_TYPO = 5;
/** A word with one of these is a name, a path or a number, where one letter decides. */
const EXACT_WORD = /[\d/.\-_:=@]/;
const QUOTES_MATTER = /^(?:[\d.]+|true|false|yes|no|on|off|null|~|)$/i;
const PUNCTUATION = /^[\s\p{P}]$/u;

/** The best that any accepted answer makes of a text. */
export function matchText(text: string, accepted: readonly Accepted[]): TextMatch {
  let best: TextMatch = 'wrong';
  for (const answer of accepted) {
    const match = answer.exact ? matchExact(text, answer.text) : matchFolded(text, answer.text);
    if (RANK[match] > RANK[best]) best = match;
  }
  return best;
}

/** Exact but for white space, and quotes or backticks around the whole that the answer lacks; wrong case alone is close. */
function matchExact(text: string, answer: string): TextMatch {
  const given = foldSpace(text);
  const expected = foldSpace(answer);
  if (given === expected || unquoted(given) === expected) return 'correct';
  return given.toLowerCase() === expected.toLowerCase() ? 'close' : 'wrong';
}

function matchFolded(text: string, answer: string): TextMatch {
  const given = fold(text);
  const expected = fold(answer);
  if (given === expected) return 'correct';
  const givenWords = given.split(' ');
  const expectedWords = expected.split(' ');
  if (givenWords.length !== expectedWords.length) return 'wrong';
  const wrong = expectedWords.flatMap((word, i) =>
    word === givenWords[i] ? [] : [{ word, typed: givenWords[i] ?? '' }],
  );
  const [only] = wrong;
  return wrong.length === 1 && only && isTypo(only.word, only.typed) ? 'close' : 'wrong';
}

/** Quotes make a number or a boolean another value: `"80"` is no port. */
function unquoted(text: string): string {
  const [, mark, inside = ''] = /^([`"'])(.*)\1$/.exec(text) ?? [];
  return mark === undefined || (mark !== '`' && QUOTES_MATTER.test(inside)) ? text : inside.trim();
}

function isTypo(word: string, typed: string): boolean {
  return word.length >= SHORTEST_TYPO && !EXACT_WORD.test(word) && isOneEdit(word, typed);
}

function foldSpace(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}

const ARTICLE = /^(?:an?|the) (?=\S)/;

/** Without case, the punctuation around it, and the article in front. */
function fold(text: string): string {
  return foldSpace(withoutOuterPunctuation(text.normalize('NFKC').toLowerCase())).replace(ARTICLE, '');
}

function withoutOuterPunctuation(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && PUNCTUATION.test(text.charAt(start))) start++;
  while (end > start && PUNCTUATION.test(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}
