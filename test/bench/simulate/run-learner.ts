import { createRandom } from '../../../src/schedule/random.ts';
import { type LearnerModel, normal } from './learner.ts';
import { AFTER_WRONG, CARDS, HINTED, MINUTES_A_DAY, TIME_NOISE } from './setting.ts';
import type { CreateStrategy } from './strategy.ts';

const DAY = 86_400;
/** The learner sits down at seven in the evening; the exam is at nine in the morning. */
const SESSION = 19 * 3600;
const EXAM = 9 * 3600;

/** Weighted expected recall on the exam day, 0 to 1, of one learner under one strategy. */
export function runLearner(model: LearnerModel, create: CreateStrategy, days: number, seed: string): number {
  const learner = model(seed);
  const luck = createRandom(`answers ${seed}`);
  const strategy = create({ seed, examDay: days, minutesADay: MINUTES_A_DAY });
  for (let day = 0; day < days; day++) {
    let at = day * DAY + SESSION;
    const end = at + MINUTES_A_DAY * 60;
    while (at < end) {
      const card = strategy.pick({ at, day });
      if (card === null) break;
      const correct = luck.unit() < learner.recall(card, at);
      const rating = correct ? (luck.unit() < HINTED ? 2 : 3) : 1;
      const base = (CARDS[card]?.seconds ?? 0) * Math.exp(TIME_NOISE * normal(luck));
      const seconds = base + (correct ? 0 : AFTER_WRONG);
      at += seconds;
      learner.learn(card, at, correct);
      strategy.answered(card, rating, seconds, { at, day });
    }
  }
  const exam = days * DAY + EXAM;
  return CARDS.reduce((sum, { weight }, card) => sum + weight * learner.recall(card, exam), 0);
}
