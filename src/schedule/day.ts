import { answerTimes } from './answer-time.ts';
import { emptyState } from './card-state.ts';
import { shareToday } from './day-share.ts';
import { retrievability } from './due.ts';
import { type Exam, type ExamCard, type ExamStanding, examStanding, type Standing } from './exam/exam.ts';
import { pointsPerSecond } from './exam/gain.ts';
import { NO_CHOICES, type StudyPlan, selectCards, type UnitChoices } from './exam/select.ts';
import { firstChance } from './first-answer.ts';
import type { CardCost, QueueOptions, ReviewWorth } from './queue/build-queue.ts';
import { courseOrder } from './queue/course-order.ts';

/** The learner's settings for a day of study. */
export interface DaySettings {
  readonly minutesPerDay: number;
  readonly newPerDay: number;
  readonly reviewsPerDay: number;
}

export interface DayOptions extends Standing, DaySettings {
  /** The ids of the units, in the order in which they are taught. */
  readonly units: readonly string[];
  /** The exam ahead. */
  readonly exam: Exam | null;
  readonly choices?: UnitChoices;
  /** The cards that the learner named, if any: then no plan leaves any of them out. */
  readonly named?: readonly ExamCard[];
  /** The plan and the points, if known already; otherwise they are computed. */
  readonly plan?: StudyPlan;
  readonly points?: ReadonlyMap<string, number>;
  /** The minutes for this session only, instead of the rest of the day's. */
  readonly sessionMinutes?: number;
  /** Whether to continue after the day's share: without limits, and with reviews before they are due. */
  readonly ahead?: boolean;
  /** The seconds of study on this day before this session. */
  readonly spent: number;
  readonly seed: string;
}

/** A review is asked before a new card even if it gains this many times less for its time. */
const PATIENCE = 4;

/** The cards of a day of study, for `buildQueue` and for a session. */
export type DayPlan = QueueOptions & {
  /** Those that were seen, then the new ones, in the order of their decks. */
  readonly entries: readonly ExamCard[];
  /** The new ones in the order in which they are taught. */
  readonly unseen: Iterable<ExamCard>;
};

/** The day's cards, limits, time and values. The exam plan is made for the remaining days, including today's minutes. */
export function planDay(options: DayOptions): DayPlan {
  const { exam, named, cards, states, day, scheduler, units, minutesPerDay, seed } = options;
  const { choices = NO_CHOICES, ahead = false } = options;
  const standing = exam && examStanding(exam, options, options.points);
  const plan = standing && (options.plan ?? selectCards(standing, minutesPerDay, choices));
  const asked = named ?? cards;
  const isChosen = (card: ExamCard): boolean =>
    named !== undefined || (plan ? plan.selected.has(card.identity) : !choices.never.has(card.unit));
  const seen: ExamCard[] = [];
  const fresh: ExamCard[] = [];
  for (const card of asked) {
    if (states.get(card.identity)?.memory) seen.push(card);
    else if (isChosen(card)) fresh.push(card);
  }
  const share = ahead ? Number.POSITIVE_INFINITY : shareToday(day, scheduler.parameters);
  return {
    entries: [...seen, ...fresh],
    unseen: { [Symbol.iterator]: () => courseOrder(fresh, units) },
    states,
    day,
    scheduler,
    newPerDay: ahead ? share : Math.ceil(options.newPerDay * share),
    reviewsPerDay: ahead ? share : Math.ceil(options.reviewsPerDay * share),
    budget: budgetOf(options),
    cost: cardCost(options),
    seed,
    ...(standing && plan ? { worth: worthOf(standing, plan) } : ahead && { worth: leastKnownFirst(options) }),
  };
}

function budgetOf({
  sessionMinutes,
  minutesPerDay,
  day,
  scheduler,
  spent,
}: DayOptions): QueueOptions['budget'] {
  if (sessionMinutes !== undefined) return { seconds: sessionMinutes * 60, spent: 0 };
  return { seconds: minutesPerDay * 60 * shareToday(day, scheduler.parameters), spent };
}

/** The values of reviews before they are due if there is no exam. */
function leastKnownFirst({ states, day, scheduler }: DayOptions): ReviewWorth {
  const known = (identity: string) =>
    retrievability(states.get(identity) ?? emptyState(), day, scheduler) ?? 1;
  return { price: 0, pointsPerSecond: (identity) => 1 - known(identity) };
}

function worthOf(standing: ExamStanding, { price }: StudyPlan): ReviewWorth {
  const known = new Map(standing.cards.map((card) => [card.identity, card]));
  return {
    price: price * PATIENCE,
    pointsPerSecond: (identity) => {
      const card = known.get(identity);
      return card ? pointsPerSecond(card, standing) : 0;
    },
  };
}

function cardCost({ cards, states, experience }: Standing): CardCost {
  const known = new Map<string, ExamCard>();
  for (const card of cards) known.set(card.identity, card);
  const met = cards.filter(({ identity }) => states.has(identity));
  const secondsOf = answerTimes(met, states);
  const chance = firstChance(met, states, experience);
  const seconds = (identity: string): number => {
    const card = known.get(identity);
    return card ? secondsOf(card) : 0;
  };
  return {
    seconds,
    firstDay: (identity) => {
      const card = known.get(identity);
      return card ? seconds(identity) * (2 - chance(card)) : 0;
    },
  };
}
