import type { Accepted } from '../deck/card.ts';
import { sameSchedule } from '../kubernetes/manifest/match/same-schedule.ts';
import { isOneEdit } from '../source/one-edit.ts';
import type { Around } from './plain-forms.ts';
import { plainNumber } from './plain-number.ts';
import { readingsOf } from './readings.ts';
import { foldSpace, isSameOrPlural, withoutOuterPunctuation } from './words.ts';

export type TextMatch = 'correct' | 'close' | 'wrong';

const RANK: Record<TextMatch, number> = { correct: 2, close: 1, wrong: 0 };
/** Below it, one changed letter makes another word. */
const SHORTEST_TYPO = 5;
/** A word with one of these is a name, a path or a number, where one letter decides. */
const EXACT_WORD = /[\d/.\-_:=@]/;
const QUOTES_MATTER = /^(?:[\d.]+|true|false|yes|no|on|off|null|~|)$/i;
/** A sum that leads to the number after it, as `ceil(4 * 90/60) =`. */
const SUM = /^(?:ceil|floor|round)?[\d\s.,()%*×x/:÷+−-]+[=≈]\s*/i;
/** A kind's name, as `ResourceQuota`, which people also write as two words. */
const COMPOUND = /^(?:[A-Z][a-z]+){2,}$/;

/** The best that any accepted answer makes of a text; numbers may be words, and words that stand around the answer may be typed, where `around` is given. */
export function matchText(text: string, accepted: readonly Accepted[], around?: Around): TextMatch {
  const readings = around ? readingsOf(text, around) : [text];
  let best: TextMatch = 'wrong';
  for (const answer of accepted) {
    for (const reading of readings) {
      const match = matchAnswer(reading, answer, around !== undefined);
      if (RANK[match] > RANK[best]) best = match;
    }
  }
  if (best === 'wrong' && namesSeveral(text, accepted, around)) return 'correct';
  const [, name = '', gloss = ''] = around ? (/^([^()]+) \(([^()]+)\)$/.exec(text.trim()) ?? []) : [];
  if (best !== 'wrong' || name === '') return best;
  return matchText(name, accepted, around) === 'correct' ? matchText(gloss, accepted, around) : 'wrong';
}

/** `ErrImagePull or ImagePullBackOff`, where each of them is right. */
function namesSeveral(text: string, accepted: readonly Accepted[], around: Around | undefined): boolean {
  const parts = text.split(/ or |\//).map((part) => part.trim());
  if (parts.length < 2 || parts.length > accepted.length) return false;
  return parts.every((part) => part !== '' && matchText(part, accepted, around) === 'correct');
}

function matchAnswer(text: string, answer: Accepted, isProse: boolean): TextMatch {
  if (isProse && /^\d+$/.test(answer.text) && plainNumber(text.replace(SUM, '')) === answer.text)
    return 'correct';
  return answer.exact ? matchExact(text, answer.text) : matchFolded(text, answer.text);
}

/** Exact but for white space, and quotes or backticks around the whole that the answer lacks; wrong case alone is close. */
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

const ARTICLE = /^(?:an?|the) (?=\S)/;

/** Without case, the punctuation around it, and the article in front. */
function fold(text: string): string {
  return foldSpace(withoutOuterPunctuation(text.normalize('NFKC').toLowerCase())).replace(ARTICLE, '');
}
