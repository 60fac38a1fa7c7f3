import { type CardState, emptyState, isMissed } from '../card-state.ts';
import { isDueBy } from '../due.ts';
import type { StudyDay } from '../review.ts';
import type { Scheduler } from '../scheduler.ts';
import { chainOf, siblingsOf } from './chain.ts';

/** What the schedule knows of a card; an entry of the catalogue is one. */
export interface QueueEntry {
  readonly identity: string;
  readonly topic: string;
  readonly group?: string;
  readonly order?: number;
}

/** Cards that are asked one right after the other: one card, or the unseen cards of a chain. */
export interface QueueBlock {
  readonly type: 'new' | 'review';
  readonly topic: string;
  readonly cards: readonly string[];
  /** Blocks of the same siblings are kept apart; `null` where there are none. */
  readonly siblings: string | null;
  /** The rest of a chain that was begun: today, earlier, or not at all. */
  readonly begun: 'today' | 'earlier' | null;
}

/** What might be asked on a day, before limits and order. */
export interface Candidates {
  /** Cards that were missed on the day, or on the last one that was studied, and not answered right since. */
  readonly missed: readonly string[];
  readonly reviews: readonly QueueBlock[];
  /** In the order of the entries, but for chains that were begun, which come first. */
  readonly unseen: readonly QueueBlock[];
}

interface Candidate {
  readonly entry: QueueEntry;
  readonly state: CardState;
}

/**
 * Leaves out what is suspended, buried for the day, or a sibling of a card that was seen on it.
 * @param early whether a seen card may be asked before it is due
 */
export function candidates(
  entries: readonly QueueEntry[],
  states: ReadonlyMap<string, CardState>,
  day: StudyDay,
  scheduler: Scheduler,
  early: boolean,
): Candidates {
  const all = entries.map((entry) => ({ entry, state: states.get(entry.identity) ?? emptyState() }));
  const seen = new Set(all.filter((c) => c.state.lastDay === day).map((c) => siblingsOf(c.entry)));
  const open = all.filter(({ state }) => state.suspended === null && state.buriedOn !== day);
  const apart = open.filter(({ entry }) => siblingsOf(entry) === null || !seen.has(siblingsOf(entry)));
  const lastStudied = all.reduce(
    (last, { state }) => (state.reviews > 0 ? Math.max(last, state.lastDay ?? 0) : last),
    0,
  );
  const missed = open.filter(({ state }) => isMissed(state) && (state.lastDay ?? 0) >= lastStudied);
  const first = new Set(missed);
  return {
    missed: missed
      .sort((a, b) => (a.state.lastAt ?? 0) - (b.state.lastAt ?? 0))
      .map(({ entry }) => entry.identity),
    reviews: apart
      .filter((candidate) => !first.has(candidate) && isReviewOn(candidate.state, day, scheduler, early))
      .map(({ entry }) => block('review', [entry], null)),
    unseen: unseenBlocks(apart, begunChains(all, day)),
  };
}

function isReviewOn(state: CardState, day: StudyDay, scheduler: Scheduler, early: boolean): boolean {
  if (state.phase === 'new' || state.lastDay === day) return false;
  return early || isMissed(state) || isDueBy(state, day, scheduler);
}

function block(
  type: QueueBlock['type'],
  cards: readonly QueueEntry[],
  begun: QueueBlock['begun'],
): QueueBlock {
  const [first] = cards;
  return {
    type,
    topic: first?.topic ?? '',
    cards: cards.map((card) => card.identity),
    siblings: first ? siblingsOf(first) : null,
    begun,
  };
}

function begunChains(all: readonly Candidate[], day: StudyDay): Map<string, 'today' | 'earlier'> {
  const begun = new Map<string, 'today' | 'earlier'>();
  for (const { entry, state } of all) {
    const chain = chainOf(entry);
    if (chain === null || state.firstDay === null) continue;
    if (state.firstDay === day) begun.set(chain, 'today');
    else if (!begun.has(chain)) begun.set(chain, 'earlier');
  }
  return begun;
}

function unseenBlocks(
  open: readonly Candidate[],
  begun: ReadonlyMap<string, 'today' | 'earlier'>,
): QueueBlock[] {
  const members = new Map<string, QueueEntry[]>();
  for (const { entry, state } of open) {
    if (state.phase !== 'new') continue;
    const key = chainOf(entry) ?? entry.identity;
    const cards = members.get(key);
    if (cards) cards.push(entry);
    else members.set(key, [entry]);
  }
  const blocks = [...members].map(([key, cards]) =>
    block(
      'new',
      cards.sort((a, b) => (a.order ?? 0) - (b.order ?? 0)),
      begun.get(key) ?? null,
    ),
  );
  return [...blocks.filter((b) => b.begun), ...blocks.filter((b) => !b.begun)];
}
