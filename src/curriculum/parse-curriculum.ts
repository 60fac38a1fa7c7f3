import * as v from 'valibot';
import type { Curriculum } from './curriculum.ts';
import { isDomain } from './domain.ts';

export interface ParsedCurriculum {
  /** Empty if the data has another shape. */
  readonly curriculum: Curriculum;
  /** The problems, each with its path. */
  readonly problems: readonly string[];
}

/** The message of an issue: a value is missing, or is not as expected. */
const not =
  (expected: string) =>
  ({ input }: { readonly input: unknown }): string =>
    `${input === undefined ? 'missing' : 'is not'} ${expected}`;

const text = v.pipe(v.string(not('a text')), v.nonEmpty(not('a text')));
const slug = v.pipe(v.string(not('a slug')), v.regex(/^[a-z0-9-]{1,60}$/, not('a slug')));
const domain = v.pipe(
  slug,
  v.check(isDomain, ({ input }) => `'${input}' is no domain`),
);

function whole(least: number, most: number) {
  const message = not(`a whole number from ${least} to ${most}`);
  return v.pipe(v.number(message), v.integer(message), v.minValue(least, message), v.maxValue(most, message));
}

function map<const E extends v.ObjectEntries>(entries: E) {
  return v.strictObject(entries, ({ expected, input }) => {
    if (expected === 'never') return 'unknown key';
    return expected === 'Object' ? not('a map')({ input }) : 'missing';
  });
}

const list = <const I extends v.GenericSchema>(item: I) => v.array(item, not('a list'));
const bySlug = <const I extends v.GenericSchema>(value: I) => v.record(slug, value, not('a map'));

const CURRICULUM = map({
  source: text,
  kubernetes: text,
  minutes: whole(1, 1000),
  tasks: map({ min: whole(1, 100), max: whole(1, 100) }),
  passMark: whole(0, 100),
  domains: list(map({ slug: domain, title: text, weight: whole(0, 100) })),
  competencies: list(map({ slug, domain, title: text })),
  topicGroups: bySlug(list(slug)),
});

const TOPICS = bySlug(map({ title: text, domain, objectives: bySlug(text) })) satisfies v.GenericSchema<
  unknown,
  Curriculum['topics']
>;

const EMPTY: Curriculum = {
  source: '',
  kubernetes: '',
  minutes: 0,
  tasks: { min: 0, max: 0 },
  passMark: 0,
  domains: [],
  competencies: [],
  topicGroups: {},
  topics: {},
};

/** Checks the data of `decks/curriculum.yaml` and `decks/syllabus.yaml`, and that they are consistent. */
export function parseCurriculum(curriculumData: unknown, syllabusData: unknown): ParsedCurriculum {
  const exam = v.safeParse(CURRICULUM, curriculumData);
  const topics = v.safeParse(TOPICS, syllabusData);
  if (!exam.success || !topics.success)
    return { curriculum: EMPTY, problems: [...(exam.issues ?? []), ...(topics.issues ?? [])].map(inWords) };
  const curriculum = { ...exam.output, topics: topics.output };
  return { curriculum, problems: contradictions(curriculum) };
}

/** `domains[2].weight: is not a whole number from 0 to 100` */
function inWords({ path, message }: v.BaseIssue<unknown>): string {
  const place = (path ?? [])
    .map(({ key, type }) => (type === 'array' ? `[${String(key)}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');
  return `${place}: ${message}`;
}

function contradictions({ domains, topicGroups, topics, tasks }: Curriculum): string[] {
  const problems: string[] = [];
  const sum = domains.reduce((total, { weight }) => total + weight, 0);
  if (sum !== 100) problems.push(`domains: the weights add up to ${sum}, not 100`);
  if (tasks.min > tasks.max) problems.push('tasks: min is above max');
  for (const [group, members] of Object.entries(topicGroups)) {
    if (Object.hasOwn(topics, group) && !members.includes(group))
      problems.push(`topicGroups.${group}: a topic has this name and is not in the group`);
    for (const member of members)
      if (!Object.hasOwn(topics, member)) problems.push(`topicGroups.${group}: '${member}' is no topic`);
  }
  return problems;
}
