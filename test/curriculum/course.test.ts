import { describe, expect, test } from 'vitest';
import { checkCourse } from '../../src/curriculum/check-course.ts';
import { outlineOf, unitFinder } from '../../src/curriculum/course.ts';
import { readCourse } from '../../src/curriculum/read-course.ts';
import { SourceFile } from '../../src/source/source-file.ts';

const INTRODUCTION = ['one', 'two', 'three', 'four', '<https://kubernetes.io/docs/>'];

function unit(id: string, members: string, changes: { more?: string; introduction?: string[] } = {}): string {
  const { more = '', introduction = INTRODUCTION } = changes;
  const lines = introduction.map((line) => `      ${line}\n`).join('');
  return `  - id: ${id}\n    title: A title\n    goal: You can do it.\n    introduction: |\n${lines}    members: ${members}\n${more}`;
}

const courseFile = (...units: string[]) => new SourceFile('course.yaml', `units:\n${units.join('')}`);
const placed = (identity: string) => ({ identity, topic: identity.split('/')[0] ?? '' });
const cards = ['pods/run', 'pods/yaml', 'rbac/role'].map(placed);

/** Each finding as its code and the text that it points at. */
function found(file: SourceFile, members = cards): string[] {
  const read = readCourse(file);
  return [...read.diagnostics, ...checkCourse(file, read, members)].map(
    ({ code, range }) => `${code}: ${file.text.slice(range.start, range.end).split('\n')[0]}`,
  );
}

test('a course is read with all that it says', () => {
  const file = courseFile(
    unit('first', '[pods]'),
    unit('later', '[rbac/role]', { more: '    optional: true\n' }),
  );
  expect(found(file)).toEqual([]);
  const { course } = readCourse(file);
  expect(course.units[0]).toEqual({
    id: 'first',
    title: 'A title',
    goal: 'You can do it.',
    optional: false,
    introduction: INTRODUCTION.join('\n'),
    members: ['pods'],
  });
  expect(outlineOf(course)[1]).toEqual({
    id: 'later',
    title: 'A title',
    goal: 'You can do it.',
    optional: true,
  });
});

test('a card that a unit names goes before its topic', () => {
  const { course } = readCourse(courseFile(unit('first', '[pods]'), unit('second', '[rbac, pods/yaml]')));
  const unitsOf = ['pods/run', 'pods/yaml', 'rbac/role', 'nodes/drain'].map(
    (card) => unitFinder(course)(placed(card))?.id,
  );
  expect(unitsOf).toEqual(['first', 'second', 'second', undefined]);
});

describe('what is wrong is found in its place', () => {
  test.each<[string, SourceFile, string[]]>([
    ['no YAML', new SourceFile('c', 'units: [\n'), ['course-syntax: ', 'card-in-no-unit: units']],
    ['no list', new SourceFile('c', 'unit: 1\n'), ['course-value: unit: 1', 'card-in-no-unit: unit:']],
    ['a card in no unit', courseFile(unit('a', '[pods]')), ['card-in-no-unit: units']],
    ['a topic twice', courseFile(unit('a', '[pods, rbac]'), unit('b', '[pods]')), ['member-twice: pods']],
    [
      'a card twice',
      courseFile(unit('a', '[pods, rbac/role]'), unit('b', '[rbac/role]')),
      ['member-twice: rbac/role'],
    ],
    ['an unknown topic', courseFile(unit('a', '[pods, rbac, nodes]')), ['member-unknown: nodes']],
    ['an unknown card', courseFile(unit('a', '[pods, rbac, rbac/no]')), ['member-unknown: rbac/no']],
    ['a topic without a card left', courseFile(unit('a', '[pods, rbac, rbac/role]')), ['member-empty: rbac']],
    ['two units of a name', courseFile(unit('a', '[pods]'), unit('a', '[rbac]')), ['unit-twice: a']],
    [
      'an unknown key',
      courseFile(unit('a', '[pods, rbac]', { more: '    note: x\n' })),
      ['course-key: note'],
    ],
    [
      'an optional that is neither',
      courseFile(unit('a', '[pods, rbac]', { more: '    optional: "yes"\n' })),
      ['course-value: "yes"'],
    ],
    ['a bad id', courseFile(unit('A unit', '[pods, rbac]')), ['course-value: A unit']],
    ['a bad member', courseFile(unit('a', '[pods, rbac, a b]')), ['course-value: a b']],
    [
      'a short introduction without a page',
      courseFile(unit('a', '[pods, rbac]', { introduction: ['one', 'two'] })),
      ['introduction-length: |', 'introduction-link: |'],
    ],
    [
      'a long introduction',
      courseFile(
        unit('a', '[pods, rbac]', { introduction: [...INTRODUCTION, ...INTRODUCTION, 'x', 'y', 'z'] }),
      ),
      ['introduction-length: |'],
    ],
  ])('%s', (_, file, expected) => {
    expect(found(file)).toEqual(expected);
  });

  test('a chain that is spread over units', () => {
    const chain = [1, 2].map((order) => ({ ...placed(`pods/${order}`), group: 'g', order }));
    expect(found(courseFile(unit('a', '[pods]'), unit('b', '[pods/2]')), chain)).toEqual([
      'chain-split: units',
    ]);
    expect(found(courseFile(unit('a', '[pods]')), chain)).toEqual([]);
  });

  test('no text throws', () => {
    for (const text of ['', '- 1\n', 'units:\n  - 3\n', 'units: {a: 1}', 'units:\n  -\n', '\t'])
      expect(readCourse(new SourceFile('c', text)).course.units.length).toBeLessThanOrEqual(1);
  });
});
