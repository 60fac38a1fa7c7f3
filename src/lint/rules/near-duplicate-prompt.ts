import type { CardClaims } from '../../deck/identity.ts';
import { fnv1a } from '../../source/fnv1a.ts';
import type { DecksRule, FoundIn } from '../rule.ts';
import { wordsOf } from '../subjects/fold.ts';

/** Words that do not identify a task. */
const EMPTY = new Set(
  'a an and are as at be by do does for from how in into is it its of on or so that the then there this to what when where which who why will with you your'.split(
    ' ',
  ),
);
/** In a prompt with fewer significant words, a single different word makes another task. */
const FEWEST = 6;
/** A name, a number or a piece of code: if it differs, so does the task. */
const NAME = /[`\d./_=:-]/;
const SPAN = /`[^`\n]*`/g;

export const nearDuplicatePrompt: DecksRule = {
  code: 'near-duplicate-prompt',
  group: 'teaching',
  severity: 'warning',
  scope: 'decks',
  text: {
    what: 'Two prompts use the same words in another order, or differ in one plain word of many.',
    why: 'Cards that look alike are mixed up, and remembered by how they look instead of by what they ask.',
    help: 'Merge them, or word them so that the difference is what one sees first.',
  },
  check: (decks) => {
    const buckets = new Map<number, CardClaims>();
    const found: FoundIn[] = [];
    for (const { cards } of decks) {
      for (const card of cards) {
        const words = tellingWords(card);
        const signatures = signaturesOf(words);
        const near = nearOf(card, words, signatures, buckets);
        for (const signature of signatures) if (!buckets.has(signature)) buckets.set(signature, card);
        if (near === undefined) continue;
        const related = [{ file: near.file, range: near.prompt.range, message: 'the other card' }];
        const message = `\`${near.identity}\` asks almost the same`;
        found.push({ file: card.file, range: card.prompt.range, message, related });
      }
    }
    return found;
  },
};

/** The significant words, each once; words in code start with a backtick. */
function tellingWords({ prompt: { text } }: CardClaims): Set<string> {
  const words = new Set<string>();
  for (const span of text.match(SPAN) ?? []) for (const word of wordsOf(span)) words.add(`\`${word}`);
  for (const word of wordsOf(text.replace(SPAN, ' '))) if (!EMPTY.has(word)) words.add(word);
  return words;
}

/**
 * A hash of the words in any order, and a hash of them without each plain word: prompts that differ in one word share one of these. 32 bits
 * take a third of the memory of larger hashes; prompts that share one by chance are distinguished by their words.
 */
function signaturesOf(words: ReadonlySet<string>): number[] {
  let whole = 0;
  for (const word of words) whole = (whole + fnv1a(word)) | 0;
  const signatures = [whole];
  if (words.size < FEWEST) return signatures;
  for (const word of words) if (!NAME.test(word)) signatures.push((whole - fnv1a(word)) | 0);
  return signatures;
}

/** The earlier card that shares a hash, and all words but one; identical prompts are left to another rule. */
function nearOf(
  card: CardClaims,
  words: ReadonlySet<string>,
  signatures: readonly number[],
  buckets: ReadonlyMap<number, CardClaims>,
): CardClaims | undefined {
  for (const signature of signatures) {
    const other = buckets.get(signature);
    if (other !== undefined && isNear(words, tellingWords(other)) && !saysSame(card, other)) return other;
  }
  return undefined;
}

function isNear(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const only = [...[...a].filter((word) => !b.has(word)), ...[...b].filter((word) => !a.has(word))];
  if (only.length === 0) return true;
  return only.length <= 2 && Math.abs(a.size - b.size) <= 1 && only.every((word) => !NAME.test(word));
}

function saysSame(a: CardClaims, b: CardClaims): boolean {
  return wordsOf(a.prompt.text).join(' ') === wordsOf(b.prompt.text).join(' ');
}
