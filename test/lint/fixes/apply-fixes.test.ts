import { describe, expect, test } from 'vitest';
import { applyFixes } from '../../../src/lint/fixes/apply-fixes.ts';

const edit = (start: number, end: number, text: string) => ({ start, end, text });

describe('applyFixes', () => {
  test('applies each fix to the text as it was', () => {
    expect(applyFixes('kind: pod', [[edit(6, 7, 'P')], [edit(0, 1, 'K')]])).toEqual({
      text: 'Kind: Pod',
      applied: 2,
    });
  });

  test('leaves one that begins where another ends to the next pass', () => {
    expect(applyFixes('abcd', [[edit(0, 2, 'X')], [edit(2, 4, 'Y')]])).toEqual({ text: 'Xcd', applied: 1 });
    expect(applyFixes('abcd', [[edit(0, 2, 'X')], [edit(3, 4, 'Y')]])).toEqual({ text: 'XcY', applied: 2 });
  });

  test('applies one of two insertions at one place', () => {
    expect(applyFixes('ab', [[edit(1, 1, 'X')], [edit(1, 1, 'Y')]])).toEqual({ text: 'aXb', applied: 1 });
  });

  test('applies an insertion at the very beginning', () => {
    expect(applyFixes('ab', [[edit(0, 0, 'X')]])).toEqual({ text: 'Xab', applied: 1 });
  });

  test('applies a fix of several edits whole or not at all, in the order of the text', () => {
    const rename = [edit(4, 5, 'Y'), edit(0, 1, 'X')];
    expect(applyFixes('a + a', [rename])).toEqual({ text: 'X + Y', applied: 1 });
    expect(applyFixes('a + a', [rename, [edit(2, 3, '-')]])).toEqual({ text: 'X + Y', applied: 1 });
  });

  test('counts no fix without an edit', () => {
    expect(applyFixes('ab', [[], []])).toEqual({ text: 'ab', applied: 0 });
  });
});
