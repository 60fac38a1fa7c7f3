import { examStanding } from '../../../src/schedule/exam/exam.ts';
import { newPerDay } from '../../../src/schedule/exam/new-per-day.ts';
import { examOrder } from '../../../src/schedule/exam/order.ts';
import { queued } from './scheduled.ts';
import { CARDS, DOMAINS } from './setting.ts';
import type { CreateStrategy } from './strategy.ts';

const WEIGHTS = new Map(DOMAINS.map(({ slug, weight }) => [slug, 100 * weight] as const));

/** The program's queue toward an exam, with the published weights of FSRS-6. */
export const ours: CreateStrategy = ({ seed, examDay, minutesADay }) => {
  const exam = { day: examDay, weights: WEIGHTS, passMark: 66 };
  return queued(seed, (states, day, scheduler) => ({
    newPerDay: newPerDay(CARDS.length - states.size, examDay - day),
    exam: examOrder(examStanding(exam, { cards: CARDS, states, day, scheduler }), minutesADay),
  }));
};
