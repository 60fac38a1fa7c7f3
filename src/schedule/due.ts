import { get_fuzz_range } from 'ts-fsrs';
import { type CardState, stepsOf } from './card-state.ts';
import { createRandom } from './random.ts';
import type { StudyDay } from './review.ts';
import type { Scheduler } from './scheduler.ts';

const MINUTE = 60_000;
/** Days below which an interval is not spread. */
const SHORTEST_FUZZED = 2.5;

/** Days, both included, among which an interval may be chosen. */
export interface IntervalRange {
  readonly from: number;
  readonly ideal: number;
  readonly to: number;
}

/**
 * The interval that the model asks for, and how far around it fuzz and balance may choose, in days. 0 for a card that is new or in a step.
 * The width is Anki's: <https://docs.ankiweb.net/studying.html#fuzz-factor>.
 */
export function intervalRange(state: CardState, { model, parameters }: Scheduler): IntervalRange {
  if (state.phase !== 'review' || !state.memory) return { from: 0, ideal: 0, to: 0 };
  const wanted = Math.round(model.interval(state.memory, parameters.desiredRetention));
  const ideal = Math.min(Math.max(1, wanted), parameters.maximumInterval);
  if (!parameters.fuzz || ideal < SHORTEST_FUZZED) return { from: ideal, ideal, to: ideal };
  const range = get_fuzz_range(ideal, 0, parameters.maximumInterval);
  return { from: range.min_ivl, ideal, to: range.max_ivl };
}

/** Days from the last review to the next, chosen within the range by the seed of the last event. */
export function interval(state: CardState, scheduler: Scheduler): number {
  const { from, to } = intervalRange(state, scheduler);
  return from === to ? from : createRandom(state.fuzzSeed).integer(from, to);
}

/** The day from which a card in review is asked again; `null` for one that is new or in a step. */
export function dueDay(state: CardState, scheduler: Scheduler): StudyDay | null {
  return state.phase === 'review' && state.lastDay !== null
    ? state.lastDay + interval(state, scheduler)
    : null;
}

/** Milliseconds UTC from which a card in a step is asked again; `null` for any other. */
export function stepDueAt(state: CardState, { parameters }: Scheduler): number | null {
  if (state.phase === 'new' || state.phase === 'review' || state.lastAt === null) return null;
  const steps = stepsOf(state.phase, parameters);
  const minutes = steps[Math.min(state.step, steps.length - 1)] ?? 0;
  return state.lastAt + minutes * MINUTE;
}

/** The chance of recall on a day, 0 to 1; `null` for a card that was never asked. */
export function retrievability(state: CardState, day: StudyDay, { model }: Scheduler): number | null {
  if (!state.memory || state.lastDay === null) return null;
  return model.recall(state.memory, Math.max(0, day - state.lastDay));
}
