import type { DayOptions } from '../day.ts';
import { countStudyDays } from '../day-share.ts';
import type { StudyDay } from '../review.ts';
import { type Exam, type ExamCard, examStanding, type Standing, stateOf } from './exam.ts';
import { type Forecast, forecast } from './forecast.ts';
import { NO_CHOICES, selectCards } from './select.ts';

/** The daily minutes that a plan compares with the learner's own. */
const COMPARED = [15, 30, 45, 60, 90, 120];
/** The greatest number of daily minutes that the plan recommends. */
export const MOST_MINUTES = 240;
/** The greatest number of days that a plan looks ahead; a later exam is planned as if it were then. */
export const FARTHEST = 366;

/** The result of a number of minutes a day. */
export interface PlanRow extends Forecast {
  readonly minutes: number;
  /** Whether these are the learner's own minutes. */
  readonly own: boolean;
}

/** A unit of the course in a plan. */
export interface PlannedUnit {
  readonly id: string;
  readonly state: 'done' | 'in progress' | 'to come' | 'left out';
  readonly cards: number;
  readonly seen: number;
  /** The number of unseen cards that the plan selects. */
  readonly selected: number;
}

/** The best use of the learner's minutes until the exam, as of today. */
export interface ExamPlan {
  readonly examDay: StudyDay;
  /** The number of nights until the exam. */
  readonly daysLeft: number;
  /** The number of days until then, including today, without days off. */
  readonly studyDays: number;
  readonly minutesPerDay: number;
  /** 0 to 1. */
  readonly passMark: number;
  readonly own: PlanRow;
  /** Sorted by minutes, including the learner's own. */
  readonly rows: readonly PlanRow[];
  /** In teaching order. */
  readonly units: readonly PlannedUnit[];
  /** The fewest of the compared minutes that lead to the pass mark; `null` if none do. */
  readonly minutesToPass: number | null;
}

/** @param modelError how far predictions were off as a whole, 0 to 1, where that is known */
export function examPlan(options: DayOptions & { readonly exam: Exam }, modelError?: number): ExamPlan {
  const { day, scheduler, minutesPerDay, passMark, exam } = {
    ...options,
    passMark: options.exam.passMark / 100,
  };
  const horizon = { ...exam, day: Math.min(exam.day, day + FARTHEST) };
  const minutes = [...new Set([...COMPARED, minutesPerDay])].sort((a, b) => a - b);
  const rows = minutes.map((each) => ({
    minutes: each,
    own: each === minutesPerDay,
    ...forecast({ ...options, exam: horizon, minutesPerDay: each }, modelError),
  }));
  const own = rows.find((row) => row.own);
  if (!own) throw new RangeError('a plan without the minutes that it is for');
  return {
    examDay: exam.day,
    daysLeft: exam.day - day,
    studyDays: countStudyDays(day, exam.day, scheduler.parameters),
    minutesPerDay,
    passMark,
    own,
    rows,
    units: plannedUnits(options, horizon),
    minutesToPass: rows.find((row) => row.score >= passMark && row.minutes <= MOST_MINUTES)?.minutes ?? null,
  };
}

function plannedUnits(options: DayOptions, exam: Exam): PlannedUnit[] {
  const { selected } = selectCards(
    examStanding(exam, options),
    options.minutesPerDay,
    options.choices ?? NO_CHOICES,
  );
  const members = new Map<string, ExamCard[]>(options.units.map((unit) => [unit, []]));
  for (const card of options.cards) members.get(card.unit)?.push(card);
  return [...members].flatMap(([id, cards]) =>
    cards.length === 0 ? [] : [plannedUnit(id, cards, selected, options)],
  );
}

function plannedUnit(
  id: string,
  cards: readonly ExamCard[],
  chosen: ReadonlySet<string>,
  standing: Standing,
): PlannedUnit {
  const seen = cards.filter((card) => stateOf(standing, card).memory !== null).length;
  const selected = cards.filter((card) => chosen.has(card.identity)).length;
  const state = selected > 0 ? (seen > 0 ? 'in progress' : 'to come') : seen > 0 ? 'done' : 'left out';
  return { id, state, cards: cards.length, seen, selected };
}
