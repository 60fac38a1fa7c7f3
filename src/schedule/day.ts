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

/** What a learner set, as far as a day of study goes. */
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
  /** The cards to ask, where the learner named some: then no plan leaves any of them out. */
  readonly named?: readonly ExamCard[];
  /** What is known already of the plan and the points; made here where it is not given. */
  readonly plan?: StudyPlan;
  readonly points?: ReadonlyMap<string, number>;
  /** Minutes for this session alone, in place of what is left of the day. */
  readonly sessionMinutes?: number;
  /** Whether to go on after the day's share: no limits, and reviews before they are due. */
  readonly ahead?: boolean;
  /** Seconds that were studied on the day before this session. */
  readonly spent: number;
  readonly seed: string;
}

/** How much less than a new card a review may bring for its time and still be asked before it. */
const PATIENCE = 4;

/** What a day of study asks, for `buildQueue`, and for a session. */
export type DayPlan = QueueOptions & {
  /** Those that were seen, then the new ones, in the order of their decks. */
  readonly entries: readonly ExamCard[];
  /** The new ones in the order in which they are taught. */
  readonly unseen: Iterable<ExamCard>;
};

/** The day's cards, limits, time and values. The plan toward an exam is made for the days that are left, today's minutes included. */
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

/** For reviews before they are due where there is no exam to value them by. */
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
