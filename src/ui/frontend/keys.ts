import type { KeyChoice } from '../../env.ts';
import type { Rating } from '../../schedule/review.ts';
import type { Ask } from '../../session/effect.ts';
import type { Action, Input } from '../../session/event.ts';
import { lookUp } from '../../source/look-up.ts';
import { daysInShort } from '../render/numbers.ts';
import { OUTCOME_WORD, outcomeInShort } from '../render/outcome-words.ts';

type RatingAsk = Extract<Ask, { readonly type: 'rating' }>;
type AfterAsk = Extract<Ask, { readonly type: 'after' }>;

/** Letters are keys only at questions without typed text. */
export const ACTION_KEYS: Readonly<Record<string, Action>> = {
  h: 'hint',
  u: 'undo',
  s: 'skip',
  b: 'bury',
  e: 'edit',
  q: 'quit',
};

/** What each key does, for the help. */
export const KEY_HELP: readonly (readonly [key: string, does: string])[] = [
  ['space, enter', 'reveal the answer, go on'],
  ['1 2 3 4', 'rate: again, hard, good, easy (before an answer: pick)'],
  ['y, n', 'rate: good, again'],
  ['o', 'I was right: overrule the verdict'],
  ['h', 'show a hint; a right answer then counts as hard'],
  ['u', 'undo what was done last: an answer, a rating, a skip, a suspension'],
  ['s', 'skip: the card comes later in this session'],
  ['b', 'bury the card until tomorrow'],
  ['e', 'edit the card in your editor'],
  ['k', 'begin a manifest with what kubectl --dry-run=client -o yaml prints'],
  ['x', 'explain a kind or a field, at a manifest; :explain where it is typed'],
  ['q', 'end the session; everything is saved'],
  [':', 'a command: :hint :reveal :undo :skip :suspend :bury :edit :quit :help'],
  [':suspend', 'suspend the card until `k8s-drill resume <id>`'],
  ['empty line', "I don't know: Enter once more reveals the answer, which counts as again"],
  ['::', 'where text is typed, a line that begins with a colon'],
];

/** The keys at a question without typed text. */
export function questionKeys(hintsLeft: number): KeyChoice[] {
  return [...(hintsLeft > 0 ? [{ key: 'h', label: 'hint' }] : [{ key: 'h' }]), ...common()];
}

export function revealKeys(hintsLeft: number): KeyChoice[] {
  return [{ key: 'space', label: 'reveal' }, { key: 'enter' }, ...questionKeys(hintsLeft)];
}

/** @param intervals the interval that each rating leads to, if known */
export function ratingKeys({ unsure, intervals }: Pick<RatingAsk, 'unsure' | 'intervals'>): KeyChoice[] {
  const label = (word: string, rating: Rating): string =>
    intervals ? `${word} (${daysInShort(intervals[rating])})` : word;
  const rating = unsure
    ? [
        { key: 'y', label: label('I was right', 3) },
        { key: 'n', label: label('I was wrong', 1) },
        { key: '1' },
        { key: '2' },
        { key: '3' },
        { key: '4' },
      ]
    : [
        { key: '1', label: label('again', 1) },
        { key: '2', label: label('hard', 2) },
        { key: '3', label: label('good', 3) },
        { key: '4', label: label('easy', 4) },
        { key: 'y' },
        { key: 'n' },
      ];
  return [...rating, ...common()];
}

export function afterKeys({ outcome }: Pick<AfterAsk, 'outcome'>): KeyChoice[] {
  const overrule = outcome === 'correct' ? [] : [{ key: 'o', label: 'I was right' }];
  const rate = ['1', '2', '3', '4'].map((key) => ({ key }));
  return [{ key: 'enter', label: 'next' }, { key: 'space' }, ...overrule, ...rate, ...common()];
}

/** The keys after an introduction; none of them is about a card, because none has been shown yet. */
export const INTRODUCTION_KEYS: KeyChoice[] = [
  { key: 'enter', label: 'first question' },
  { key: 'space' },
  { key: 'u' },
  { key: '?', label: 'keys' },
  { key: 'q', label: 'quit' },
];

/** The text before the keys of a rating or after a verdict: the verdict, which may have scrolled off the screen. */
export function verdictLead(ask: Exclude<Ask, { readonly type: 'answer' }>): string | undefined {
  if (ask.type === 'introduction') return undefined;
  if (ask.type === 'rating') return ask.unsure ? OUTCOME_WORD.unsure : undefined;
  return ask.revealed ? 'Revealed' : outcomeInShort(ask.outcome, ask.differences);
}

function common(): KeyChoice[] {
  return [
    { key: 'u', label: 'undo' },
    { key: 's', label: 'skip' },
    { key: 'b' },
    { key: 'e' },
    { key: '?', label: 'keys' },
    { key: 'q', label: 'quit' },
  ];
}

/** The action of a key at a question (`reveal`), at a rating or after a verdict; `null` for the help. */
export function inputOfKey(key: string, at: Ask['type']): Input | null {
  const action = lookUp(ACTION_KEYS, key);
  if (action) return { type: 'action', action };
  if (key === '?') return null;
  if (key === 'o') return { type: 'was-right' };
  if (key === 'y') return { type: 'rate', rating: 3 };
  if (key === 'n') return { type: 'rate', rating: 1 };
  if (key === '1' || key === '2' || key === '3' || key === '4') {
    return { type: 'rate', rating: Number(key) as 1 | 2 | 3 | 4 };
  }
  return at === 'answer' ? { type: 'reveal' } : { type: 'next' };
}
