import type { Accepted } from '../deck/card.ts';
import { sameSchedule } from '../kubernetes/manifest/match/same-schedule.ts';
import { isOneEdit } from '../source/one-edit.ts';
import type { Around } from './plain-forms.ts';
import { plainNumber } from './plain-number.ts';
import { readingsOf } from './readings.ts';
import { foldSpace, isSameOrPlural, withoutOuterPunctuation } from './words.ts';

export type TextMatch = 'correct' | 'close' | 'wrong';

/** In shorter words, one changed letter makes another word. */
const SHORTEST_TYPO = 5;
/** A word with one of these is a name, a path or a number, in which every letter counts. */
const EXACT_WORD = /[\d/.\-_:=@]/;
const QUOTES_MATTER = /^(?:[\d.]+|true|false|yes|no|on|off|null|~|)$/i;
/** The name of a kind, such as `ResourceQuota`, which people also write as two words. */
const COMPOUND = /^[A-Z][a-z]+[A-Z]/;

/**
 * The best that any accepted answer makes of a text; numbers may be words, and words that stand around the answer may be typed, where `around`
 * is given.
 */
export function matchText(text: string, accepted: readonly Accepted[], around?: Around): TextMatch {
  const readings = around ? readingsOf(text, around) : [text];
  const matches = accepted.flatMap((answer) =>
    readings.map((reading) => matchAnswer(reading, answer, around !== undefined)),
  );
  if (matches.includes('correct')) return 'correct';
  return matches.includes('close') ? 'close' : matchParts(text, accepted, around);
}

/** The worst result of several answers in one text: `ErrImagePull or ImagePullBackOff`, and `CRI (container runtime interface)`. */
function matchParts(text: string, accepted: readonly Accepted[], around: Around | undefined): TextMatch {
  const parts = text
    .trim()
    .replace(/\)$/, '')
    .split(/ or | \(|\//);
  const match = (part: string) => matchText(part, accepted, around);
  if (parts.length === 1 || parts.some((part) => match(part) === 'wrong')) return 'wrong';
  return parts.every((part) => match(part) === 'correct') ? 'correct' : 'close';
}

function matchAnswer(text: string, answer: Accepted, isProse: boolean): TextMatch {
  if (isProse && plainNumber(text) === answer.text) return 'correct';
  return answer.exact ? matchExact(text, answer.text) : matchFolded(text, answer.text);
}

/** Exact except for white space, and for quotes or backticks around the whole text; only a wrong case is close. */
function matchExact(text: string, answer: string): TextMatch {
  const given = foldSpace(text);
  const expected = foldSpace(answer);
  if (given === expected || unquoted(given) === expected) return 'correct';
  if (sameSchedule(unquoted(given), expected)) return 'correct';
  return given.toLowerCase() === expected.toLowerCase() ? 'close' : 'wrong';
}

function matchFolded(text: string, answer: string): TextMatch {
  const given = fold(text);
  const expected = fold(answer);
  if (isSameOrPlural(given, expected)) return 'correct';
  if (COMPOUND.test(answer) && given.replace(/[ -]/g, '') === expected) return 'correct';
  const typed = given.split(' ');
  const words = expected.split(' ');
  const wrong = words.flatMap((word, i) => (word === typed[i] ? [] : [{ word, typed: typed[i] ?? '' }]));
  if (typed.length !== words.length || wrong.length !== 1) return 'wrong';
  return wrong.every(isTypo) ? 'close' : 'wrong';
}

/** Quotes make a number or a boolean another value: `"80"` is not a port. */
function unquoted(text: string): string {
  return text.replace(/^([`"'])(.*)\1$/, (whole, mark: string, inside: string) =>
    mark !== '`' && QUOTES_MATTER.test(inside) ? whole : inside,
  );
}

function isTypo({ word, typed }: { readonly word: string; readonly typed: string }): boolean {
  return word.length >= SHORTEST_TYPO && !EXACT_WORD.test(word) && isOneEdit(word, typed);
}

/** Lower case, without surrounding punctuation and a leading article; a text of punctuation only is kept. */
function fold(text: string): string {
  const folded = text.normalize('NFKC').toLowerCase();
  return foldSpace(withoutOuterPunctuation(folded) || folded).replace(/^(?:an?|the) /, '');
}
