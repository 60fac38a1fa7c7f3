import { describe, expect, test } from 'vitest';
import type { Card } from '../../src/deck/card.ts';
import type { Given } from '../../src/grade/given.ts';
import { openLearner } from '../../src/learner/open-learner.ts';
import { placementQuestions, playPlacement } from '../../src/play/play-placement.ts';
import type { Ask, View } from '../../src/session/effect.ts';
import type { Input } from '../../src/session/event.ts';
import { knownUnits, QUESTIONS } from '../../src/session/placement.ts';
import type { Frontend } from '../../src/ui/frontend/frontend.ts';
import { testEnv } from '../support/test-env.ts';

const learner = await openLearner(testEnv({ folder: '/nowhere' }), []);
const units = [...new Set(learner.library.entries.map(({ unit }) => unit))].slice(0, 20);

function rightAnswer(card: Card): Given {
  switch (card.kind) {
    case 'command':
      return { type: 'text', text: card.ways[0]?.text ?? '' };
    case 'text':
      return { type: 'text', text: card.accepted[0]?.text ?? '' };
    case 'cloze':
      return { type: 'gaps', texts: card.text.gaps.map(({ accepted }) => accepted[0]?.text ?? '') };
    case 'choice':
    case 'multi':
      return { type: 'items', items: card.choices.flatMap(({ correct }, i) => (correct ? [i] : [])) };
    default:
      throw new Error(`${card.kind} is not asked in a placement`);
  }
}

/** A learner who knows some units, and quits after some questions. */
function answering(knows: (unit: string) => boolean, patience = Number.POSITIVE_INFINITY) {
  const unitOf = new Map(learner.library.entries.map(({ identity, unit }) => [identity, unit]));
  const views: View[] = [];
  const frontend: Frontend = {
    show: (view) => {
      views.push(view);
    },
    ask: async (ask: Ask): Promise<Input> => {
      const asked = views.filter(({ type }) => type === 'question').length;
      if (asked > patience) return { type: 'action', action: 'quit' };
      if (ask.type !== 'answer') return { type: 'next' };
      const { card } = ask;
      if (knows(unitOf.get(card.identity) ?? '')) return { type: 'answer', given: rightAnswer(card) };
      const given: Given =
        card.kind === 'choice' || card.kind === 'multi'
          ? { type: 'items', items: [] }
          : { type: 'text', text: 'x' };
      return { type: 'answer', given: card.kind === 'cloze' ? { type: 'gaps', texts: [] } : given };
    },
    close: () => {},
  };
  return { views, frontend };
}

async function place(knows: (unit: string) => boolean, patience?: number) {
  const { views, frontend } = answering(knows, patience);
  const questions = placementQuestions(learner, units, 'a seed');
  const answers = await playPlacement(units, questions, { learner, frontend, env: testEnv() });
  return { answers, views, known: knownUnits(units, answers) };
}

describe('a placement', () => {
  test('asks 20 questions, numbered through, without a summary of each', async () => {
    const { answers, views } = await place(() => false);
    expect(answers).toHaveLength(QUESTIONS);
    const questions = views.filter((view) => view.type === 'question');
    expect(questions.map(({ place: { number, left } }) => [number, left])).toEqual(
      Array.from({ length: QUESTIONS }, (_, i) => [i + 1, QUESTIONS - i]),
    );
    expect(views.some(({ type }) => type === 'summary')).toBe(false);
    expect(new Set(questions.map(({ card }) => card.identity)).size).toBe(QUESTIONS);
  });

  test('shows what is known, and what is not', async () => {
    const half = units.slice(0, 10);
    const { known } = await place((unit) => half.includes(unit));
    expect(known.length).toBeGreaterThanOrEqual(7);
    expect(known.filter((unit) => !half.includes(unit))).toEqual([]);
    expect((await place(() => false)).known).toEqual([]);
  });

  test('keeps what was answered before the learner quits', async () => {
    const { answers } = await place(() => true, 4);
    expect(answers.map(({ right }) => right)).toEqual([true, true, true, true]);
  });

  test('asks nothing of units that were begun, of level 3, or that takes long', () => {
    const entries = new Map(learner.library.entries.map((entry) => [entry.identity, entry]));
    const questions = [...placementQuestions(learner, units, 'a seed').values()].flat();
    expect(questions.every(({ level, kind }) => level < 3 && kind !== 'manifest' && kind !== 'recall')).toBe(
      true,
    );
    expect(questions.every(({ identity }) => units.includes(entries.get(identity)?.unit ?? ''))).toBe(true);
  });
});
