import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkCourse } from '../../src/curriculum/check-course.ts';
import { readCourse } from '../../src/curriculum/read-course.ts';
import type { Catalogue } from '../../src/deck/catalogue/catalogue.ts';
import { entriesOf } from '../../src/deck/catalogue/catalogue-entry.ts';
import { courseOrder } from '../../src/schedule/queue/course-order.ts';
import { ROOT, readSource } from '../support/decks.ts';

const json = (name: string) => JSON.parse(readFileSync(join(ROOT, 'dist', name), 'utf8'));
const entries = (json('catalogue.json') as Catalogue).decks.flatMap(entriesOf);
const file = readSource('decks/course.yaml');
const read = readCourse(file);
const { units } = read.course;
const cardsOf = (id: string) => entries.filter(({ unit }) => unit === id);

test('each shipped card is in one unit, and the build wrote the units', () => {
  expect([...read.diagnostics, ...checkCourse(file, read, entries)]).toEqual([]);
  expect(json('course.json').units.map(({ id }: { id: string }) => id)).toEqual(units.map(({ id }) => id));
  expect(json('introductions.json')).toEqual(
    Object.fromEntries(units.map(({ id, introduction }) => [id, introduction])),
  );
});

test.each(units)('$id has 15 to 40 cards of all three levels, and any number of labs', ({ id, optional }) => {
  const cards = cardsOf(id).filter(({ kind }) => kind !== 'lab');
  expect(cards.length).toBeGreaterThanOrEqual(15);
  expect(cards.length).toBeLessThanOrEqual(40);
  const levels = new Set(cards.map(({ level }) => level));
  expect([...levels].sort()).toEqual([1, 2, 3]);
  expect(optional).toBe(cards.every(({ domain }) => domain === 'foundations'));
});

describe('the order for a beginner', () => {
  const taught = units.filter(({ optional }) => !optional).map(({ id }) => id);
  const ordered = [
    ...courseOrder(
      entries.filter(({ unit }) => taught.includes(unit)),
      taught,
    ),
  ];

  test('has a typed command within 5 cards and a manifest within 15', () => {
    expect(ordered.findIndex(({ kind }) => kind === 'command')).toBeLessThan(5);
    expect(ordered.findIndex(({ kind }) => kind === 'manifest')).toBeLessThan(15);
  });

  test('begins with kubectl and Pods, and has RBAC in the first third', () => {
    expect([...new Set(ordered.slice(0, 50).map(({ unit }) => unit))]).toEqual([
      'first-commands',
      'pods',
      'namespaces',
      'labels',
    ]);
    expect(ordered.findIndex(({ unit }) => unit === 'rbac')).toBeLessThan(ordered.length / 3);
  });

  test('leaves the foundations out', () => {
    expect(ordered.filter(({ domain }) => domain === 'foundations')).toEqual([]);
    expect(ordered).toHaveLength(entries.filter(({ domain }) => domain !== 'foundations').length);
  });
});
