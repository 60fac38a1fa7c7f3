import { expect, test } from 'vitest';
import { DEFAULT_WEIGHTS } from '../../src/schedule/parameters.ts';
import { createScheduler, isEarlierStamp, memoryStamp } from '../../src/schedule/scheduler.ts';
import { schedulerWith } from '../support/scheduling.ts';

test('a stamp names the rules, the model and its weights, and nothing that only due dates depend on', () => {
  const stamp = memoryStamp(schedulerWith());
  expect(stamp).toBe(`3:fsrs-6:${DEFAULT_WEIGHTS.join(',')}`);
  expect(memoryStamp(schedulerWith({ desiredRetention: 0.8, fuzz: true, examDay: 9 }))).toBe(stamp);
  expect(memoryStamp(schedulerWith({ weights: DEFAULT_WEIGHTS.with(0, 0.5) }))).not.toBe(stamp);
});

test.each([
  ['2:fsrs-6:1', true],
  ['3:fsrs-6:1', false],
  ['3:fsrs-7:1', false],
  ['fsrs-6:3:', true],
  ['33:fsrs-6:1', true],
  ['', true],
])('%j is of earlier rules: %j', (stamp, isEarlier) => {
  expect(isEarlierStamp(stamp)).toBe(isEarlier);
});

test('a model refuses another number of weights', () => {
  const { parameters } = schedulerWith();
  expect(() => createScheduler({ ...parameters, weights: [1, 2] })).toThrow(RangeError);
});
