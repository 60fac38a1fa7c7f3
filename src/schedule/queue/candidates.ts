import { type CardState, isMissed } from '../card-state.ts';
import { isDueBy } from '../due.ts';
import type { StudyDay } from '../review.ts';
import type { Scheduler } from '../scheduler.ts';
import { type Chain, chainOf, chainsOf, siblingsOf } from './chain.ts';

/** A card in the schedule; an entry of the catalogue is one. */
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
  readonly cards: Readonly<Chain<string>>;
  /** Only one block of the same siblings is asked on a day; `null` if there are no siblings. */
  readonly siblings: string | null;
  /** When the chain of the block was begun: today, earlier, or not at all. */
  readonly begun: 'today' | 'earlier' | null;
}

/** The cards that can be asked on a day, before limits and order. */
export interface Candidates {
  /** Cards that were missed on this day or on the last study day, and not answered right since. */
  readonly missed: readonly string[];
  readonly reviews: readonly QueueBlock[];
  /** In teaching order, except for chains that were begun, which come first; each block is made when it is needed. */
  readonly unseen: Iterable<QueueBlock>;
}

/** The input for choosing the candidates of a day. */
export interface CandidateOptions {
  /** The cards that the learner selected. */
  readonly entries: readonly QueueEntry[];
  /** Those of them that may be introduced, in teaching order; by default in the order of the entries. */
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
 * Leaves out cards that are suspended, buried for the day, or siblings of a card that was seen on it.
 * @param early whether a seen card may be asked before it is due
 */
export function candidates(options: CandidateOptions, early: boolean): Candidates {
  const { entries, unseen = entries, states, day } = options;
  const { unmet, asked, seen, begun, lastStudied } = survey(options, early);
  const isApart = (entry: QueueEntry): boolean => !seen.has(siblingsOf(entry));
  const isStillMissed = ({ state }: Candidate): boolean =>
    isMissed(state) && (state.lastDay ?? 0) >= lastStudied;
  const isNew = (entry: QueueEntry): boolean => {
    const state = states.get(entry.identity);
    return (state === undefined || (state.phase === 'new' && isOpen(state, day))) && isApart(entry);
  };
  return {
    missed: asked
      .filter(isStillMissed)
      .sort((a, b) => (a.state.lastAt ?? 0) - (b.state.lastAt ?? 0))
      .map(({ entry }) => entry.identity),
    reviews: asked
      .filter(
        (candidate) =>
          candidate.state.lastDay !== day && !isStillMissed(candidate) && isApart(candidate.entry),
      )
      .map(({ entry }) => block('review', [entry], null)),
    unseen: unseenBlocks({ taught: unseen, isNew, chains: chainsOf(unmet) }, begun),
  };
}

/** The result of a single pass over the cards, of which there may be thousands. */
interface Survey {
  /** The cards that may be introduced. */
  readonly unmet: readonly QueueEntry[];
  /** The cards that were missed, and those that are due or may be asked early. */
  readonly asked: readonly Candidate[];
  /** The siblings that were seen on the day. */
  readonly seen: ReadonlySet<string | null>;
  /** The chains with a seen card. */
  readonly begun: BegunChains;
  /** The last day on which a card was asked; 0 if there is none. */
  readonly lastStudied: StudyDay;
}

type BegunChains = ReadonlyMap<string | null, 'today' | 'earlier'>;

function survey({ entries, states, day, scheduler }: CandidateOptions, early: boolean): Survey {
  const unmet: QueueEntry[] = [];
  const asked: Candidate[] = [];
  const seen = new Set<string | null>();
  const begun = new Map<string | null, 'today' | 'earlier'>();
  let lastStudied = 0;
  for (const entry of entries) {
    const state = states.get(entry.identity);
    if (state === undefined) {
      unmet.push(entry);
      continue;
    }
    const { firstDay, lastDay } = state;
    if (lastDay === day) seen.add(siblingsOf(entry));
    if (state.reviews > 0) lastStudied = Math.max(lastStudied, lastDay ?? 0);
    const chain = chainOf(entry);
    if (chain !== null && firstDay !== null && begun.get(chain) !== 'today')
      begun.set(chain, firstDay === day ? 'today' : 'earlier');
    if (!isOpen(state, day)) continue;
    if (state.phase === 'new') unmet.push(entry);
    else if (early || isMissed(state) || isDueBy(state, day, scheduler)) asked.push({ entry, state });
  }
  seen.delete(null);
  return { unmet, asked, seen, begun, lastStudied };
}

function isOpen({ suspended, buriedOn }: CardState, day: StudyDay): boolean {
  return suspended === null && buriedOn !== day;
}

function block(
  type: QueueBlock['type'],
  [first, ...rest]: Readonly<Chain<QueueEntry>>,
  begun: QueueBlock['begun'],
): QueueBlock {
  return {
    type,
    topic: first.topic,
    cards: [first.identity, ...rest.map((card) => card.identity)],
    siblings: siblingsOf(first),
    begun,
  };
}

interface Unseen {
  readonly taught: Iterable<QueueEntry>;
  readonly isNew: (entry: QueueEntry) => boolean;
  /** By chain, the new cards of it in their order. */
  readonly chains: Map<string, Chain<QueueEntry>>;
}

function* unseenBlocks(
  { taught, isNew, chains }: Unseen,
  begun: BegunChains,
): Generator<QueueBlock, void, undefined> {
  let begunLeft = [...chains.keys()].filter((chain) => begun.has(chain)).length;
  let waiting: QueueBlock[] = [];
  for (const entry of taught) {
    const chain = chainOf(entry);
    const cards: Chain<QueueEntry> | undefined = chain === null ? [entry] : chains.get(chain);
    if (cards === undefined || !isNew(entry)) continue;
    if (chain !== null) chains.delete(chain);
    const made = block('new', cards, begun.get(chain) ?? null);
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
