import { describe, expect, test } from 'vitest';
import { EVERYTHING, type Selectable, type Selection, select } from '../../src/learner/selection.ts';

const card = (topic: string, tags: string[], kind: Selectable['kind'] = 'choice'): Selectable => ({
  topic,
  domain: topic === 'pods' ? 'workloads-scheduling' : 'storage',
  unit: '',
  kind,
  tags,
});

const CARDS = [
  card('pods', ['speed']),
  card('pods', ['yaml'], 'command'),
  card('volumes', ['speed', 'yaml']),
  card('volumes', []),
];
const curriculum = () => {
  throw new Error('no name here asks for the curriculum');
};
const places = (selection: Partial<Selection>) =>
  select(CARDS, { ...EVERYTHING, ...selection }, ['pods', 'volumes'], curriculum).map((c) =>
    CARDS.indexOf(c),
  );

describe('a selection', () => {
  test('of nothing is all cards, in their order', () => {
    expect(places({})).toEqual([0, 1, 2, 3]);
  });

  test('of several tags, topics or kinds is the cards that have any of them', () => {
    expect(places({ tags: ['speed'] })).toEqual([0, 2]);
    expect(places({ tags: ['speed', 'yaml'] })).toEqual([0, 1, 2]);
    expect(places({ topics: ['pods', 'volumes'] })).toEqual([0, 1, 2, 3]);
    expect(places({ kinds: ['command', 'choice'] })).toEqual([0, 1, 2, 3]);
  });

  test('of a tag and a topic is the cards that have both', () => {
    expect(places({ tags: ['speed', 'yaml'], topics: ['pods'] })).toEqual([0, 1]);
    expect(places({ tags: ['yaml'], kinds: ['choice'] })).toEqual([2]);
    expect(places({ domains: ['storage'], tags: ['speed'] })).toEqual([2]);
  });

  test('that no card is of fails, and says what was asked for', () => {
    expect(() => places({ tags: ['speed'], kinds: ['command'] })).toThrow(/--tag speed/);
  });
});
