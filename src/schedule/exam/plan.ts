import { countStudyDays, shareToday, usualDays } from '../day-share.ts';
import type { StudyDay } from '../review.ts';
import { type ExamCard, type ExamStanding, stateOf } from './exam.ts';
import { newPerDay } from './new-per-day.ts';
import { expectedAnswers, expectedReviews } from './workload.ts';

/** The unseen cards of a topic that the time does not reach. */
export interface OutOfReach {
  readonly topic: string;
  readonly domain: string;
  readonly cards: number;
  /** Share of the exam's points that they stand for, 0 to 1. */
  readonly points: number;
}

/** The way to the exam day, as it looks today. */
export interface ExamPlan {
  readonly examDay: StudyDay;
  /** Nights until the exam. */
  readonly daysLeft: number;
  /** Days until then, today included, without days off. */
  readonly studyDays: number;
  readonly unseen: number;
  /** For today. */
  readonly newPerDay: number;
  /** The mean until the exam, of cards seen and cards to come. */
  readonly reviewsPerDay: number;
  /** What all of it takes on a usual day. */
  readonly minutesNeeded: number;
  readonly minutesPerDay: number;
  readonly holds: boolean;
  /** What to drop first when it does not hold, the least points for the time first; so many cards that the rest holds. */
  readonly outOfReach: readonly OutOfReach[];
  /** Whether not even the reviews of what was seen fit. */
  readonly reviewsFit: boolean;
}

/** @param minutesPerDay what the learner has */
export function examPlan(standing: ExamStanding, minutesPerDay: number): ExamPlan {
  const { cards, day, exam, scheduler } = standing;
  const { parameters } = scheduler;
  const studyDays = countStudyDays(day, exam.day, parameters);
  const usual = usualDays(day, exam.day, parameters);
  const open = cards.filter((card) => stateOf(standing, card).suspended === null);
  const unseen = open.filter((card) => stateOf(standing, card).memory === null);
  const answers = expectedAnswers(day, exam.day, scheduler);
  let reviews = unseen.length * (answers - 1);
  let reviewSeconds = 0;
  for (const card of open) {
    const expected = expectedReviews(stateOf(standing, card), day, exam.day, scheduler);
    reviews += expected;
    reviewSeconds += expected * standing.seconds(card);
  }
  const time = (card: ExamCard) => answers * standing.seconds(card);
  const needed = reviewSeconds + total(unseen, time);
  const available = minutesPerDay * 60 * usual;
  return {
    examDay: exam.day,
    daysLeft: exam.day - day,
    studyDays,
    unseen: unseen.length,
    newPerDay: Math.min(unseen.length, newPerDay(unseen.length, usual, shareToday(day, parameters))),
    reviewsPerDay: reviews / studyDays,
    minutesNeeded: needed / 60 / usual,
    minutesPerDay,
    holds: needed <= available,
    outOfReach: outOfReach(unseen, standing.share, time, needed - available),
    reviewsFit: reviewSeconds <= available,
  };
}

/** Whole topics, then part of one, until as many seconds are saved as are missing. */
function outOfReach(
  unseen: readonly ExamCard[],
  share: (card: ExamCard) => number,
  time: (card: ExamCard) => number,
  missing: number,
): OutOfReach[] {
  const dropped: OutOfReach[] = [];
  let left = missing;
  for (const [topic, cards] of leastValuableFirst(unseen, share, time)) {
    const gone: ExamCard[] = [];
    for (const card of [...cards].reverse()) {
      if (left <= 0) break;
      left -= time(card);
      gone.push(card);
    }
    if (gone.length === 0) break;
    dropped.push({ topic, domain: cards[0]?.domain ?? '', cards: gone.length, points: total(gone, share) });
  }
  return dropped;
}

/** Topics with their cards, by points for the time. */
function leastValuableFirst(
  cards: readonly ExamCard[],
  share: (card: ExamCard) => number,
  time: (card: ExamCard) => number,
): [string, ExamCard[]][] {
  const topics = new Map<string, ExamCard[]>();
  for (const card of cards) {
    const topic = topics.get(card.topic);
    if (topic) topic.push(card);
    else topics.set(card.topic, [card]);
  }
  const value = (members: readonly ExamCard[]) => total(members, share) / total(members, time);
  return [...topics].sort(([, a], [, b]) => value(a) - value(b));
}

function total(cards: readonly ExamCard[], of: (card: ExamCard) => number): number {
  return cards.reduce((sum, card) => sum + of(card), 0);
}
