import { expect, test } from 'vitest';
import { unitChoices } from '../../src/learner/day-options.ts';
import type { LearnerUnit } from '../../src/learner/learner-course.ts';

const unit = (id: string, changes: Partial<LearnerUnit> = {}): LearnerUnit => ({
  id,
  title: id,
  goal: 'You can.',
  optional: false,
  own: false,
  taught: true,
  ...changes,
});

const COURSE = [
  unit('mine', { own: true }),
  unit('off', { taught: false }),
  ...['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((id) => unit(id)),
];

test("the learner's own units and the first two shipped ones are taught completely", () => {
  expect([...unitChoices(COURSE, []).always]).toEqual(['mine', 'a', 'b']);
});

test('so is a unit that the learner switched on', () => {
  expect([...unitChoices(COURSE, ['g', 'off', 'gone']).always]).toEqual(['mine', 'g', 'a', 'b']);
});

test('the first six shipped units are basic, and what is switched off is never taught', () => {
  const { basic, never } = unitChoices(COURSE, []);
  expect([...(basic ?? [])]).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  expect([...never]).toEqual(['off']);
});
