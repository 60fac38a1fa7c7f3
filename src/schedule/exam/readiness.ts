import { retrievability } from '../due.ts';
import { type ExamCard, type ExamStanding, stateOf } from './exam.ts';

/** Standard deviations on either side of the mean that include 95 % of a normal distribution. */
export const NINETY_FIVE = 1.96;
/** The assumed error of the model as a whole until there is a calibration. */
export const UNKNOWN_ERROR = 0.05;

/** Expected recall of some cards on the exam day. */
export interface Recall {
  readonly name: string;
  /** 0 to 1; cards that were never asked count as unknown. */
  readonly expected: number;
  readonly cards: number;
  readonly unseen: number;
}

/**
 * The share of the exam's points that remembered cards cover on the exam day. It is recall of the cards, not a promise: the
 * exam asks for more than cards.
 */
export interface Readiness {
  /** Share of the points, 0 to 1: over the domains, exam weight times expected recall. */
  readonly expected: number;
  /** The bounds of a 95 % interval: the luck of each card, and how far the model is off as a whole. */
  readonly low: number;
  readonly high: number;
  /** The same scale. */
  readonly passMark: number;
  /** Points, as a share, of cards that were never asked, and of domains without a card. */
  readonly unknown: number;
  /** With the exam's weight, 0 to 1; domains outside the exam are left out. */
  readonly domains: readonly (Recall & { readonly weight: number })[];
  readonly topics: readonly (Recall & { readonly domain: string })[];
}

interface Counted {
  readonly card: ExamCard;
  readonly share: number;
  readonly recall: number;
  readonly unseen: boolean;
}

/**
 * Readiness as of the exam day, or of today once it has passed.
 * @param modelError how far predictions were off as a whole, 0 to 1
 */
export function readiness(standing: ExamStanding, modelError: number = UNKNOWN_ERROR): Readiness {
  const { cards, day, exam, scheduler } = standing;
  const counted = cards.map((card): Counted => {
    const recall = retrievability(stateOf(standing, card), Math.max(day, exam.day), scheduler);
    return { card, share: standing.share(card), recall: recall ?? 0, unseen: recall === null };
  });
  const expected = sum(counted, ({ share, recall }) => share * recall);
  const luck = sum(counted, ({ share, recall }) => share ** 2 * recall * (1 - recall));
  const seen = sum(counted, ({ share, unseen }) => (unseen ? 0 : share));
  const within = NINETY_FIVE * Math.sqrt(luck + (modelError * seen) ** 2);
  return {
    expected,
    low: Math.max(0, expected - within),
    high: Math.min(1, expected + within),
    passMark: exam.passMark / 100,
    unknown: Math.max(0, 1 - seen),
    domains: domainsOf(counted, exam.weights),
    topics: grouped(counted, (card) => card.topic).map(({ name, members }) => ({
      ...recallOf(name, members),
      domain: members[0]?.card.domain ?? '',
    })),
  };
}

function domainsOf(counted: readonly Counted[], weights: ReadonlyMap<string, number>): Readiness['domains'] {
  const groups = new Map(grouped(counted, (card) => card.domain).map((g) => [g.name, g.members]));
  return [...weights]
    .filter(([, weight]) => weight > 0)
    .map(([domain, weight]) => ({ ...recallOf(domain, groups.get(domain) ?? []), weight: weight / 100 }));
}

function grouped(counted: readonly Counted[], by: (card: ExamCard) => string) {
  const groups = new Map<string, Counted[]>();
  for (const one of counted) {
    const group = groups.get(by(one.card));
    if (group) group.push(one);
    else groups.set(by(one.card), [one]);
  }
  return [...groups].map(([name, members]) => ({ name, members }));
}

function recallOf(name: string, members: readonly Counted[]): Recall {
  return {
    name,
    expected: members.length === 0 ? 0 : sum(members, (m) => m.recall) / members.length,
    cards: members.length,
    unseen: members.filter((m) => m.unseen).length,
  };
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
