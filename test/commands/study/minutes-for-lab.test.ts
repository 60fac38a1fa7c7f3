import { expect, test } from 'vitest';
import { fitsDay, minutesForLab } from '../../../src/commands/study/minutes-for-lab.ts';
import type { CatalogueEntry } from '../../../src/deck/catalogue/catalogue-entry.ts';
import { type CardState, emptyState } from '../../../src/schedule/card-state.ts';

const entry = (identity: string, more: Partial<CatalogueEntry> = {}): CatalogueEntry =>
  ({ identity, topic: identity.split('/')[0], kind: 'choice', ...more }) as CatalogueEntry;
const lab = (identity: string, minutes?: number): CatalogueEntry =>
  entry(identity, { kind: 'lab', ...(minutes !== undefined && { minutes }) });

const ENTRIES = [entry('pods/a'), lab('pods/long', 9), lab('pods/short', 5), lab('rbac/quick', 2)];
const BEGUN: Partial<CardState> = { reviews: 1, lastDay: 6 };
const TODAY = 7;

const minutes = (
  states: Readonly<Record<string, Partial<CardState>>>,
  budget = 30,
  entries: readonly CatalogueEntry[] = ENTRIES,
): number =>
  minutesForLab(
    entries,
    new Map(Object.entries(states).map(([card, state]) => [card, { ...emptyState(), ...state }])),
    TODAY,
    budget,
  );

test.each([
  ['the shortest lab of a topic that was begun', { 'pods/a': BEGUN }, 30, 5],
  ['nothing where no topic of a lab was begun', {}, 30, 0],
  ['nothing where it would take more than a third of the day', { 'pods/a': BEGUN }, 14, 0],
  ['exactly a third of the day', { 'pods/a': BEGUN }, 15, 5],
  ['nothing after a lab today', { 'pods/a': BEGUN, 'rbac/quick': { lastDay: TODAY, reviews: 1 } }, 30, 0],
  [
    'another lab where the shortest is suspended',
    { 'pods/a': BEGUN, 'pods/short': { suspended: 'learner' } },
    30,
    9,
  ],
] as const)('cards leave %s', (_, states, budget, expected) => {
  expect(minutes(states, budget)).toBe(expected);
});

test('a lab without minutes takes six', () => {
  expect(minutes({ 'pods/a': BEGUN }, 30, [entry('pods/a'), lab('pods/lab')])).toBe(6);
});

test.each([
  [6, 30, true],
  [7, 29, true],
  [7, 30, false],
  [undefined, 30, true],
  [undefined, 31, false],
])('a lab of %s minutes after %d of 30 minutes fits: %s', (length, spent, expected) => {
  expect(fitsDay(lab('pods/lab', length), { spent, budget: 30 })).toBe(expected);
});
