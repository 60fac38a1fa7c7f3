import { type Around, plainForms } from './plain-forms.ts';
import { foldSpace, isSameOrPlural, withoutOuterPunctuation, wordsOf } from './words.ts';

/** Words that name nothing, or the kind of thing that an answer is, before it or after it. */
const FILLERS = new Set(
  (
    'a an the of in on by at to is it its from with under them as exactly only just about kubernetes k8s version release v object objects ' +
    'file field directory folder flag option label annotation phase status state key value command path kind namespace image class effect policy'
  ).split(' '),
);
/** More words than this are a sentence, not an answer. */
const MOST_WORDS = 12;
/**
 * The shorter texts that a typed text stands for: without the words that it repeats from its surroundings (`data plane`
 * for a gap before "plane", `port 6443` for "On which port …?"), and with a path, a port or a field in its plain form.
 */
export function readingsOf(text: string, around: Around): string[] {
  const plain = foldSpace(text);
  const found = new Set([text]);
  for (const reading of [plain, ...withoutOuterWords(plain, around)]) {
    found.add(reading);
    for (const form of plainForms(reading, around)) found.add(form);
  }
  return [...found];
}

function withoutOuterWords(text: string, { before, after, asked }: Around): string[] {
  const words = text.split(' ');
  if (words.length > MOST_WORDS) return [];
  const near = { first: wordsOf(before).at(-1), last: wordsOf(after)[0] };
  const known = new Set(
    wordsOf(asked).filter((word) => /^[a-z]{2,}$/.test(word) && !/^(?:no|not|non|without)$/.test(word)),
  );
  const isKnown = (word: string, neighbour: string | undefined): boolean =>
    FILLERS.has(word) ||
    isSameWord(word, neighbour) ||
    [...known].some((other) => isSameOrPlural(word, other));
  const folded = words.map((word) => withoutOuterPunctuation(word.toLowerCase()));
  let start = 0;
  let end = words.length;
  while (start < words.length - 1 && isKnown(folded[start] ?? '', near.first)) start++;
  while (end > 1 && isKnown(folded[end - 1] ?? '', near.last)) end--;
  const found: string[] =
    near.last && near.last.length > 3 && text.endsWith(near.last) ? [text.slice(0, -near.last.length)] : [];
  for (let i = 0; i <= start; i++)
    for (let j = words.length; j >= end; j--) if (i < j) found.push(words.slice(i, j).join(' '));
  return found;
}

function isSameWord(a: string, b: string | undefined): boolean {
  return b !== undefined && b !== '' && isSameOrPlural(a, b);
}
