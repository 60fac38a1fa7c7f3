import type { Accepted } from '../deck/card.ts';
import { isOneEdit } from '../source/one-edit.ts';
import { plainNumber } from './plain-number.ts';

export type TextMatch = 'correct' | 'close' | 'wrong';

const RANK: Record<TextMatch, number> = { correct: 2, close: 1, wrong: 0 };
/** Below it, one changed letter makes another word. */
const SHORTEST_TYPO = 5;
/** A word with one of these is a name, a path or a number, where one letter decides. */
const EXACT_WORD = /[\d/.\-_:=@]/;
const QUOTES_MATTER = /^(?:[\d.]+|true|false|yes|no|on|off|null|~|)$/i;
const PUNCTUATION = /^[\s\p{P}`]$/u;
/** A kind's name, as `ResourceQuota`, which people also write as two words. */
const COMPOUND = /^(?:[A-Z][a-z]+){2,}$/;

/** The words that stand around an answer: a learner may type them too. `undefined` in a fence, where each character counts. */
export interface Around {
  readonly before: string;
  readonly after: string;
}

/** The best that any accepted answer makes of a text; numbers may be words, and words that stand around the answer may be typed, where `around` is given. */
export function matchText(text: string, accepted: readonly Accepted[], around?: Around): TextMatch {
  const readings = around ? [text, withoutNeighbours(text, around)] : [text];
  let best: TextMatch = 'wrong';
  for (const answer of accepted) {
    for (const reading of readings) {
      const match = matchAnswer(reading, answer, around !== undefined);
      if (RANK[match] > RANK[best]) best = match;
    }
  }
  return best;
}

function matchAnswer(text: string, answer: Accepted, isProse: boolean): TextMatch {
  if (isProse && /^\d+$/.test(answer.text) && plainNumber(text) === answer.text) return 'correct';
  if (!answer.exact) return matchFolded(text, answer.text);
  const match = matchExact(text, answer.text);
  return match === 'wrong' && isProse ? matchExact(bareWord(text), answer.text) : match;
}

/** The text without the words that it repeats from before and after its place: `data plane` for a gap before "plane". */
function withoutNeighbours(text: string, { before, after }: Around): string {
  const words = foldSpace(text).split(' ');
  const first = words[0] ?? '';
  const last = words.at(-1) ?? '';
  if (words.length > 1 && isSameWord(last, wordsOf(after)[0])) return words.slice(0, -1).join(' ');
  if (words.length > 1 && isSameWord(first, wordsOf(before).at(-1))) return words.slice(1).join(' ');
  return text;
}

function wordsOf(text: string): string[] {
  return fold(text.replace(/[`*|]/g, ' ')).split(' ').map(withoutOuterPunctuation);
}

function isSameWord(a: string, b: string | undefined): boolean {
  if (b === undefined || b === '') return false;
  return isSameOrPlural(fold(a), fold(b));
}

function isSameOrPlural(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short === long || (long === `${short}s` && /[a-rt-z]$/.test(short) && short.length > 2);
}

/** What kind of thing a word names, as people put it in front of the word or after it. */
const NOUN =
  'file|field|directory|folder|flag|option|label|annotation|phase|status|state|key|value|command|path|kind|object|namespace|image|class|effect|policy';
const NAMED_WORD = new RegExp(
  String.raw`^(?:in )?(?:(?:an?|the) )?(?:(?:${NOUN}):? )?(\S+?)(?: (?:${NOUN}))?\.?$`,
  'i',
);

/** `/etc/hosts` of "the file /etc/hosts." and `Failed` of "the Failed phase". */
function bareWord(text: string): string {
  return NAMED_WORD.exec(foldSpace(text))?.[1] ?? text;
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
  if (given === expected || isSameOrPlural(given, expected)) return 'correct';
  if (COMPOUND.test(answer) && given.replace(/[ -]/g, '') === expected) return 'correct';
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
