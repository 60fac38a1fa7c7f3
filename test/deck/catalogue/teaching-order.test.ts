import { expect, test } from 'vitest';
import { compileCurriculum } from '../../../src/curriculum/compile-curriculum.ts';
import { teachingOrder } from '../../../src/deck/catalogue/teaching-order.ts';
import { readSource } from '../../support/decks.ts';

const { curriculum } = compileCurriculum(
  readSource('decks/curriculum.yaml').text,
  readSource('decks/syllabus.yaml').text,
);
const deck = (topic: string, domain: string) => ({
  header: { title: topic, topic, domain, kubernetes: '1.35', sources: [], tags: [] },
});

test('domains come in turn, each in the order of the syllabus; what the exam leaves out comes last', () => {
  const decks = [
    deck('containers', 'foundations'),
    deck('rollouts', 'workloads-scheduling'),
    deck('rbac', 'cluster-architecture'),
    deck('no-topic-of-ours', 'cluster-architecture'),
    deck('pods', 'workloads-scheduling'),
    deck('etcd', 'cluster-architecture'),
    deck('services', 'services-networking'),
  ];
  expect(teachingOrder(decks, curriculum).map((d) => d.header.topic)).toEqual([
    'etcd',
    'pods',
    'services',
    'rbac',
    'rollouts',
    'no-topic-of-ours',
    'containers',
  ]);
});

test('every deck is there once', () => {
  const decks = [deck('a', 'storage'), deck('b', 'storage'), deck('c', 'foundations')];
  expect(teachingOrder(decks, curriculum)).toHaveLength(3);
  expect(teachingOrder([], curriculum)).toEqual([]);
});
