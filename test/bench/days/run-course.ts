import { createRandom } from '../../../src/schedule/random.ts';
import { normal } from '../simulate/learner.ts';
import { LEARNER_MODELS, type LearnerModelName } from './learner-models.ts';
import {
  AFTER_RIGHT,
  AFTER_WRONG,
  AGAIN_PACE,
  GIVEN_UP,
  type LearnerKind,
  POINTS,
  TIME_NOISE,
} from './setting.ts';
import type { CreateStrategy } from './strategy.ts';
import { USUAL_SECONDS } from './usual-seconds.ts';

const DAY = 86_400;
/** The learner sits down at seven in the evening; the exam is at nine in the morning. */
const SESSION = 19 * 3600;
const EXAM = 9 * 3600;
/** Nobody goes on after so much more than was planned. */
const LONGEST_DAY = 12 * 3600;

/** One answer of a course. */
export interface CourseAnswer {
  readonly card: number;
  readonly day: number;
  readonly correct: boolean;
  /** Answers on the day before it. */
  readonly position: number;
}

/** What a course came to. */
export interface Course {
  /** The points that a mock exam on the exam day is expected to give, 0 to 1. */
  readonly score: number;
  readonly answers: readonly CourseAnswer[];
  /** Minutes by day. */
  readonly minutes: readonly number[];
}

export interface CourseOptions {
  readonly kind: LearnerKind;
  readonly days: number;
  readonly minutesADay: number;
  readonly dated: boolean;
  readonly seed: string;
  readonly model: LearnerModelName;
}

/** Plays a course of days with one learner under one strategy. */
export function runCourse(create: CreateStrategy, options: CourseOptions): Course {
  const { kind, days, seed, model } = options;
  const learner = LEARNER_MODELS[model](kind, seed);
  const random = createRandom(`answers ${seed}`);
  const strategy = create({ ...options, learner });
  const answers: CourseAnswer[] = [];
  const minutes: number[] = [];
  for (let day = 0; day < days; day++) {
    const begin = day * DAY + SESSION;
    let at = begin;
    const today = new Set<number>();
    strategy.begin({ at, day });
    for (let position = 0; at - begin < LONGEST_DAY; position++) {
      const card = strategy.pick({ at, day });
      if (card === null) break;
      const correct = random.unit() < learner.recall(card, at);
      const noise = Math.exp(TIME_NOISE * normal(random));
      const again = today.has(card) ? AGAIN_PACE : 1;
      const right = (USUAL_SECONDS[card] ?? 0) * kind.pace * again * noise;
      const seconds = correct ? right : right * GIVEN_UP;
      const reading = correct ? AFTER_RIGHT : AFTER_WRONG;
      at += seconds + reading;
      learner.learn(card, at, correct);
      today.add(card);
      strategy.answered({ card, rating: correct ? 3 : 1, seconds, reading }, { at, day });
      answers.push({ card, day, correct, position });
    }
    minutes.push((at - begin) / 60);
  }
  const exam = days * DAY + EXAM;
  const score = POINTS.reduce((sum, points, card) => sum + points * learner.recall(card, exam), 0);
  return { score, answers, minutes };
}
