import { get_fuzz_range } from 'ts-fsrs';
import type { CardState } from './card-state.ts';
import { dayShare } from './day-share.ts';
import type { Memory } from './memory-model.ts';
import type { MemoryParameters } from './parameters.ts';
import { createRandom } from './random.ts';
import type { StudyDay } from './review.ts';
import type { Scheduler } from './scheduler.ts';
import { daysSince } from './study-day.ts';

/** Intervals below this number of days get no fuzz. */
const SHORTEST_FUZZED = 2.5;

/** The range of days, both included, from which an interval is chosen. */
export interface IntervalRange {
  readonly from: number;
  readonly ideal: number;
  readonly to: number;
}

/**
 * The interval that the model gives, and the range around it from which it is chosen, in days. 0 for a card that is new or in its steps. The
 * width is Anki's: <https://docs.ankiweb.net/studying.html#fuzz-factor>. If the interval would reach the exam, it ends in the last third of
 * the days before it, so that these cards are not all due on its eve.
 */
export function intervalRange(state: CardState, scheduler: Scheduler): IntervalRange {
  if (state.phase !== 'review' || !state.memory) return { from: 0, ideal: 0, to: 0 };
  const { parameters } = scheduler;
  const wanted = wantedInterval(state.memory, scheduler);
  const beforeExam = daysBeforeExam(state, parameters);
  const most = Math.min(parameters.maximumInterval, beforeExam);
  const ideal = Math.min(wanted, most);
  if (!parameters.fuzz || ideal < SHORTEST_FUZZED) return { from: ideal, ideal, to: ideal };
  if (wanted > beforeExam) return { from: Math.ceil((ideal * 2) / 3), ideal, to: ideal };
  const range = get_fuzz_range(ideal, 0, most);
  return { from: range.min_ivl, ideal, to: range.max_ivl };
}

/** The model's interval in whole days, without limits. */
function wantedInterval(memory: Memory, { model, parameters }: Scheduler): number {
  return Math.max(1, Math.round(model.interval(memory, parameters.desiredRetention)));
}

/** The longest interval that ends before the exam, at least one day; infinite if there is no exam after the last review. */
function daysBeforeExam({ lastDay }: CardState, { examDay }: MemoryParameters): number {
  if (examDay === null || lastDay === null || lastDay >= examDay) return Number.POSITIVE_INFINITY;
  return Math.max(1, examDay - 1 - lastDay);
}

/**
 * Days from the last review to the next: chosen within the range, off the days off and seldom on easy days, by the seed of the last event.
 * @internal
 */
export function interval(state: CardState, scheduler: Scheduler): number {
  const { from, to } = intervalRange(state, scheduler);
  if (from === to || state.lastDay === null) return from;
  const { parameters } = scheduler;
  const random = createRandom(state.fuzzSeed);
  if (parameters.daysOff.length === 0 && parameters.easyDays.length === 0) return random.integer(from, to);
  const { lastDay } = state;
  const days = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  const tickets = parameters.easyDays.length === 0 ? 1 : 2;
  const open = days.flatMap((d) => Array<number>(tickets * dayShare(lastDay + d, parameters)).fill(d));
  const choice = open.length > 0 ? open : days;
  return choice[random.integer(0, choice.length - 1)] ?? from;
}

/** The day from which a card in review is due; `null` for one that is new or in its steps. */
export function dueDay(state: CardState, scheduler: Scheduler): StudyDay | null {
  return state.phase === 'review' && state.lastDay !== null
    ? state.lastDay + interval(state, scheduler)
    : null;
}

/**
 * Whether a card in review is due by a day: as `dueDay`, but without choosing an interval if its range decides. A range goes
 * at most from two thirds to four thirds of the ideal interval, so the ideal decides for most cards.
 */
export function isDueBy(state: CardState, day: StudyDay, scheduler: Scheduler): boolean {
  if (state.phase !== 'review' || state.lastDay === null) return false;
  const elapsed = day - state.lastDay;
  if (elapsed < 1) return false;
  const wanted = state.memory ? wantedInterval(state.memory, scheduler) : 0;
  if (elapsed * 3 >= wanted * 4) return true;
  const { parameters } = scheduler;
  if (elapsed * 3 < Math.min(wanted, parameters.maximumInterval, daysBeforeExam(state, parameters)) * 2)
    return false;
  const { from, to } = intervalRange(state, scheduler);
  if (elapsed < from || elapsed >= to) return elapsed >= to;
  return interval(state, scheduler) <= elapsed;
}

/** The probability of recall on a day, 0 to 1; `null` for a card that was never asked. */
export function retrievability(state: CardState, day: StudyDay, { model }: Scheduler): number | null {
  if (!state.memory || state.lastDay === null) return null;
  return model.recall(state.memory, daysSince(state.lastDay, day));
}
