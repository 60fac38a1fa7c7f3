import { expect, test } from 'vitest';
import type { KeyChoice } from '../../../src/env.ts';
import { screenWith } from '../../../src/screen.ts';
import { keyLine } from '../../../src/ui/prompts/key-line.ts';

const KEYS: readonly KeyChoice[] = [
  { key: 'enter', label: 'write it in your editor' },
  { key: 'x' },
  { key: 'q', label: 'quit' },
];

test.each([
  [80, 'enter write it in your editor · q quit'],
  [20, 'enter write it in\nyour editor · q quit'],
])('at %i columns, wrapped at words', (width, expected) => {
  expect(keyLine(KEYS, screenWith({ width }))).toBe(expected);
});
