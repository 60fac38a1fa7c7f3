import type { Kind } from '../deck/card.ts';
import { type CardState, emptyState } from '../schedule/card-state.ts';
import { isDueBy } from '../schedule/due.ts';
import type { StudyDay } from '../schedule/review.ts';
import type { Scheduler } from '../schedule/scheduler.ts';
import type { SessionEntry } from './card-feed.ts';

/** A learner's progress in a topic. */
export interface TopicStatus {
  readonly topic: string;
  readonly domain: string;
  readonly cards: number;
  /** Cards that were never asked. */
  readonly new: number;
  /** Cards to be asked today, including those in learning steps. */
  readonly due: number;
  readonly kinds: Readonly<Partial<Record<Kind, number>>>;
}

/** The topics of some cards, in the order of their first cards. A suspended card counts only towards the total. */
export function topicStatuses(
  entries: readonly SessionEntry[],
  states: ReadonlyMap<string, CardState>,
  day: StudyDay,
  scheduler: Scheduler,
): TopicStatus[] {
  const topics = new Map<string, SessionEntry[]>();
  for (const entry of entries) {
    const known = topics.get(entry.topic);
    if (known) known.push(entry);
    else topics.set(entry.topic, [entry]);
  }
  return [...topics].map(([topic, cards]) => {
    const open = cards
      .map(({ identity }) => states.get(identity) ?? emptyState())
      .filter((state) => state.suspended === null);
    return {
      topic,
      domain: cards[0]?.domain ?? '',
      cards: cards.length,
      new: open.filter((state) => state.phase === 'new').length,
      due: open.filter((state) => isDue(state, day, scheduler)).length,
      kinds: countKinds(cards),
    };
  });
}

/** Whether a card is due on a day: its interval has passed, or it is in its learning steps. */
export function isDue(state: CardState, day: StudyDay, scheduler: Scheduler): boolean {
  if (state.suspended !== null || state.buriedOn === day) return false;
  if (state.phase === 'learning' || state.phase === 'relearning') return true;
  return isDueBy(state, day, scheduler);
}

function countKinds(cards: readonly SessionEntry[]): Partial<Record<Kind, number>> {
  const kinds: Partial<Record<Kind, number>> = {};
  for (const { kind } of cards) kinds[kind] = (kinds[kind] ?? 0) + 1;
  return kinds;
}
