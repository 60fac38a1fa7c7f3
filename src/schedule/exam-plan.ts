import { type CardState, emptyState } from './card-state.ts';
import type { ExamCard, ExamOutlook } from './exam.ts';
import { newPerDay } from './new-per-day.ts';
import type { StudyDay } from './review.ts';
import type { Scheduler } from './scheduler.ts';
import { weekday } from './study-day.ts';
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
  /** What all of it takes a day. */
  readonly minutesNeeded: number;
  readonly minutesPerDay: number;
  readonly holds: boolean;
  /** What to drop first when it does not hold, the least points for the time first; so many cards that the rest holds. */
  readonly outOfReach: readonly OutOfReach[];
  /** Whether not even the reviews of what was seen fit. */
  readonly reviewsFit: boolean;
}

/** @param minutesPerDay what the learner has */
export function examPlan(
  cards: readonly ExamCard[],
  states: ReadonlyMap<string, CardState>,
  day: StudyDay,
  outlook: ExamOutlook,
  scheduler: Scheduler,
  minutesPerDay: number,
): ExamPlan {
  const examDay = outlook.exam.day;
  const studyDays = countStudyDays(day, examDay, scheduler.parameters.daysOff);
  const open = cards.filter(({ identity }) => (states.get(identity) ?? emptyState()).suspended === null);
  const unseen = open.filter(({ identity }) => !states.get(identity)?.memory);
  const answers = expectedAnswers(day, examDay, scheduler);
  let reviews = unseen.length * (answers - 1);
  let reviewSeconds = 0;
  for (const card of open) {
    const expected = expectedReviews(states.get(card.identity) ?? emptyState(), day, examDay, scheduler);
    reviews += expected;
    reviewSeconds += expected * outlook.seconds(card);
  }
  const time = (card: ExamCard) => answers * outlook.seconds(card);
  const needed = unseen.reduce((sum, card) => sum + time(card), reviewSeconds);
  const available = minutesPerDay * 60 * studyDays;
  return {
    examDay,
    daysLeft: examDay - day,
    studyDays,
    unseen: unseen.length,
    newPerDay: Math.min(unseen.length, newPerDay(unseen.length, studyDays)),
    reviewsPerDay: reviews / studyDays,
    minutesNeeded: needed / 60 / studyDays,
    minutesPerDay,
    holds: needed <= available,
    outOfReach: outOfReach(unseen, outlook, time, needed - available),
    reviewsFit: reviewSeconds <= available,
  };
}

/** Days from one to another, the first included and the second not, without days off; 1 at least. */
export function countStudyDays(from: StudyDay, to: StudyDay, daysOff: readonly number[]): number {
  let count = 0;
  for (let day = from; day < to; day++) if (!daysOff.includes(weekday(day))) count++;
  return Math.max(1, count);
}

/** Whole topics, then part of one, until as many seconds are saved as are missing. */
function outOfReach(
  unseen: readonly ExamCard[],
  outlook: ExamOutlook,
  time: (card: ExamCard) => number,
  missing: number,
): OutOfReach[] {
  const topics = new Map<string, ExamCard[]>();
  for (const card of unseen) topics.set(card.topic, [...(topics.get(card.topic) ?? []), card]);
  const points = (cards: readonly ExamCard[]) => cards.reduce((sum, card) => sum + outlook.share(card), 0);
  const seconds = (cards: readonly ExamCard[]) => cards.reduce((sum, card) => sum + time(card), 0);
  const cheapest = [...topics].map(([topic, cards]) => ({
    topic,
    cards,
    value: points(cards) / seconds(cards),
  }));
  const dropped: OutOfReach[] = [];
  let left = missing;
  for (const { topic, cards } of cheapest.sort((a, b) => a.value - b.value)) {
    const gone: ExamCard[] = [];
    for (const card of [...cards].reverse()) {
      if (left <= 0) break;
      left -= time(card);
      gone.push(card);
    }
    if (gone.length === 0) break;
    dropped.push({ topic, domain: cards[0]?.domain ?? '', cards: gone.length, points: points(gone) });
  }
  return dropped;
}
