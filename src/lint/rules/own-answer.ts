import type { Card, CardOf } from '../../deck/card.ts';
import { gradeChoice } from '../../grade/choice.ts';
import { gradeCloze } from '../../grade/cloze.ts';
import { gradeSteps } from '../../grade/steps.ts';
import { gradeText } from '../../grade/text.ts';
import type { Outcome, Verdict } from '../../grade/verdict.ts';
import { compareScripts } from '../../kubernetes/compare/compare.ts';
import type { Range } from '../../source/range.ts';
import { rootsOf } from '../../yaml/parse-yaml.ts';
import type { CardRule, Found } from '../rule.ts';
import { comparerOf } from '../subjects/comparer-of.ts';
import type { LintedCard } from '../subjects/linted-card.ts';
import type { JudgeByEffect } from '../subjects/linted-deck.ts';

export const ownAnswer: CardRule = {
  code: 'own-answer',
  group: 'answers',
  severity: 'error',
  scope: 'card',
  text: {
    what: "A card's own answer does not pass its own grader.",
    why: 'A learner who types exactly what the card wants is told that it is wrong.',
    help: 'Fix the answer, or what it is compared with: the `match` of a manifest, the properties `ordered`, `exact` and `swap`.',
  },
  check: (linted, { judgeByEffect }) => {
    const { card } = linted;
    if (card.kind === 'command')
      return [
        ...commandFindings(linted, card),
        ...(judgeByEffect ? worldFindings(linted, card, judgeByEffect) : []),
      ];
    if (card.kind === 'manifest') return manifestFindings(linted, card);
    const verdict = ownVerdict(card);
    return verdict === null || verdict.outcome === 'correct' ? [] : [found(card.prompt.range, verdict)];
  },
};

/** The card's own answer, graded as a learner's; `null` if only the learner can grade it. */
function ownVerdict(card: Card): Verdict | null {
  switch (card.kind) {
    case 'choice':
    case 'multi':
      return gradeChoice(
        card,
        card.choices.flatMap((choice, i) => (choice.correct ? [i] : [])),
      );
    case 'steps':
      return gradeSteps(card, [...card.steps.keys()]);
    case 'cloze':
      return gradeCloze(
        card,
        card.text.gaps.map((gap) => gap.accepted[0]?.text ?? ''),
      );
    case 'text':
      return gradeText(card, card.accepted[0]?.text ?? '');
    default:
      return null;
  }
}

/** Grades each way against itself: the nearest way counts, so no other could do better. Ways that a tool refuses have other codes. */
function commandFindings({ scripts }: LintedCard, { ordered }: CardOf<'command'>): Found[] {
  return scripts
    .filter(({ role, refusals }) => role === 'way' && refusals.length === 0)
    .flatMap(({ reading, text, place }) => {
      const comparison = compareScripts(reading, reading, { ordered });
      const whole = place({ start: 0, end: text.length });
      return comparison.outcome === 'correct' ? [] : [found(whole, comparison)];
    });
}

/** Runs each way twice in the card's clusters: it must do something there, and the same both times. */
function worldFindings(
  { scripts }: LintedCard,
  { worlds }: CardOf<'command'>,
  judgeByEffect: JudgeByEffect,
): Found[] {
  const given = worlds?.map(({ text }) => text);
  return scripts
    .filter(({ role, refusals }) => role === 'way' && refusals.length === 0)
    .flatMap(({ text, place }): Found[] => {
      const effect = judgeByEffect(text, text, given);
      const range = place({ start: 0, end: text.length });
      if (effect.outcome === 'different')
        return [{ range, message: `this way does not do the same twice: ${effect.message}` }];
      const isBlind = given !== undefined && effect.outcome === 'undecided';
      return isBlind ? [{ range, message: `in the worlds of the card: ${effect.why}` }] : [];
    });
}

/** Manifests that the API server refuses have other codes; here only the task's expectations count. */
function manifestFindings(linted: LintedCard, card: CardOf<'manifest'>): Found[] {
  if (card.matches.length === 0) return [];
  const { comparer } = comparerOf(linted, card);
  return linted.manifests
    .filter(({ role, parsed }) => role === 'answer' && parsed.problems.length === 0)
    .flatMap(({ parsed, place }): Found[] => {
      const [first] = comparer.compare(rootsOf(parsed)).differences;
      if (first === undefined) return [];
      const { path, expected, actual, range } = first;
      const said = actual === undefined ? 'does not have it' : `says ${actual}`;
      const message = `the answer does not satisfy its own \`match\`: ${path || 'it'} should be ${expected ?? 'absent'}, and the answer ${said}`;
      return [{ range: place(range ?? { start: 0, end: 1 }), message }];
    });
}

interface Graded {
  readonly outcome: Outcome;
  readonly differences: readonly { readonly message: string }[];
}

function found(range: Range, { outcome, differences }: Graded): Found {
  const why = differences[0]?.message ?? `the grader says: ${outcome}`;
  return { range, message: `the card's own answer does not pass: ${why}` };
}
