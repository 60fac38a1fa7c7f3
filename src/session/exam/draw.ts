import { KINDS, type Kind } from '../../deck/card.ts';
import type { CardState } from '../../schedule/card-state.ts';
import { isExamCard, isExamKind } from '../../schedule/exam/points.ts';
import { interleave } from '../../schedule/queue/interleave.ts';
import { createRandom, shuffle } from '../../schedule/random.ts';
import { firstOfGroups } from '../first-of-groups.ts';
import type { ExamEntry } from './exam-entry.ts';
import { type Weighted, withWeights } from './weights.ts';

export interface DrawOptions {
  readonly entries: readonly ExamEntry[];
  readonly states: ReadonlyMap<string, CardState>;
  /** Percent of the exam by domain. */
  readonly weights: ReadonlyMap<string, number>;
  readonly count: number;
  /** The same seed draws the same tasks from the same cards. */
  readonly seed: string;
  /** Whether its tasks are labs; otherwise they are cards of all other kinds. */
  readonly labs: boolean;
  /** Cards of the last exam, which are drawn only if there are no others. */
  readonly previous: ReadonlySet<string>;
}

/** Tasks in the order in which they are asked; fewer than requested if there are not enough cards. */
export interface Drawn {
  readonly tasks: readonly Weighted<ExamEntry>[];
  /** How many of them were in the last exam too. */
  readonly repeated: number;
}

/** The kinds of cards that an exam can contain, for messages. */
export const EXAM_KINDS: readonly Kind[] = KINDS.filter((kind) => isExamKind(kind) && kind !== 'lab');

/**
 * Draws an exam: the tasks are divided among the domains by weight (Sainte-Laguë, <https://en.wikipedia.org/wiki/Sainte-Laguë_method>), or to
 * the others if one runs out of cards, and within a domain among as many topics as possible. At most one card of siblings or of a chain is drawn.
 */
export function drawExam(options: DrawOptions): Drawn {
  const { states, count, seed, previous, labs } = options;
  const random = createRandom(seed);
  const open = shuffle(options.entries, random).filter(
    (entry) =>
      isExamCard(entry) &&
      (entry.kind === 'lab') === labs &&
      (states.get(entry.identity)?.suspended ?? null) === null,
  );
  const weights = weightsOf(options.weights, open);
  const weighed = open.filter(({ domain }) => (weights.get(domain) ?? 0) > 0);
  const isFresh = ({ identity }: ExamEntry): boolean => !previous.has(identity);
  const repeats = weighed.filter((entry) => !isFresh(entry));
  const { first: candidates } = firstOfGroups([...weighed.filter(isFresh), ...repeats]);
  const fresh = candidates.filter(isFresh);
  const first = takeSeats(byDomain(fresh), weights, count, new Map());
  const seats = takeSeats(byDomain(candidates), weights, count, first);
  const drawn = [...byDomain(candidates)].flatMap(([domain, cards]) =>
    cards.slice(0, seats.get(domain) ?? 0),
  );
  const repeated = drawn.filter((entry) => !isFresh(entry)).length;
  const inOrder = interleave(shuffle(drawn, random));
  return { tasks: withWeights(inOrder, weights), repeated };
}

/** If only domains outside the exam are selected, all of them have the same weight. */
function weightsOf(
  weights: ReadonlyMap<string, number>,
  open: readonly ExamEntry[],
): ReadonlyMap<string, number> {
  if (open.some(({ domain }) => (weights.get(domain) ?? 0) > 0)) return weights;
  return new Map(open.map(({ domain }) => [domain, 1]));
}

/** The cards of each domain: first one of each topic, then a second one of each, and so on. */
function byDomain(entries: readonly ExamEntry[]): ReadonlyMap<string, readonly ExamEntry[]> {
  const rounds = new Map<string, number>();
  const placed = entries.map((entry) => {
    const round = rounds.get(entry.topic) ?? 0;
    rounds.set(entry.topic, round + 1);
    return { entry, round };
  });
  const domains = new Map<string, ExamEntry[]>();
  for (const { entry } of placed.sort((a, b) => a.round - b.round)) {
    const cards = domains.get(entry.domain);
    if (cards) cards.push(entry);
    else domains.set(entry.domain, [entry]);
  }
  return domains;
}

/** The number of tasks by domain, in addition to those that are drawn already. */
function takeSeats(
  cards: ReadonlyMap<string, readonly ExamEntry[]>,
  weights: ReadonlyMap<string, number>,
  count: number,
  taken: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const seats = new Map(taken);
  const seatsOf = (domain: string): number => seats.get(domain) ?? 0;
  const claim = (domain: string): number => (weights.get(domain) ?? 0) / (2 * seatsOf(domain) + 1);
  for (let left = count - [...taken.values()].reduce((sum, n) => sum + n, 0); left > 0; left--) {
    const open = [...cards].filter(([domain, all]) => seatsOf(domain) < all.length).map(([domain]) => domain);
    const [winner] = open.sort((a, b) => claim(b) - claim(a) || (a < b ? -1 : 1));
    if (winner === undefined) break;
    seats.set(winner, seatsOf(winner) + 1);
  }
  return seats;
}
