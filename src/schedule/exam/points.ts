import type { Kind } from '../../deck/card.ts';

/** A card from which a mock exam can draw a task; an entry of the catalogue is one. */
export interface PointsCard {
  readonly identity: string;
  readonly topic: string;
  readonly domain: string;
  readonly kind: Kind;
  readonly difficulty: 1 | 2 | 3;
  /** The minutes that the card's author sets. */
  readonly minutes?: number;
}

/** Whether a mock exam contains a kind of card: always, never, or only in troubleshooting. */
const ASKED: Record<Kind, 'always' | 'troubleshooting' | 'never'> = {
  recall: 'never',
  choice: 'troubleshooting',
  cloze: 'troubleshooting',
  text: 'troubleshooting',
  multi: 'always',
  steps: 'always',
  command: 'always',
  manifest: 'always',
  lab: 'always',
};

/** The minutes that an exam allows for a task of each kind. */
const MINUTES: Readonly<Record<Kind, number>> = {
  recall: 0.25,
  choice: 1 / 3,
  multi: 0.5,
  cloze: 0.5,
  text: 0.25,
  steps: 0.75,
  command: 1,
  manifest: 5,
  lab: 6,
};

/** The factor for a card's time by its difficulty. */
const LONGER: Record<PointsCard['difficulty'], number> = { 1: 0.75, 2: 1, 3: 1.5 };

/** Whether a mock exam can hold the card. */
export function isExamCard({ kind, domain }: Pick<PointsCard, 'kind' | 'domain'>): boolean {
  return ASKED[kind] === 'always' || (ASKED[kind] === 'troubleshooting' && domain === 'troubleshooting');
}

/** Whether a mock exam can hold cards of the kind, in some domain at least. */
export function isExamKind(kind: Kind): boolean {
  return ASKED[kind] !== 'never';
}

/** The weight of a task within its domain: the square root of its minutes, so that a long one counts more without dominating. */
export function taskWeight({ kind, minutes, difficulty }: PointsCard): number {
  return Math.sqrt(minutes ?? MINUTES[kind] * LONGER[difficulty]);
}

/** The number of tasks in a mock exam. */
const EXAM_TASKS = 17;

/**
 * The expected points of each card in a mock exam, as a share of all: the probability that the card is drawn times its weight
 * then. They add up to 1 if every domain has cards. Within a domain the tasks are divided among as many topics as possible, so the cards of a
 * small topic are drawn more often than those of a large one. Cards that no mock exam contains are not in the map.
 * @param weights percent of the exam by domain
 */
export function examPoints(
  cards: readonly PointsCard[],
  weights: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const eligible = cards.filter((card) => isExamCard(card) && (weights.get(card.domain) ?? 0) > 0);
  const domains = groupBy(eligible, (card) => card.domain);
  const total = sum([...weights.values()], (weight) => weight);
  const points = new Map<string, number>();
  for (const [domain, members] of domains) {
    const share = (weights.get(domain) ?? 0) / total;
    const topics = [...groupBy(members, (card) => card.topic).values()];
    const draws = drawsBySize(
      topics.map((topic) => topic.length),
      share * EXAM_TASKS,
    );
    const drawn = topics.flatMap((topic) => {
      const chance = draws(topic.length) / topic.length;
      return topic.map((card) => ({ card, chance, weight: taskWeight(card) }));
    });
    const mean = sum(drawn, (one) => one.chance * one.weight) / sum(drawn, (one) => one.chance);
    const others = Math.max(0, share * EXAM_TASKS - 1) * mean;
    const worth = drawn.map(({ card, chance, weight }) => ({
      card,
      worth: (chance * weight) / (weight + others),
    }));
    const all = sum(worth, (one) => one.worth);
    for (const one of worth) points.set(one.card.identity, (share * one.worth) / all);
  }
  return points;
}

/**
 * The average number of tasks that are drawn from a topic of a given size. Cards are drawn in random order, one of each topic before a second
 * one of any; so a topic of n cards is among the first with probability 1 − (1 − x)ⁿ, with x chosen so that the expected number of topics is
 * that of tasks.
 */
function drawsBySize(sizes: readonly number[], seats: number): (size: number) => number {
  if (sizes.length <= seats) return (size) => Math.min(size, seats / sizes.length);
  let [low, high] = [0, 1];
  for (let i = 0; i < 40; i++) {
    const x = (low + high) / 2;
    if (sum(sizes, (size) => 1 - (1 - x) ** size) < seats) low = x;
    else high = x;
  }
  return (size) => 1 - (1 - low) ** size;
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
