import { describe, expect, test } from 'vitest';
import { createRandom } from '../../src/schedule/random.ts';
import {
  knownChances,
  knownUnits,
  nextUnit,
  type PlacementAnswer,
  QUESTIONS,
} from '../../src/session/placement.ts';

const UNITS = Array.from({ length: 40 }, (_, i) => `unit-${i}`);
const answer = (
  unit: number,
  right: boolean,
  kind: PlacementAnswer['kind'] = 'command',
): PlacementAnswer => ({
  unit: `unit-${unit}`,
  kind,
  right,
});

/** The units that show as known to a learner who knows some, and slips now and then. */
function placed(knows: (unit: number) => boolean, seed = 'a'): string[] {
  const random = createRandom(seed);
  const answers: PlacementAnswer[] = [];
  for (let i = 0; i < QUESTIONS; i++) {
    const unit = nextUnit(UNITS, new Set(UNITS), answers);
    if (unit === undefined) break;
    const chance = knows(UNITS.indexOf(unit)) ? 0.95 : 0.05;
    answers.push({ unit, kind: 'command', right: random.unit() < chance });
  }
  return knownUnits(UNITS, answers);
}

test('nothing is known before anything was asked, and later units less than early ones', () => {
  expect(knownUnits(UNITS, [])).toEqual([]);
  const chances = knownChances(UNITS, []);
  expect(chances).toEqual([...chances].sort((a, b) => b - a));
});

test('one answer alone shows no other unit as known, and one that was chosen not even its own', () => {
  for (const unit of [0, 10, 20, 39]) {
    const others = knownUnits(UNITS, [answer(unit, true)]).filter((id) => id !== `unit-${unit}`);
    expect(others).toEqual([]);
    expect(knownUnits(UNITS, [answer(unit, true, 'choice')])).toEqual([]);
  }
});

describe('an answer', () => {
  const chanceOf = (unit: number, ...answers: PlacementAnswer[]) => knownChances(UNITS, answers)[unit] ?? 0;

  test('counts most for its unit, and less the farther another is', () => {
    const [near, far] = [chanceOf(21, answer(20, true)), chanceOf(30, answer(20, true))];
    expect(chanceOf(20, answer(20, true))).toBeGreaterThan(near);
    expect(near).toBeGreaterThan(far);
  });

  test('that is right says more of what comes before, and one that is wrong of what comes after', () => {
    const gain = (unit: number, right: boolean) => chanceOf(unit, answer(20, right)) - chanceOf(unit);
    expect(gain(18, true)).toBeGreaterThan(gain(22, true));
    expect(gain(22, false)).toBeLessThan(gain(24, false));
    expect(gain(18, false)).toBeGreaterThan(gain(22, false));
  });

  test('that was chosen says less than one that was typed', () => {
    expect(chanceOf(20, answer(20, true, 'choice'))).toBeLessThan(chanceOf(20, answer(20, true)));
  });

  test('of a unit that is gone says nothing', () => {
    expect(knownChances(UNITS, [{ ...answer(1, true), unit: 'gone' }])).toEqual(knownChances(UNITS, []));
  });
});

describe('the next unit', () => {
  test('is one that still has questions, and no unit is asked more than twice', () => {
    expect(nextUnit(UNITS, new Set(['unit-7']), [])).toBe('unit-7');
    expect(nextUnit(UNITS, new Set(['unit-7']), [answer(7, true), answer(7, false)])).toBeUndefined();
    expect(nextUnit(UNITS, new Set(), [])).toBeUndefined();
  });

  test('goes on where the answers leave it open', () => {
    const first = UNITS.indexOf(nextUnit(UNITS, new Set(UNITS), []) ?? '');
    const afterRight = UNITS.indexOf(nextUnit(UNITS, new Set(UNITS), [answer(first, true)]) ?? '');
    const afterWrong = UNITS.indexOf(nextUnit(UNITS, new Set(UNITS), [answer(first, false)]) ?? '');
    expect(afterRight).toBeGreaterThan(first);
    expect(afterWrong).toBeLessThan(first);
  });
});

describe('a learner', () => {
  const seeds = ['a', 'b', 'c', 'd', 'e'];

  test.each(seeds)('who knows nothing has at most one unit known (%s)', (seed) => {
    expect(placed(() => false, seed).length).toBeLessThanOrEqual(1);
  });

  test.each(seeds)('who knows everything has most units known (%s)', (seed) => {
    expect(placed(() => true, seed).length).toBeGreaterThanOrEqual(30);
  });

  test.each(seeds)('who knows the first half has it known, and little of the rest (%s)', (seed) => {
    const known = placed((unit) => unit < 20, seed).map((unit) => UNITS.indexOf(unit));
    expect(known.filter((unit) => unit < 20).length).toBeGreaterThanOrEqual(13);
    expect(known.filter((unit) => unit >= 20).length).toBeLessThanOrEqual(3);
  });
});

describe('the chances of three units', () => {
  const THREE = ['a', 'b', 'c'];
  const chances = (...answers: PlacementAnswer[]) =>
    knownChances(THREE, answers).map((chance) => Number(chance.toFixed(3)));
  /** The chance at given log odds. */
  const at = (odds: number) => Number((1 / (1 + Math.exp(-odds))).toFixed(3));
  const [typed, chosen, wrong] = [Math.log(9), Math.log(3), Math.log(1 / 9)];

  test('fall from log odds of 0.5 to -1.5', () => {
    expect(chances()).toEqual([at(0.5), at(-0.5), at(-1.5)]);
    expect(knownChances(['a'], [])).toEqual([1 / (1 + Math.exp(-0.5))]);
  });

  test.each<[PlacementAnswer['kind'], boolean, number[]]>([
    ['command', true, [0.5 + 0.8 * typed, -0.5 + typed, -1.5 + 0.4 * typed]],
    ['choice', true, [0.5 + 0.8 * chosen, -0.5 + chosen, -1.5 + 0.4 * chosen]],
    ['multi', true, [0.5 + 0.8 * chosen, -0.5 + chosen, -1.5 + 0.4 * chosen]],
    ['command', false, [0.5 + 0.4 * wrong, -0.5 + wrong, -1.5 + 0.8 * wrong]],
    ['multi', false, [0.5, -0.5, -1.5].map((odds, i) => odds + [0.4, 1, 0.8][i]! * Math.log(1 / 7))],
  ])('after a card of kind %s that was right: %s', (kind, right, odds) => {
    expect(chances({ unit: 'b', kind, right })).toEqual(odds.map(at));
  });

  test('fade by the power of the distance', () => {
    expect(chances({ unit: 'a', kind: 'text', right: true })[2]).toBe(at(-1.5 + 0.16 * typed));
  });

  test('of the same distance from an even one ask the first, of those asked before the other', () => {
    expect(nextUnit(THREE, new Set(THREE), [])).toBe('a');
    const answers: PlacementAnswer[] = [
      { unit: 'a', kind: 'text', right: true },
      { unit: 'a', kind: 'text', right: false },
    ];
    expect(nextUnit(THREE, new Set(THREE), answers.slice(0, 1))).not.toBe('a');
    expect(nextUnit(['a'], new Set(['a']), answers.slice(1))).toBe('a');
  });
});
