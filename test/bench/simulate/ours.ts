import { planDay } from '../../../src/schedule/day.ts';
import { queued } from './scheduled.ts';
import { CARDS, DOMAINS, POINTS } from './setting.ts';
import type { CreateStrategy, Strategy, StrategyOptions } from './strategy.ts';

const WEIGHTS = new Map(DOMAINS.map(({ slug, weight }) => [slug, 100 * weight] as const));
const UNITS = [...new Set(CARDS.map((card) => card.unit))];

/** The program's queue toward an exam, with the published weights of FSRS-6; what counts is recall of all cards, not a mock exam's points. */
export const ours: CreateStrategy = (options) => toward(options, true);

/** The same without asking what was missed again on the same day, from which these learners gain nothing. */
export const orderAlone: CreateStrategy = (options) => toward(options, false);

function toward({ seed, examDay, minutesADay }: StrategyOptions, repeats: boolean): Strategy {
  const exam = { day: examDay, weights: WEIGHTS, passMark: 66 };
  const day = { exam, cards: CARDS, units: UNITS, points: POINTS, experience: 'new' } as const;
  const limits = { minutesPerDay: minutesADay, newPerDay: CARDS.length, reviewsPerDay: CARDS.length };
  return queued(seed, (now) => planDay({ ...day, ...limits, ...now, spent: 0 }), repeats);
}
