import { encodeEvent } from './codec.ts';
import type {
  EventMetadata,
  ManualChangeEvent,
  ProgressEvent,
  RecordableEvent,
  ReviewEvent,
  UndoEvent,
} from './event.ts';

/** One card of an event that marks cards as known. */
export interface KnownCardEvent extends EventMetadata {
  readonly type: 'know';
  readonly card: string;
}

/** The effect of an event on one card. */
export type EffectiveEvent = ReviewEvent | ManualChangeEvent | KnownCardEvent;

/** The order in which events are applied: by time, and by id within a millisecond. */
function inOrder(a: ProgressEvent, b: ProgressEvent): number {
  return a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/**
 * Each event once. Of two different events with one id, which this program never writes, the one whose line sorts first, so that
 * it does not matter which one was read first.
 */
export function distinct(events: readonly ProgressEvent[]): ProgressEvent[] {
  const byId = new Map<string, ProgressEvent>();
  for (const event of events) {
    const other = byId.get(event.id);
    if (other === undefined || encodeEvent(event) < encodeEvent(other)) byId.set(event.id, event);
  }
  return [...byId.values()];
}

/**
 * The ids of the undone events. An event is undone if an undo that is not itself undone names it. Undos that name
 * each other in a circle, as in a forged log, have no effect. A review that replaces another undoes it permanently.
 */
export function takenBack(events: readonly ProgressEvent[]): ReadonlySet<string> {
  const undos = events.filter((event) => event.type === 'undo');
  const waiting = new Map<string, number>();
  for (const undo of undos) waiting.set(undo.of, (waiting.get(undo.of) ?? 0) + 1);
  const byId = new Map(undos.map((undo) => [undo.id, undo]));
  const gone = new Set<string>();
  const decided: UndoEvent[] = undos.filter((undo) => !waiting.has(undo.id));
  for (let undo = decided.pop(); undo; undo = decided.pop()) {
    if (!gone.has(undo.id)) gone.add(undo.of);
    const left = (waiting.get(undo.of) ?? 0) - 1;
    waiting.set(undo.of, left);
    const target = byId.get(undo.of);
    if (target && left === 0) decided.push(target);
  }
  for (const event of events)
    if (event.type === 'review' && event.replaces !== undefined) gone.add(event.replaces);
  return gone;
}

/** The effects of the events, card by card, in order: each event once, without undone events and without the undos. */
export function effective(events: readonly ProgressEvent[]): EffectiveEvent[] {
  return counting(events).flatMap((event): EffectiveEvent[] => {
    if (event.type === 'review' || !('cards' in event)) return [event];
    const { cards, ...rest } = event;
    return cards.map((card) => ({ ...rest, card }));
  });
}

/**
 * Events in the order in which they happened: by time or, if the clock was set back, in the order of the log.
 * @param events in the order of the log
 * @param brought the ids of events that a merge brought from another log
 */
export function asGiven<T extends ProgressEvent>(events: readonly T[], brought: ReadonlySet<string>): T[] {
  let latest = Number.NEGATIVE_INFINITY;
  const timed = events.map((event) => {
    if (brought.has(event.id)) return { event, at: event.at };
    latest = Math.max(latest, event.at);
    return { event, at: latest };
  });
  return timed.sort((a, b) => a.at - b.at).map(({ event }) => event);
}

/** The events that count, in order: each once, without undone events and without the undos. */
function counting(events: readonly ProgressEvent[]): RecordableEvent[] {
  return countingOf(events).sort(inOrder);
}

/** As `counting`, in the given order. */
export function countingOf(events: readonly ProgressEvent[]): RecordableEvent[] {
  const once = distinct(events);
  const gone = takenBack(once);
  return once.filter((event) => event.type !== 'undo').filter((event) => !gone.has(event.id));
}
