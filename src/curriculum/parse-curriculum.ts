import { type Checked, checked, field, list, number, only, record, slug, text } from './checked.ts';
import type { Curriculum, Topic } from './curriculum.ts';
import { isDomain } from './domain.ts';

const CURRICULUM_KEYS = [
  'source',
  'kubernetes',
  'minutes',
  'tasks',
  'passMark',
  'domains',
  'competencies',
  'topicGroups',
];

export interface ParsedCurriculum {
  readonly curriculum: Curriculum;
  /** Each with the path of what is wrong; where there are any, the curriculum holds stand-ins. */
  readonly problems: readonly string[];
}

/** Checks the data of `decks/curriculum.yaml` and `decks/syllabus.yaml`, and that they fit each other. */
export function parseCurriculum(curriculumData: unknown, syllabusData: unknown): ParsedCurriculum {
  const problems: string[] = [];
  const root = checked(curriculumData, '', problems);
  only(root, CURRICULUM_KEYS);
  const tasks = field(root, 'tasks');
  const curriculum: Curriculum = {
    source: text(field(root, 'source')),
    kubernetes: text(field(root, 'kubernetes')),
    minutes: number(field(root, 'minutes'), 1, 1000),
    tasks: { min: number(field(tasks, 'min'), 1, 100), max: number(field(tasks, 'max'), 1, 100) },
    passMark: number(field(root, 'passMark'), 0, 100),
    domains: list(field(root, 'domains'), (item) => ({
      slug: domain(field(item, 'slug')),
      title: text(field(item, 'title')),
      weight: number(field(item, 'weight'), 0, 100),
    })),
    competencies: list(field(root, 'competencies'), (item) => ({
      slug: slug(field(item, 'slug')),
      domain: domain(field(item, 'domain')),
      title: text(field(item, 'title')),
    })),
    topicGroups: record(field(root, 'topicGroups'), (group) => list(group, slug)),
    topics: record(checked(syllabusData, '', problems), topic),
  };
  return { curriculum, problems: [...problems, ...contradictions(curriculum)] };
}

function topic(from: Checked): Topic {
  only(from, ['title', 'domain', 'objectives']);
  return {
    title: text(field(from, 'title')),
    domain: domain(field(from, 'domain')),
    objectives: record(field(from, 'objectives'), text),
  };
}

function domain(from: Checked): string {
  const word = slug(from);
  if (word !== '' && !isDomain(word)) from.problems.push(`${from.path}: '${word}' is no domain`);
  return word;
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
