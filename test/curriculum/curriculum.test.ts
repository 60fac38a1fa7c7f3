import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compileCurriculum } from '../../src/curriculum/compile-curriculum.ts';
import {
  domainWeights,
  objectiveOf,
  objectivesOf,
  topicOf,
  topicsOf,
} from '../../src/curriculum/curriculum.ts';
import { parseCurriculum } from '../../src/curriculum/parse-curriculum.ts';
import { EXAM_VERSION } from '../../src/exam-version.ts';
import { loadCurriculum } from '../../src/learner/load-curriculum.ts';
import { ROOT } from '../support/decks.ts';
import { testEnv } from '../support/test-env.ts';

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const { curriculum, problems } = compileCurriculum(
  read('decks/curriculum.yaml'),
  read('decks/syllabus.yaml'),
);

test('the shipped files have no problems, and are what the build wrote', () => {
  expect(problems).toEqual([]);
  expect({ ...loadCurriculum(testEnv()) }).toEqual(curriculum);
});

test('the exam runs the version that the program names', () => {
  expect(curriculum.kubernetes).toBe(EXAM_VERSION);
});

test('a name stands for its topic, or for the topics of its group', () => {
  expect(topicsOf(curriculum, 'rbac')).toEqual(['rbac']);
  expect(topicsOf(curriculum, 'storage')).toContain('persistent-volumes');
  expect(topicsOf(curriculum, 'nonsense')).toEqual([]);
  expect(topicsOf(curriculum, 'constructor')).toEqual([]);
});

test('weights are percent of the exam', () => {
  expect(Object.fromEntries(domainWeights(curriculum))).toEqual({
    storage: 10,
    troubleshooting: 30,
    'workloads-scheduling': 15,
    'cluster-architecture': 25,
    'services-networking': 20,
    foundations: 0,
  });
});

test('an objective is found by topic and slug', () => {
  expect(objectivesOf(curriculum)).toContain('rbac/role');
  expect(objectiveOf(curriculum, 'rbac/role')).toBe(topicOf(curriculum, 'rbac')?.objectives['role']);
  expect(
    ['rbac/nonsense', 'nonsense/role', 'rbac', 'rbac/toString'].map((o) => objectiveOf(curriculum, o)),
  ).toEqual([undefined, undefined, undefined, undefined]);
});

describe('data that is wrong', () => {
  const good = {
    source: 'https://example.com',
    kubernetes: '1.35',
    minutes: 120,
    tasks: { min: 15, max: 20 },
    passMark: 66,
    domains: [{ slug: 'storage', title: 'Storage', weight: 100 }],
    competencies: [{ slug: 'volumes', domain: 'storage', title: 'Volumes' }],
    topicGroups: { disks: ['volumes'] },
  };
  const syllabus = { volumes: { title: 'Volumes', domain: 'storage', objectives: { mount: 'Mount one' } } };

  test('nothing is wrong with the data that the cases change', () => {
    expect(parseCurriculum(good, syllabus).problems).toEqual([]);
  });

  test.each([
    [{ ...good, minutes: '120' }, syllabus, 'minutes: is not a whole number from 1 to 1000'],
    [{ ...good, minutes: undefined }, syllabus, 'minutes: missing a whole number from 1 to 1000'],
    [{ ...good, tasks: { min: 15 } }, syllabus, 'tasks.max: missing'],
    [{ ...good, tasks: { min: 15, max: 10 } }, syllabus, 'tasks: min is above max'],
    [{ ...good, extra: 1 }, syllabus, 'extra: unknown key'],
    [
      { ...good, domains: [{ slug: 'storage', title: 'S', weight: 10 }] },
      syllabus,
      'domains: the weights add up to 10, not 100',
    ],
    [
      { ...good, competencies: [{ slug: 'v', domain: 'disks', title: 'V' }] },
      syllabus,
      "competencies[0].domain: 'disks' is no domain",
    ],
    [{ ...good, topicGroups: { disks: ['volume'] } }, syllabus, "topicGroups.disks: 'volume' is no topic"],
    [
      { ...good, topicGroups: { volumes: [] } },
      syllabus,
      'topicGroups.volumes: a topic has this name and is not in the group',
    ],
    [
      good,
      { volumes: { ...syllabus.volumes, objectives: { mount: 3 } } },
      'volumes.objectives.mount: is not a text',
    ],
    [good, { volumes: { ...syllabus.volumes, objectives: null } }, 'volumes.objectives: is not a map'],
    [good, { ...syllabus, 'A topic': syllabus.volumes }, 'A topic: is not a slug'],
  ])('%#', (data, topics, problem) => {
    expect(parseCurriculum(data, topics).problems).toContain(problem);
  });

  test.each([undefined, null, 'text', 3, []])('%j is no curriculum', (data) => {
    expect(parseCurriculum(data, data).problems.length).toBeGreaterThan(0);
  });

  test('YAML that cannot be read is a problem', () => {
    expect(compileCurriculum('a: [', 'b: c').problems[0]).toMatch(/^curriculum\.yaml, offset \d+: /);
  });
});
