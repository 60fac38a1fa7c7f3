import type { Kind } from '../../deck/card.ts';

/** What a mock exam draws its tasks from, as far as points go. */
export interface PointsCard {
  readonly identity: string;
  readonly topic: string;
  readonly domain: string;
  readonly kind: Kind;
  readonly difficulty: 1 | 2 | 3;
  /** Minutes that the card's author gives for it. */
  readonly minutes?: number;
}

/** Whether a kind of card is an exam's: to be done, or to be decided, or only where something has to be found out. */
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

/** Minutes that an exam leaves for a task of each kind. */
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

/** How much longer a card takes than its kind does, by its difficulty. */
const LONGER: Record<PointsCard['difficulty'], number> = { 1: 0.75, 2: 1, 3: 1.5 };

/** Whether a mock exam can hold the card. */
export function isExamCard({ kind, domain }: Pick<PointsCard, 'kind' | 'domain'>): boolean {
  return ASKED[kind] === 'always' || (ASKED[kind] === 'troubleshooting' && domain === 'troubleshooting');
}

/** Whether a mock exam can hold cards of the kind, in some domain at least. */
export function isExamKind(kind: Kind): boolean {
  return ASKED[kind] !== 'never';
}

/** What a task counts beside the others of its domain: the root of its minutes, so that a long one counts more and not for all. */
export function taskWeight({ kind, minutes, difficulty }: PointsCard): number {
  return Math.sqrt(minutes ?? MINUTES[kind] * LONGER[difficulty]);
}

/** Tasks of a mock exam. */
const EXAM_TASKS = 17;

/**
 * The points that a mock exam is expected to ask of each card, as a share of all: the chance that the card is drawn times what it then
 * counts. They add up to 1 where every domain has cards. Within a domain the seats go to as many topics as there are, so the cards of a small topic are drawn more often
 * than those of a large one. Cards that no mock exam holds are not in the map.
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
 * How many tasks of a topic of a size are drawn on average. Cards are drawn in an order of chance, one of each topic before a second one
 * of any; so a topic of n cards is among the first with the chance 1 − (1 − x)ⁿ, with x such that as many topics are as there are seats.
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
