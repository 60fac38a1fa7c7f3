import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openLibrary } from '../../src/learner/deck-library.ts';
import { type CourseSettings, learnerCourse } from '../../src/learner/learner-course.ts';
import { cardText, deckText } from '../support/decks.ts';
import { testEnv } from '../support/test-env.ts';

const shipped = ['first', 'second', 'extra'].map((id) => ({
  id,
  title: id,
  goal: 'You can.',
  optional: id === 'extra',
}));
const SETTINGS: CourseSettings = { 'exam-date': null, 'units-on': [], 'units-off': [], 'units-moved': [] };
const EXAM = 20_800;

const taught = (changes: Partial<CourseSettings>) =>
  learnerCourse([], shipped, { ...SETTINGS, ...changes })
    .filter((unit) => unit.taught)
    .map(({ id }) => id);
const order = (...moves: string[]) =>
  learnerCourse([], shipped, { ...SETTINGS, 'units-moved': moves }).map(({ id }) => id);

describe('which units are taught', () => {
  test.each<[string, Partial<CourseSettings>, string[]]>([
    ['all without an exam', {}, ['first', 'second', 'extra']],
    ['no optional one with an exam', { 'exam-date': EXAM }, ['first', 'second']],
    ['one that was switched on', { 'exam-date': EXAM, 'units-on': ['extra'] }, ['first', 'second', 'extra']],
    ['none that was switched off', { 'units-off': ['second', 'gone'] }, ['first', 'extra']],
  ])('%s', (_, settings, expected) => {
    expect(taught(settings)).toEqual(expected);
  });
});

describe('where units come', () => {
  test.each<[string[], string[]]>([
    [['second:first'], ['second', 'first', 'extra']],
    [['first:last'], ['second', 'extra', 'first']],
    [
      ['first:last', 'second:first'],
      ['extra', 'second', 'first'],
    ],
    [
      ['gone:first', 'first:gone', 'first:first'],
      ['first', 'second', 'extra'],
    ],
  ])('%j', (moves, expected) => {
    expect(order(...moves)).toEqual(expected);
  });
});

test('decks of the learner’s own come first, each a unit, also where a shipped unit is called like it', async () => {
  const env = testEnv();
  const decks = join(env.home, 'decks');
  mkdirSync(decks, { recursive: true });
  writeFileSync(join(decks, 'a.md'), deckText(cardText('one'), 'acme'));
  writeFileSync(join(decks, 'b.md'), deckText(cardText('two'), 'rbac'));
  const { entries } = await openLibrary(env, []);
  const rbac = [{ id: 'rbac', title: 'RBAC', goal: 'You can.', optional: false }];
  const own = entries.filter(({ identity }) => ['acme/one', 'rbac/two'].includes(identity));
  expect(learnerCourse(own, rbac, SETTINGS).map(({ id, title, own: isOwn }) => [id, title, isOwn])).toEqual([
    ['acme', 'A deck', true],
    ['my-rbac', 'A deck', true],
    ['rbac', 'RBAC', false],
  ]);
});
