import { type CardState, isMissed } from '../card-state.ts';
import { isDueBy } from '../due.ts';
import type { StudyDay } from '../review.ts';
import type { Scheduler } from '../scheduler.ts';
import { chainOf, chainsOf, siblingsOf } from './chain.ts';

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
  /** In the order in which they are taught, but for chains that were begun, which come first; each is made when it is asked for. */
  readonly unseen: Iterable<QueueBlock>;
}

/** What the candidates of a day are chosen by. */
export interface CandidateOptions {
  /** The cards that the learner selected. */
  readonly entries: readonly QueueEntry[];
  /** Those of them that may be new, in the order in which they are taught; that of the entries where it is not given. */
  readonly unseen?: Iterable<QueueEntry>;
  readonly states: ReadonlyMap<string, CardState>;
  readonly day: StudyDay;
  readonly scheduler: Scheduler;
}

interface Candidate {
  readonly entry: QueueEntry;
  readonly state: CardState;
}

/**
 * Leaves out what is suspended, buried for the day, or a sibling of a card that was seen on it.
 * @param early whether a seen card may be asked before it is due
 */
export function candidates(options: CandidateOptions, early: boolean): Candidates {
  const { entries, unseen = entries, states, day, scheduler } = options;
  const met: Candidate[] = [];
  for (const entry of entries) {
    const state = states.get(entry.identity);
    if (state !== undefined) met.push({ entry, state });
  }
  const seen = new Set(met.filter((c) => c.state.lastDay === day).map((c) => siblingsOf(c.entry)));
  seen.delete(null);
  const isApart = (entry: QueueEntry): boolean => seen.size === 0 || !seen.has(siblingsOf(entry));
  const open = met.filter(({ state }) => isOpen(state, day));
  const lastStudied = met.reduce(
    (last, { state }) => (state.reviews > 0 ? Math.max(last, state.lastDay ?? 0) : last),
    0,
  );
  const missed = open.filter(({ state }) => isMissed(state) && (state.lastDay ?? 0) >= lastStudied);
  const first = new Set(missed);
  const isNew = (entry: QueueEntry): boolean => {
    const state = states.get(entry.identity);
    return (state === undefined || (state.phase === 'new' && isOpen(state, day))) && isApart(entry);
  };
  return {
    missed: missed
      .sort((a, b) => (a.state.lastAt ?? 0) - (b.state.lastAt ?? 0))
      .map(({ entry }) => entry.identity),
    reviews: open
      .filter(
        (candidate) =>
          !first.has(candidate) &&
          isApart(candidate.entry) &&
          isReviewOn(candidate.state, day, scheduler, early),
      )
      .map(({ entry }) => block('review', [entry], null)),
    unseen: unseenBlocks(
      { taught: unseen, isNew, chains: chainsOf(entries.filter(isNew)) },
      begunChains(met, day),
    ),
  };
}

function isOpen({ suspended, buriedOn }: CardState, day: StudyDay): boolean {
  return suspended === null && buriedOn !== day;
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

interface Unseen {
  readonly taught: Iterable<QueueEntry>;
  readonly isNew: (entry: QueueEntry) => boolean;
  /** By chain, the new cards of it in their order. */
  readonly chains: Map<string, QueueEntry[]>;
}

function* unseenBlocks(
  { taught, isNew, chains }: Unseen,
  begun: ReadonlyMap<string, 'today' | 'earlier'>,
): Generator<QueueBlock, void, undefined> {
  let begunLeft = [...chains.keys()].filter((chain) => begun.has(chain)).length;
  let waiting: QueueBlock[] = [];
  for (const entry of taught) {
    const chain = chainOf(entry);
    const cards = chain === null ? [entry] : chains.get(chain);
    if (cards === undefined || !isNew(entry)) continue;
    if (chain !== null) chains.delete(chain);
    const made = block('new', cards, (chain !== null && begun.get(chain)) || null);
    if (made.begun === null && begunLeft > 0) {
      waiting.push(made);
      continue;
    }
    yield made;
    if (made.begun !== null) begunLeft--;
    if (begunLeft > 0) continue;
    yield* waiting;
    waiting = [];
  }
  yield* waiting;
}
