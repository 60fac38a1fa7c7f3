import { candidates, type QueueEntry, type Unit } from './candidates.ts';
import { type CardState, emptyState } from './card-state.ts';
import { retrievability } from './due.ts';
import { interleave, takeInTurn } from './interleave.ts';
import type { Queue } from './queue.ts';
import { createRandom, shuffle } from './random.ts';
import type { StudyDay } from './review.ts';
import type { Scheduler } from './scheduler.ts';

/** Topics from which new cards come at a time. */
const TOPICS_AT_ONCE = 3;

export interface QueueOptions {
  /** The cards that the learner selected, in the order of their decks. */
  readonly entries: readonly QueueEntry[];
  /** The states of all cards, selected or not: the day's limits count them too. */
  readonly states: ReadonlyMap<string, CardState>;
  readonly day: StudyDay;
  readonly scheduler: Scheduler;
  readonly newPerDay: number;
  readonly reviewsPerDay: number;
  /** Decides the order where nothing else does. */
  readonly seed: string;
  /**
   * What asking a card now is worth: the most valuable come first, new cards among reviews, and what is worth nothing is not asked.
   * Without it: what is due, then new cards; when not all that is due can be asked, what is likeliest to be recalled.
   */
  readonly worth?: (identity: string) => number;
}

/** What to ask on a day. Siblings never meet on one day; a chain comes whole, past the limit if need be. */
export function buildQueue(options: QueueOptions): Queue {
  const { states, day, scheduler, worth } = options;
  const random = createRandom(options.seed);
  const found = candidates(options.entries, states, day, scheduler);
  const likelihood = (identity: string) =>
    retrievability(states.get(identity) ?? emptyState(), day, scheduler) ?? 0;
  const today = countToday(states, day);
  const taken = new Set<string>();
  const due = bestFirst(shuffle(found.reviews, random), worth ?? likelihood);
  const reviews = withoutSiblings(worthwhile(due, worth), taken).slice(
    0,
    Math.max(0, options.reviewsPerDay - today.reviews),
  );
  const unseen = worth ? bestFirst(found.unseen, worth) : takeInTurn(found.unseen, TOPICS_AT_ONCE);
  const introduced = withinLimit(
    withoutSiblings(worthwhile(unseen, worth), taken),
    options.newPerDay - today.introduced,
  );
  const units = worth
    ? interleave(bestFirst([...reviews, ...introduced], worth))
    : [...interleave(shuffle(reviews, random)), ...interleave(introduced)];
  return { chain: [], units, steps: [...found.steps].sort((a, b) => a.dueAt - b.dueAt) };
}

function countToday(states: ReadonlyMap<string, CardState>, day: StudyDay) {
  let introduced = 0;
  let reviews = 0;
  for (const state of states.values()) {
    if (state.firstDay === day) introduced++;
    else if (state.lastDay === day) reviews++;
  }
  return { introduced, reviews };
}

function bestFirst(units: readonly Unit[], worth: (identity: string) => number): Unit[] {
  const valued = units.map((unit) => ({ unit, value: mean(unit.cards.map(worth)) }));
  return valued.sort((a, b) => b.value - a.value).map((v) => v.unit);
}

function worthwhile(units: readonly Unit[], worth: QueueOptions['worth']): readonly Unit[] {
  return worth ? units.filter((unit) => unit.begun === 'today' || mean(unit.cards.map(worth)) > 0) : units;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Only the first unit of any siblings; `taken` remembers them from one list to the next. */
function withoutSiblings(units: readonly Unit[], taken: Set<string>): Unit[] {
  return units.filter(({ siblings }) => {
    if (siblings === null) return true;
    if (taken.has(siblings)) return false;
    taken.add(siblings);
    return true;
  });
}

/** Units until the limit is reached, the last one whole; a chain that was begun today is finished at any rate. */
function withinLimit(units: readonly Unit[], limit: number): Unit[] {
  let left = limit;
  return units.filter((unit) => {
    if (left <= 0 && unit.begun !== 'today') return false;
    left -= unit.cards.length;
    return true;
  });
}
