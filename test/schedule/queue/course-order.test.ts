import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Level } from '../../../src/curriculum/course.ts';
import { KINDS, type Kind } from '../../../src/deck/card.ts';
import { isTyped } from '../../../src/deck/level.ts';
import { chainOf } from '../../../src/schedule/queue/chain.ts';
import { type CourseCard, courseOrder } from '../../../src/schedule/queue/course-order.ts';

const UNITS = ['a', 'b', 'c', 'd'];

/** `a1 choice` is a card of unit a and level 1. */
function cards(text: string): CourseCard[] {
  return text
    .trim()
    .split(/\s*,\s*/)
    .map((words, i) => {
      const [place = '', kind = '', order] = words.split(' ');
      return {
        identity: `${place}/${i}`,
        topic: 't',
        unit: place[0] ?? '',
        level: Number(place[1]) as Level,
        kind: kind as Kind,
        ...(order !== undefined && { group: `chain-${place[0]}`, order: Number(order) }),
      };
    });
}

const asked = (text: string) =>
  [...courseOrder(cards(text), UNITS)].map(({ unit, level, kind }) => `${unit}${level} ${kind}`).join(', ');

describe('the order in which cards are new', () => {
  test('nothing of nothing', () => {
    expect([...courseOrder([], UNITS)]).toEqual([]);
  });

  test('ideas, then what is typed of level 1, then levels 2 and 3', () => {
    expect(asked('a3 manifest, a2 command, a1 command, a1 choice, a2 steps')).toBe(
      'a1 choice, a1 command, a2 command, a2 steps, a3 manifest',
    );
  });

  test('the second unit opens when the ideas of the first are asked, and their cards alternate', () => {
    expect(asked('b1 text, b2 manifest, a1 choice, a1 cloze, a2 command, a2 manifest, a2 command')).toBe(
      'a1 choice, a1 cloze, b1 text, a2 command, b2 manifest, a2 manifest, a2 command',
    );
  });

  test('a third unit waits until one of two is done', () => {
    expect(asked('c1 choice, b1 text, b2 manifest, b2 command, a1 cloze, a2 command, a2 manifest')).toBe(
      'a1 cloze, b1 text, a2 command, b2 manifest, a2 manifest, b2 command, c1 choice',
    );
  });

  test('within a level the place decides, and then the order of the decks', () => {
    const [first, second, third] = cards('a2 command, a2 command, a2 command');
    const placed = [{ ...first, place: 2 }, { ...second, place: 1 }, third] as CourseCard[];
    expect([...courseOrder(placed, UNITS)].map(({ identity }) => identity)).toEqual(['a2/2', 'a2/1', 'a2/0']);
  });

  test('units follow the course, and a unit that it lacks comes last', () => {
    expect(asked('x1 text, c1 text, a1 text')).toBe('a1 text, c1 text, x1 text');
  });

  test('a unit of the course without a card takes no place among the two that are open', () => {
    const given = cards('b1 text, c1 choice, b2 command, c2 steps');
    const order = [...courseOrder(given, ['a', 'b', 'x', 'c'])].map(({ identity }) => identity);
    expect(order).toEqual(['b1/0', 'c1/1', 'b2/2', 'c2/3']);
  });

  test('units that the course lacks come in the order in which they appear', () => {
    expect(asked('y1 text, x1 choice, a1 cloze')).toBe('a1 cloze, y1 text, x1 choice');
  });

  test('a unit that opens early lets the first take its turn again', () => {
    expect(asked('a1 text, a2 steps, b1 choice, b1 cloze, b2 command')).toBe(
      'a1 text, b1 choice, a2 steps, b1 cloze, b2 command',
    );
  });

  test('a fourth card of a kind comes from the other unit rather than out of turn', () => {
    expect(asked('a2 command, a2 command, a2 command, b2 command, b2 steps, a2 command')).toBe(
      'a2 command, b2 command, a2 command, b2 steps, a2 command, a2 command',
    );
  });

  test('three of a kind in a row are no run too long, nor are four where there is nothing else', () => {
    expect(asked('a2 command, a2 command, a2 steps, a2 command')).toBe(
      'a2 command, a2 command, a2 steps, a2 command',
    );
    expect(asked('a2 command, a2 command, a2 command, a2 command')).toBe(
      'a2 command, a2 command, a2 command, a2 command',
    );
  });

  test('a chain that opens its unit goes by the place of its first card', () => {
    const [first, second, third] = cards('a2 command 1, a2 steps 2, a2 manifest');
    const placed = [
      { ...first, place: 5 },
      { ...second, place: 1 },
      { ...third, place: 3 },
    ] as CourseCard[];
    expect([...courseOrder(placed, UNITS)].map(({ identity }) => identity)).toEqual(['a2/2', 'a2/0', 'a2/1']);
  });

  test('a fourth card of a kind waits for another kind of its level', () => {
    expect(asked('a2 command, a2 command, a2 command, a2 command, a2 command, a2 manifest, a3 steps')).toBe(
      'a2 command, a2 command, a2 command, a2 manifest, a2 command, a2 command, a3 steps',
    );
  });

  test('a chain stays whole, in its order, at the place of its hardest card', () => {
    expect(asked('a1 choice 2, a2 command 1, a3 command 3, a2 manifest, a1 text')).toBe(
      'a1 text, a2 manifest, a2 command, a1 choice, a3 command',
    );
  });
});

const arbitraryCards: fc.Arbitrary<CourseCard[]> = fc
  .array(
    fc.record({
      unit: fc.constantFrom(...UNITS),
      level: fc.constantFrom<Level>(1, 2, 3),
      kind: fc.constantFrom(...KINDS),
      chain: fc.option(fc.nat(2), { freq: 4 }),
    }),
    { maxLength: 40 },
  )
  .map((list) =>
    list.map(({ unit, level, kind, chain }, i) => ({
      identity: `t/${i}`,
      topic: unit,
      unit,
      level,
      kind,
      ...(chain !== null && { group: `g${chain}`, order: i }),
    })),
  );

const phase = ({ level, kind }: CourseCard) => (level === 1 && !isTyped(kind) ? 0 : level);
const single = (card: CourseCard) => chainOf(card) === null;

describe('for any cards', () => {
  const holds = (check: (ordered: CourseCard[], given: CourseCard[]) => void) =>
    fc.assert(fc.property(arbitraryCards, (given) => check([...courseOrder(given, UNITS)], given)));

  test('each is asked once', () => {
    holds((ordered, given) => {
      expect(ordered).toHaveLength(given.length);
      expect(new Set(ordered)).toEqual(new Set(given));
    });
  });

  test('no card of a unit comes before an easier one of the same unit, chains aside', () => {
    holds((ordered) => {
      for (const unit of UNITS) {
        const phases = ordered.filter((card) => card.unit === unit && single(card)).map(phase);
        expect(phases).toEqual([...phases].sort((a, b) => a - b));
      }
    });
  });

  test('at most two units are begun and not done', () => {
    holds((ordered) => {
      for (let i = 1; i < ordered.length; i++) {
        const before = new Set(ordered.slice(0, i).map(({ unit }) => unit));
        const open = new Set(ordered.slice(i).flatMap(({ unit }) => (before.has(unit) ? [unit] : [])));
        expect(open.size).toBeLessThanOrEqual(2);
      }
    });
  });

  test('a chain is not interrupted', () => {
    holds((ordered) => {
      const chains = ordered.map(chainOf);
      const runs = chains.filter((chain, i) => chain !== null && chain !== chains[i - 1]);
      expect(runs).toHaveLength(new Set(runs).size);
    });
  });

  test('a fourth single card of a kind comes only when its unit has no other at that level', () => {
    holds((ordered) => {
      for (let i = 3; i < ordered.length; i++) {
        const four = ordered.slice(i - 3, i + 1);
        const [first, , , fourth] = four;
        if (!first || !fourth || four.some((card) => card.kind !== first.kind || !single(card))) continue;
        const others = ordered
          .slice(i + 1)
          .filter((card) => single(card) && card.unit === fourth.unit && phase(card) === phase(fourth));
        expect(others.filter(({ kind }) => kind !== first.kind)).toEqual([]);
      }
    });
  });
});
