import { applyReview, type CardState, emptyState } from '../../../src/schedule/card-state.ts';
import { isDueBy } from '../../../src/schedule/due.ts';
import { DEFAULT_PARAMETERS } from '../../../src/schedule/parameters.ts';
import { createRandom, shuffle } from '../../../src/schedule/random.ts';
import { createScheduler } from '../../../src/schedule/scheduler.ts';
import { AFTER_RIGHT, AFTER_WRONG, AGAIN_PACE, CARDS, FILE_ORDER, GIVEN_UP, POINTS } from './setting.ts';
import type { CreateStrategy, Moment, Strategy, StrategyOptions } from './strategy.ts';
import { USUAL_SECONDS } from './usual-seconds.ts';

/** Anki's defaults: <https://docs.ankiweb.net/deck-options.html>. */
const NEW_A_DAY = 20;
const LEARNING = [60, 600];
const RELEARNING = [600];
/** Seconds by which a step is asked early when nothing else is left. */
const LEARN_AHEAD = 1200;

/** What a scheduler says of the cards in review. */
interface Intervals {
  isDue(card: number, day: number): boolean;
  answered(card: number, rating: 1 | 2 | 3 | 4, now: Moment): void;
}

/**
 * A collection as Anki has it: steps first as they end, then what is due, then 20 new cards a day in an order; the learner stops when
 * the minutes are over.
 */
function collection(order: readonly number[], minutesADay: number, intervals: Intervals): Strategy {
  const unseen = [...order];
  const seen = new Set<number>();
  const steps = new Map<number, { step: number; due: number; lapsed: boolean }>();
  let ends = 0;
  let fresh = 0;
  let due: number[] = [];
  return {
    begin({ at, day }) {
      ends = at + minutesADay * 60;
      fresh = NEW_A_DAY;
      due = [...seen].filter((card) => !steps.has(card) && intervals.isDue(card, day));
    },
    pick({ at }) {
      if (at >= ends) return null;
      const [first] = [...steps].sort(([, a], [, b]) => a.due - b.due);
      if (first && first[1].due <= at) return first[0];
      const [review] = due;
      if (review !== undefined) return review;
      if (fresh > 0 && unseen[0] !== undefined) return unseen[0];
      return first && first[1].due <= at + LEARN_AHEAD ? first[0] : null;
    },
    answered({ card, rating }, now) {
      intervals.answered(card, rating, now);
      due = due.filter((other) => other !== card);
      const isNew = !seen.has(card);
      if (isNew) {
        unseen.splice(unseen.indexOf(card), 1);
        fresh--;
        seen.add(card);
      }
      const at = steps.get(card) ?? (isNew ? { step: 0, due: 0, lapsed: false } : null);
      if (!at && rating > 1) return;
      const lapsed = at?.lapsed ?? true;
      const step = rating === 1 ? 0 : (at?.step ?? 0) + 1;
      const minutes = (lapsed ? RELEARNING : LEARNING)[step];
      if (minutes === undefined) steps.delete(card);
      else steps.set(card, { step, due: now.at + minutes, lapsed });
    },
  };
}

function fsrs(): Intervals {
  const scheduler = createScheduler(DEFAULT_PARAMETERS);
  const states = new Map<number, CardState>();
  let answers = 0;
  return {
    isDue: (card, day) => isDueBy({ ...(states.get(card) ?? emptyState()), phase: 'review' }, day, scheduler),
    answered(card, rating, { at, day }) {
      const review = { rating, day, at: at * 1000 };
      states.set(card, applyReview(states.get(card) ?? emptyState(), review, scheduler, `${answers++}`));
    },
  };
}

/** SM-2 as Anki has it: <https://faqs.ankiweb.net/what-spaced-repetition-algorithm.html>. */
function sm2Intervals(): Intervals {
  const cards = new Map<number, { interval: number; ease: number; due: number; last: number }>();
  return {
    isDue: (card, day) => (cards.get(card)?.due ?? Number.POSITIVE_INFINITY) <= day,
    answered(card, rating, { day }) {
      const known = cards.get(card) ?? { interval: 1, ease: 2.5, due: day + 1, last: day };
      const isReview = day >= known.due && day > known.last;
      const late = Math.max(0, day - known.due);
      const ease = isReview && rating === 1 ? Math.max(1.3, known.ease - 0.2) : known.ease;
      const grown = Math.max(known.interval + 1, Math.round((known.interval + late / 2) * ease));
      const interval = isReview ? (rating === 1 ? 1 : grown) : known.interval;
      cards.set(card, { interval, ease, due: day + interval, last: day });
    },
  };
}

export const ankiDefaults: CreateStrategy = ({ minutesADay }) => collection(FILE_ORDER, minutesADay, fsrs());

export const sm2: CreateStrategy = ({ minutesADay }) => collection(FILE_ORDER, minutesADay, sm2Intervals());

export const randomOrder: CreateStrategy = ({ minutesADay, seed }) =>
  collection(shuffle(FILE_ORDER, createRandom(`order ${seed}`)), minutesADay, fsrs());

/**
 * Knows the learner: what is remembered, how it fades, how often a new card is known, and what each card is worth. At every moment it asks the card whose answer adds the most exam
 * points for the time; no course, no steps, no limits.
 */
export const oracle: CreateStrategy = (options) => knowing(options, false);

/** The same, but that a missed card is asked again on its day until it is right, as the loop must: what that rule alone leaves of the oracle's score. */
export const repeatingOracle: CreateStrategy = (options) => knowing(options, true);

/** Other cards before a missed one comes back, as the loop has it. */
const CARDS_BETWEEN = 5;

function knowing({ minutesADay, days, learner, kind }: StrategyOptions, repeats: boolean): Strategy {
  const exam = days * 86_400 + 9 * 3600;
  let [ends, answers] = [0, 0];
  let worth: number[] = [];
  let missed: { readonly card: number; readonly from: number }[] = [];
  const again = (card: number): number => (USUAL_SECONDS[card] ?? 1) * kind.pace * AGAIN_PACE + AFTER_RIGHT;
  const secondsOf = (card: number, at: number): number => {
    const usual = (USUAL_SECONDS[card] ?? 1) * kind.pace;
    if (!repeats) return usual;
    const right = learner.chance(card, at);
    const wrong = usual * GIVEN_UP + AFTER_WRONG + again(card);
    return right * (usual + AFTER_RIGHT) + (1 - right) * wrong;
  };
  const worthOf = (card: number, at: number): number => {
    const points = POINTS[card] ?? 0;
    if (points === 0) return 0;
    const gain = learner.afterAnswer(card, at, exam, repeats) - learner.chance(card, exam);
    return (points * gain) / secondsOf(card, at);
  };
  return {
    begin({ at }) {
      [ends, answers, missed] = [at + minutesADay * 60, 0, []];
      worth = CARDS.map((_, card) => worthOf(card, at));
    },
    pick({ at }) {
      const ripe = missed.find(({ from }) => from <= answers);
      if (ripe) return ripe.card;
      let best = -1;
      for (const [card, value] of worth.entries()) if (value > (worth[best] ?? 0)) best = card;
      const owed = missed.reduce((sum, { card }) => sum + again(card), 0);
      if (best !== -1 && at + owed < ends) return best;
      return missed[0]?.card ?? null;
    },
    answered({ card, rating }, { at }) {
      answers++;
      missed = missed.filter((one) => one.card !== card);
      if (repeats && rating === 1) missed.push({ card, from: answers + CARDS_BETWEEN });
      worth[card] = repeats ? 0 : worthOf(card, at);
    },
  };
}
