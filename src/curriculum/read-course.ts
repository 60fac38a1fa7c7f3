import { worded } from '../source/code-text.ts';
import type { Diagnostic } from '../source/diagnostic.ts';
import type { Range } from '../source/range.ts';
import type { SourceFile } from '../source/source-file.ts';
import { parseYaml } from '../yaml/parse-yaml.ts';
import { entriesOf, entryOf, itemsOf, nodeAt, stringOf, type YamlNode } from '../yaml/yaml-node.ts';
import type { Course, Unit } from './course.ts';
import { COURSE_CODES, type CourseCode } from './course-codes.ts';

/** A member with its place in the file. */
export interface ReadMember {
  readonly name: string;
  readonly range: Range;
}

/** A parsed course, with the places that findings name. */
export interface ReadCourse {
  readonly course: Course;
  /** By unit. */
  readonly members: ReadonlyMap<Unit, readonly ReadMember[]>;
  readonly diagnostics: readonly Diagnostic<CourseCode>[];
}

export type CourseReporter = (code: CourseCode, range: Range, ...words: string[]) => void;

const KEYS = ['id', 'title', 'goal', 'optional', 'introduction', 'members'];
const ID = /^[a-z0-9-]{1,40}$/;
const MEMBER = /^[a-z0-9-]+(?:\/[a-z0-9-]+)?$/;
const LINK = /https:\/\/\S/;
const FEWEST_LINES = 5;
const MOST_LINES = 12;

/** Collects the findings in a file. */
export function courseReport(file: SourceFile, list: Diagnostic<CourseCode>[]): CourseReporter {
  return (code, range, ...words) => {
    list.push({ code, ...worded(COURSE_CODES[code], words), file, range });
  };
}

/** Reads `decks/course.yaml`. Never throws; if there are findings, the course contains the units that could be read. */
export function readCourse(file: SourceFile): ReadCourse {
  const diagnostics: Diagnostic<CourseCode>[] = [];
  const report = courseReport(file, diagnostics);
  const { documents, problems } = parseYaml(file.text, 'strings');
  for (const { message, range } of problems) report('course-syntax', range, message);
  const list = nodeAt(documents[0]?.root, 'units');
  if (list?.kind !== 'list' && problems.length === 0)
    report('course-value', documents[0]?.root?.range ?? { start: 0, end: 0 }, 'units', 'a list of units');
  const members = new Map<Unit, readonly ReadMember[]>();
  const ids = new Set<string>();
  for (const node of itemsOf(list)) {
    const read = readMembers(node, report);
    const unit = readUnit(node, read, report);
    if (ids.has(unit.id)) report('unit-twice', rangeOf(node, 'id'), unit.id);
    ids.add(unit.id);
    members.set(unit, read);
  }
  return { course: { units: [...members.keys()] }, members, diagnostics };
}

function readUnit(node: YamlNode, members: readonly ReadMember[], report: CourseReporter): Unit {
  for (const { key, keyRange } of entriesOf(node))
    if (!KEYS.includes(key)) report('course-key', keyRange, key);
  const text = (key: string, expected: string, isRight: (value: string) => boolean): string => {
    const value = stringOf(entryOf(node, key)?.value)?.trim() ?? '';
    if (!isRight(value)) report('course-value', rangeOf(node, key), key, expected);
    return value;
  };
  const filled = (value: string): boolean => value !== '';
  const optional = entryOf(node, 'optional');
  if (optional && !['true', 'false'].includes(stringOf(optional.value) ?? ''))
    report('course-value', optional.value.range, 'optional', '`true` or `false`');
  const introduction = text('introduction', 'Markdown', filled);
  checkIntroduction(introduction, rangeOf(node, 'introduction'), report);
  return {
    id: text('id', 'a slug of at most 40 characters', (value) => ID.test(value)),
    title: text('title', 'a text', filled),
    goal: text('goal', 'one sentence that ends with a full stop', (value) => value.endsWith('.')),
    optional: stringOf(optional?.value) === 'true',
    introduction,
    members: members.map(({ name }) => name),
  };
}

function checkIntroduction(introduction: string, range: Range, report: CourseReporter): void {
  if (introduction === '') return;
  const lines = introduction.split('\n').length;
  if (lines < FEWEST_LINES || lines > MOST_LINES) report('introduction-length', range, String(lines));
  if (!LINK.test(introduction)) report('introduction-link', range);
}

function readMembers(node: YamlNode, report: CourseReporter): ReadMember[] {
  const list = entryOf(node, 'members')?.value;
  const items = itemsOf(list);
  if (items.length === 0) report('course-value', rangeOf(node, 'members'), 'members', 'a list of members');
  return items.flatMap((item) => {
    const name = stringOf(item) ?? '';
    if (MEMBER.test(name)) return [{ name, range: item.range }];
    report('course-value', item.range, 'members', 'a list of topics and cards (`topic/id`)');
    return [];
  });
}

/** The place of a key's value, or of the whole unit if it lacks the key. */
function rangeOf(node: YamlNode, key: string): Range {
  return entryOf(node, key)?.value.range ?? node.range;
}
