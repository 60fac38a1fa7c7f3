import { type Around, plainForms } from './plain-forms.ts';
import { foldSpace, isSameOrPlural, withoutOuterPunctuation, wordsOf } from './words.ts';

/** Words without a meaning of their own, or for the kind of thing that an answer is, before or after it. */
const FILLERS = new Set(
  (
    'a an the of in on by at to is it its from with under them as exactly only just about kubernetes k8s version release v object objects ' +
    'file field directory folder flag option label annotation phase status state key value command path kind namespace image class effect policy'
  ).split(' '),
);
/** Words that change the meaning of an answer are kept, although the question has them too. */
const NEGATIONS = new Set(['no', 'not', 'cannot', 'without']);
/** A text with more words than this is a sentence, not an answer. */
const MOST_WORDS = 12;
/** A longer word after a gap may be typed in one with the answer: `dataplane`. */
const SHORT_WORD = 3;

/**
 * The shorter readings of a typed text: without the words that it repeats from its surroundings (`data plane`
 * for a gap before "plane", `port 6443` for "On which port …?"), and with a path, a port or a field in its plain form.
 */
export function readingsOf(text: string, around: Around): string[] {
  const readings = withoutOuterWords(foldSpace(text), around);
  return [...new Set(readings.flatMap((reading) => [reading, ...plainForms(reading, around)]))];
}

function withoutOuterWords(text: string, { before, after, asked }: Around): string[] {
  const words = text.split(' ');
  if (words.length > MOST_WORDS) return [text];
  const folded = words.map((word) => withoutOuterPunctuation(word.toLowerCase()));
  const named = wordsOf(asked).filter((word) => /^[a-z]+$/.test(word) && !NEGATIONS.has(word));
  const next = wordsOf(after).slice(0, 1);
  const isBefore = isAmong([...named, ...wordsOf(before).slice(-1)]);
  const isAfter = isAmong([...named, ...next]);
  const starts = folded.map((_, i) => i).filter((i) => folded.slice(0, i).every(isBefore));
  const ends = folded.map((_, i) => i + 1).filter((i) => folded.slice(i).every(isAfter));
  return [
    ...starts.flatMap((start) => ends.map((end) => words.slice(start, end).join(' '))),
    ...next
      .filter((word) => word.length > SHORT_WORD && text.endsWith(word))
      .map((word) => text.slice(0, -word.length)),
  ];
}

function isAmong(known: readonly string[]): (word: string) => boolean {
  return (word) => FILLERS.has(word) || known.some((other) => isSameOrPlural(word, other));
}
