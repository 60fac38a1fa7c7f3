import { gradeChoice } from '../../grade/choice.ts';
import { gradeSteps } from '../../grade/steps.ts';
import { passingOf } from '../mutants/passing-of.ts';
import type { CardRule, Found } from '../rule.ts';

/** The number of choices that are tried: each is graded with all earlier ones, and no real card has more. */
const MOST_CHOICES = 100;

export const wrongAnswerPasses: CardRule = {
  code: 'wrong-answer-passes',
  group: 'answers',
  severity: 'error',
  scope: 'card',
  text: {
    what: 'An answer that the card calls wrong passes its own grader.',
    why: 'The card then asks nothing: any answer is right.',
    help: 'Untick the choice, take pairs out of `swap` until the order of some steps counts, or write into the `match` what the task names.',
  },
  check: (linted): Found[] => {
    const { card } = linted;
    if (card.kind === 'manifest')
      return passingOf(linted, 'trap', 'task').map(({ range, mutant, why }) => ({
        range,
        message:
          why === 'trap'
            ? `an answer that adds \`${mutant.path}\` (${mutant.text}) passes`
            : `the task names \`${mutant.text}\`, and an answer with another \`${mutant.path}\` passes`,
      }));
    if (card.kind === 'steps') {
      const reversed = [...card.steps.keys()].reverse();
      if (gradeSteps(card, reversed).outcome !== 'correct') return [];
      return [{ range: card.prompt.range, message: 'any order of the steps passes' }];
    }
    if (card.kind !== 'choice' && card.kind !== 'multi') return [];
    const ticked = card.choices.flatMap((choice, i) => (choice.correct ? [i] : []));
    return card.choices.slice(0, MOST_CHOICES).flatMap((choice, i) => {
      const picked = card.kind === 'choice' ? [i] : [...ticked, i];
      const passes = !choice.correct && gradeChoice(card, picked).outcome === 'correct';
      return passes ? [{ range: choice.range, message: 'this wrong choice passes' }] : [];
    });
  },
};
