import type { Card } from '../deck/card.ts';
import { gradeChoice } from './choice.ts';
import type { Given } from './given.ts';
import { gradeSteps } from './steps.ts';
import type { Verdict } from './verdict.ts';

/** Kinds that the learner rates. A lab is graded by its cluster (`src/lab`), not by a text. */
const LEARNER_DECIDES: Verdict = { outcome: 'unsure', score: 0, differences: [], rating: null };

/** The verdict on an answer. The graders of typed answers are loaded when the first answer of their kind is graded. */
export async function grade(card: Card, given: Given): Promise<Verdict> {
  switch (card.kind) {
    case 'recall':
    case 'lab':
      return LEARNER_DECIDES;
    case 'choice':
    case 'multi':
      return gradeChoice(card, given.type === 'items' ? given.items : []);
    case 'steps':
      return gradeSteps(card, given.type === 'items' ? given.items : []);
    case 'cloze':
      return (await import('./cloze.ts')).gradeCloze(card, given.type === 'gaps' ? given.texts : []);
    case 'text':
      return (await import('./text.ts')).gradeText(card, textOf(given));
    case 'command':
      return (await import('./command.ts')).gradeCommand(card, textOf(given));
    case 'manifest':
      return (await import('./judge-manifest.ts')).judgeManifest(
        card,
        textOf(given),
        card.properties.kubernetes,
      );
  }
}

function textOf(given: Given): string {
  return given.type === 'text' ? given.text : '';
}
