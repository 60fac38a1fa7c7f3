import { describe, expect, it } from 'vitest';
import { unifiedHunks } from '../../../src/client/output/unified-diff.ts';

const numbers = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, at) => String(from + at));
const text = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');

describe('unified hunks', () => {
  it('are empty for equal texts', () => {
    expect(unifiedHunks('a\n', 'a\n')).toBe('');
    expect(unifiedHunks('', '')).toBe('');
  });

  it('have three lines around a change', () => {
    const after = numbers(1, 10).map((line) => (line === '5' ? 'five' : line));
    expect(unifiedHunks(text(numbers(1, 10)), text(after))).toBe(
      '@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n',
    );
  });

  it('give the line before an empty range, and omit a count of one', () => {
    expect(unifiedHunks('', 'a\nb\n')).toBe('@@ -0,0 +1,2 @@\n+a\n+b\n');
    expect(unifiedHunks('a\n', 'b\n')).toBe('@@ -1 +1 @@\n-a\n+b\n');
    expect(unifiedHunks('a\n', '')).toBe('@@ -1 +0,0 @@\n-a\n');
  });

  it('join changes whose context overlaps, and separate the others', () => {
    const change = (...places: readonly string[]): string =>
      text(numbers(1, 20).map((line) => (places.includes(line) ? `${line}!` : line)));
    const count = (after: string): number =>
      unifiedHunks(text(numbers(1, 20)), after).split('@@ -').length - 1;
    expect([count(change('5', '11')), count(change('5', '13'))]).toEqual([1, 2]);
  });
});
