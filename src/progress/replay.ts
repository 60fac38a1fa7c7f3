import {
  applyKnown,
  applyManualChange,
  applyReview,
  type CardState,
  emptyState,
} from '../schedule/card-state.ts';
import type { StudyDay } from '../schedule/review.ts';
import type { Scheduler } from '../schedule/scheduler.ts';
import { type EffectiveEvent, effective } from './effective.ts';
import type { ProgressEvent } from './event.ts';

/** The work of a study day, against which the daily limits are counted. */
export interface DayCount {
  /** The number of cards asked for the first time. */
  readonly new: number;
  /** The number of answers to cards in review, not in their learning steps. */
  readonly reviews: number;
  /** Time spent on all answers, in milliseconds. */
  readonly ms: number;
}

/** The properties by which events are ordered. */
export interface EventTime {
  readonly at: number;
  readonly id: string;
}

/** The state that results from the log. It is changed in place: copying ten thousand cards for each answer would be slow. */
export interface Memories {
  /** By the current identities of the cards. */
  readonly states: Map<string, CardState>;
  readonly days: Map<StudyDay, DayCount>;
  /** The earlier identities in the log, with the current ones. */
  readonly renamed: Map<string, string>;
  /** The last event in the order of events, effective or not, or `null`. */
  newest: EventTime | null;
}

/** The parameters of a replay: the memory model, and the current identity of a renamed card. */
export interface ReplayContext {
  readonly scheduler: Scheduler;
  readonly resolve: (identity: string) => string;
}

export const NOTHING_DONE: DayCount = { new: 0, reviews: 0, ms: 0 };

/** Replays all events, in any order and with repetitions. */
export function replay(events: readonly ProgressEvent[], reading: ReplayContext): Memories {
  const memories: Memories = { states: new Map(), days: new Map(), renamed: new Map(), newest: null };
  for (const event of effective(events)) count(memories, event, reading);
  let newest: EventTime | null = null;
  for (const event of events) if (isAfter(event, newest)) newest = event;
  memories.newest = newest && { at: newest.at, id: newest.id };
  return memories;
}

/** Whether events can be added without replaying earlier ones: none undoes one, and none belongs before one that was applied. */
export function isNext(memories: Memories, events: readonly ProgressEvent[]): boolean {
  const takesBack = (event: ProgressEvent): boolean =>
    event.type === 'undo' || (event.type === 'review' && event.replaces !== undefined);
  return events.every((event) => !takesBack(event) && isAfter(event, memories.newest));
}

/** Adds the next events to memories. */
export function extend(memories: Memories, events: readonly ProgressEvent[], reading: ReplayContext): void {
  for (const event of effective(events)) {
    count(memories, event, reading);
    see(memories, event);
  }
}

/** Updates the newest event if this one is newer. */
export function see(memories: Memories, { at, id }: EventTime): void {
  if (isAfter({ at, id }, memories.newest)) memories.newest = { at, id };
}

/** Whether memories use the current identities of the cards. */
export function isNamedAs({ states, renamed }: Memories, resolve: ReplayContext['resolve']): boolean {
  for (const name of states.keys()) if (resolve(name) !== name) return false;
  for (const [earlier, name] of renamed) if (resolve(earlier) !== name) return false;
  return true;
}

function count(
  { states, days, renamed }: Memories,
  event: EffectiveEvent,
  { scheduler, resolve }: ReplayContext,
): void {
  const card = resolve(event.card);
  if (card !== event.card) renamed.set(event.card, card);
  const state = states.get(card);
  if (event.type === 'know') {
    states.set(card, applyKnown(state ?? emptyState(), event.day, scheduler, `${event.id} ${card}`));
    return;
  }
  if (event.type !== 'review') {
    states.set(card, applyManualChange(state ?? emptyState(), event.type, event.day));
    return;
  }
  const day = days.get(event.day) ?? NOTHING_DONE;
  const part = contribution(state, event);
  days.set(event.day, {
    new: day.new + part.new,
    reviews: day.reviews + part.reviews,
    ms: day.ms + part.ms,
  });
  states.set(card, applyReview(state ?? emptyState(), event, scheduler, event.id));
}

/** Adds an event to its day's work, by the state of its card before it. */
export function contribution(state: CardState | undefined, event: EffectiveEvent): DayCount {
  if (event.type !== 'review') return NOTHING_DONE;
  const phase = state?.phase ?? 'new';
  return { new: phase === 'new' ? 1 : 0, reviews: phase === 'review' ? 1 : 0, ms: event.ms };
}

export function isAfter(event: EventTime, newest: EventTime | null): boolean {
  return newest === null || event.at > newest.at || (event.at === newest.at && event.id > newest.id);
}
