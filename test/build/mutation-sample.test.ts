import { describe, expect, test } from 'vitest';
import { draw, scoreOf, summaryOf } from '../../.build/mutation-sample.mjs';

const mutants = Array.from({ length: 100 }, (_, index) => ({
  id: String(index),
  fileName: `/sandbox/src/grade/${index % 5}.ts`,
  location: { start: { line: index, column: 0 }, end: { line: index, column: 4 } },
  mutatorName: 'BooleanLiteral',
  replacement: 'false',
}));

const results = (counts: Record<string, number>, more: { static?: boolean; coveredBy?: string[] } = {}) =>
  Object.entries(counts).flatMap(([status, count]) =>
    Array.from({ length: count }, () => ({ status, ...more })),
  );

describe('draw', () => {
  test('takes as many as asked for, the same for a seed and others for another', () => {
    const drawn = draw(mutants, 20, 1);
    expect(drawn.size).toBe(20);
    expect(draw([...mutants].reverse(), 20, 1)).toEqual(drawn);
    expect(draw(mutants, 20, 2)).not.toEqual(drawn);
    expect(draw(mutants, 500, 1).size).toBe(100);
  });

  test('does not depend on the numbers that Stryker gives, nor on where the copy of the project is', () => {
    const moved = mutants.map((mutant) => ({
      ...mutant,
      id: `${mutant.id}b`,
      fileName: mutant.fileName.replace('/sandbox/', 'C:\\copy\\').replaceAll('/', '\\'),
    }));
    expect([...draw(moved, 20, 1)]).toEqual([...draw(mutants, 20, 1)].map((id) => `${id}b`));
  });
});

describe('scoreOf', () => {
  // Worked example: 81 of 263, in Newcombe (1998), table I, row "Score": 0.2553 to 0.3662.
  test('gives the share and the interval of Wilson', () => {
    const { score, low, high } = scoreOf(results({ Killed: 80, Timeout: 1, Survived: 180, NoCoverage: 2 }));
    expect([score, low, high].map((share) => share.toFixed(4))).toEqual(['0.3080', '0.2553', '0.3662']);
  });

  test('reaches from 0 where none is noticed and to 1 where all are, and counts nothing that did not run', () => {
    const some = { CompileError: 900, RuntimeError: 1, Ignored: 3 };
    const all = scoreOf(results({ Killed: 10, ...some }));
    expect(all).toMatchObject({ counted: 10, score: 1 });
    expect(all.high).toBeCloseTo(1, 12);
    expect(scoreOf(results({ Survived: 10, ...some })).low).toBeCloseTo(0, 12);
  });
});

test('summaryOf tells what runs only when modules are loaded from the rest', () => {
  const all = [
    ...results({ Killed: 9, Survived: 1, CompileError: 50 }),
    ...results({ Killed: 1, Survived: 3, CompileError: 34 }, { static: true, coveredBy: [] }),
    ...results({ Killed: 2 }, { static: true, coveredBy: ['a test'] }),
  ];
  expect(summaryOf(all).split('\n')).toEqual([
    '100 mutants, 16 drawn: 12 Killed, 4 Survived',
    'score of all:                      12 of 16, 75.0 % (95 % interval 50.5 % to 89.8 %)',
    'without what runs only at loading: 11 of 12, 91.7 % (95 % interval 64.6 % to 98.5 %)',
  ]);
  expect(summaryOf(results({ CompileError: 1 }))).toContain('of all:                      none drawn');
});
