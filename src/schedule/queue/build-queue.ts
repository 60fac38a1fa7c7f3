import { type CardState, emptyState } from '../card-state.ts';
import { retrievability } from '../due.ts';
import { createRandom, shuffle } from '../random.ts';
import type { StudyDay } from '../review.ts';
import type { Scheduler } from '../scheduler.ts';
import { type Candidates, candidates, type QueueEntry, type QueueUnit } from './candidates.ts';
import { interleave, takeInTurn } from './interleave.ts';
import type { Queue } from './queue.ts';

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
  /** With an exam ahead: the order of its plan, instead of what is due. */
  readonly exam?: ExamOrder;
}

/** How the cards of a day are chosen and ordered when there is an exam to be ready for. */
export interface ExamOrder {
  /** What asking a card now is worth: the most valuable come first, and what is worth nothing is not asked. */
  readonly worth: (identity: string) => number;
  /** Seconds that asking it is expected to take. */
  readonly seconds: (identity: string) => number;
  /** Seconds that the day has for cards; those of today are taken off by whoever knows them. */
  readonly budget: number;
}

/**
 * What to ask on a day. Siblings never meet on one day; a chain comes whole, past the limit if need be.
 *
 * Without an exam: what is due, then new cards; when not all that is due can be asked, what is likeliest to be recalled. With one: new and
 * seen cards by worth until the day's time is full, due or not, and missed ones again at the end.
 */
export function buildQueue(options: QueueOptions): Queue {
  const { states, day, scheduler, exam } = options;
  const found = candidates(options.entries, states, day, scheduler, exam !== undefined);
  const steps = [...found.steps].sort((a, b) => a.dueAt - b.dueAt);
  const units = exam ? byWorth(found, options, exam) : byDue(found, options);
  return { chain: [], units, steps, stepsLast: exam !== undefined };
}

function byDue(found: Candidates, options: QueueOptions): QueueUnit[] {
  const { states, day, scheduler } = options;
  const random = createRandom(options.seed);
  const today = countToday(states, day);
  const taken = new Set<string>();
  const likelihood = (identity: string) =>
    retrievability(states.get(identity) ?? emptyState(), day, scheduler) ?? 0;
  const due = withoutSiblings(bestFirst(shuffle(found.reviews, random), likelihood), taken);
  const reviews = due.slice(0, Math.max(0, options.reviewsPerDay - today.reviews));
  const unseen = withoutSiblings(takeInTurn(found.unseen, TOPICS_AT_ONCE), taken);
  const introduced = withinLimit(unseen, options.newPerDay - today.introduced, (unit) => unit.cards.length);
  return [...interleave(shuffle(reviews, random)), ...interleave(introduced)];
}

function byWorth(found: Candidates, options: QueueOptions, exam: ExamOrder): QueueUnit[] {
  const worth = memoised(exam.worth);
  const mixed = shuffle([...found.reviews, ...found.unseen], createRandom(options.seed));
  const useful = mixed.filter((unit) => unit.begun === 'today' || unit.cards.some((card) => worth(card) > 0));
  const best = withoutSiblings(bestFirst(useful, worth), new Set());
  const today = countToday(options.states, options.day);
  let reviews = options.reviewsPerDay - today.reviews;
  const allowed = best.filter((unit) => unit.type === 'new' || reviews-- > 0);
  const isNew = (unit: QueueUnit) => (unit.type === 'new' ? unit.cards.length : 0);
  const paced = withinLimit(allowed, options.newPerDay - today.introduced, isNew);
  const time = (unit: QueueUnit) => unit.cards.reduce((sum, card) => sum + exam.seconds(card), 0);
  return interleave(withinLimit(paced, exam.budget, time));
}

function memoised(of: (identity: string) => number): (identity: string) => number {
  const known = new Map<string, number>();
  return (identity) => {
    const value = known.get(identity) ?? of(identity);
    known.set(identity, value);
    return value;
  };
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

function bestFirst(units: readonly QueueUnit[], worth: (identity: string) => number): QueueUnit[] {
  const valued = units.map((unit) => ({ unit, value: mean(unit.cards.map(worth)) }));
  return valued.sort((a, b) => b.value - a.value).map((v) => v.unit);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Only the first unit of any siblings; `taken` remembers them from one list to the next. */
function withoutSiblings(units: readonly QueueUnit[], taken: Set<string>): QueueUnit[] {
  return units.filter(({ siblings }) => {
    if (siblings === null) return true;
    if (taken.has(siblings)) return false;
    taken.add(siblings);
    return true;
  });
}

/** Units until the limit is reached, the last one whole; a chain that was begun today is finished at any rate. */
function withinLimit(
  units: readonly QueueUnit[],
  limit: number,
  size: (unit: QueueUnit) => number,
): QueueUnit[] {
  let left = limit;
  return units.filter((unit) => {
    const counts = size(unit);
    if (counts > 0 && left <= 0 && unit.begun !== 'today') return false;
    left -= counts;
    return true;
  });
}
