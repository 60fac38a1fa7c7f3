import type { StatisticsSource } from './source.ts';

/** The coverage of the objectives of a domain or topic. Every objective is counted once. */
export interface Coverage {
  readonly name: string;
  readonly objectives: number;
  /** All their cards were asked at least once. */
  readonly met: number;
  /** Some were. */
  readonly begun: number;
  /** None was. */
  readonly untouched: number;
  /** There is no card for them. */
  readonly withoutCards: number;
}

/** Coverage of the syllabus as a whole, and of its parts in their order. */
export interface SyllabusCoverage {
  readonly all: Coverage;
  readonly domains: readonly Coverage[];
  readonly topics: readonly Coverage[];
}

type Standing = 'met' | 'begun' | 'untouched' | 'withoutCards';

export function syllabusCoverage({
  objectives,
  cards,
  states,
}: Pick<StatisticsSource, 'objectives' | 'cards' | 'states'>): SyllabusCoverage {
  const cardsOf = new Map<string, { cards: number; seen: number }>();
  for (const { identity, covers } of cards) {
    for (const objective of covers) {
      const known = cardsOf.get(objective) ?? { cards: 0, seen: 0 };
      known.cards += 1;
      known.seen += states.get(identity)?.memory ? 1 : 0;
      cardsOf.set(objective, known);
    }
  }
  const standing = (name: string): Standing => {
    const known = cardsOf.get(name);
    if (!known) return 'withoutCards';
    if (known.seen === known.cards) return 'met';
    return known.seen > 0 ? 'begun' : 'untouched';
  };
  const counted = objectives.map((objective) => ({ ...objective, standing: standing(objective.name) }));
  const of = (name: string, members: readonly { standing: Standing }[]): Coverage => ({
    name,
    objectives: members.length,
    met: members.filter((m) => m.standing === 'met').length,
    begun: members.filter((m) => m.standing === 'begun').length,
    untouched: members.filter((m) => m.standing === 'untouched').length,
    withoutCards: members.filter((m) => m.standing === 'withoutCards').length,
  });
  const parts = (by: 'domain' | 'topic') =>
    [...new Set(counted.map((o) => o[by]))].map((name) =>
      of(
        name,
        counted.filter((o) => o[by] === name),
      ),
    );
  return { all: of('syllabus', counted), domains: parts('domain'), topics: parts('topic') };
}
