import { expect, test } from 'vitest';
import type { Answer, Card } from '../../src/deck/card.ts';
import type { Given } from '../../src/grade/given.ts';
import { grade } from '../../src/grade/grade.ts';
import { card, choiceCard, part, recallCard, textCard } from '../support/cards.ts';

const RANGE = { start: 0, end: 0 };
const fence = (text: string, language: string) => ({ text, language, range: RANGE });
const accepted = [{ text: 'etcd', exact: true }];
const steps = [part('one'), part('two')].map((step) => ({ ...step, text: step }));
const MANIFEST = 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: a\n';

const CARDS = {
  choice: choiceCard('a/choice', 1, 3),
  multi: { ...choiceCard('a/multi', 1, 3), kind: 'multi' } as Card,
  steps: card('a/steps', { kind: 'steps', steps, swap: [] } as unknown as Answer),
  cloze: card('a/cloze', {
    kind: 'cloze',
    text: { literals: ['', ''], gaps: [{ accepted, range: RANGE }], range: RANGE },
  }),
  text: textCard('a/text', 'etcd'),
  command: card('a/command', { kind: 'command', ways: [fence('kubectl get ns', 'sh')] } as unknown as Answer),
  manifest: card('a/manifest', {
    ...{ kind: 'manifest', matches: [], exact: [], minor: [] },
    answers: [fence(MANIFEST, 'yaml')],
  }),
};

const text = (given: string): Given => ({ type: 'text', text: given });
const items = (...given: number[]): Given => ({ type: 'items', items: given });
const gaps = (...given: string[]): Given => ({ type: 'gaps', texts: given });

test.each<[keyof typeof CARDS, Given, Given, Given]>([
  ['choice', items(1), items(0), text('2')],
  ['multi', items(1), items(0, 1), text('2')],
  ['steps', items(0, 1), items(1, 0), text('1 2')],
  ['cloze', gaps('etcd'), gaps('kubelet'), text('etcd')],
  ['text', text('etcd'), text('kubelet'), gaps('etcd')],
  ['command', text('k get namespaces'), text('k get ns --nope'), gaps('kubectl get ns')],
  ['manifest', text(MANIFEST), text(MANIFEST.replace('name: a', 'name: b')), gaps(MANIFEST)],
])('a card of kind %s is graded by what its kind asks for', async (kind, right, wrong, foreign) => {
  const outcome = async (given: Given) => (await grade(CARDS[kind], given)).outcome;
  expect([await outcome(right), await outcome(wrong), await outcome(foreign)]).toEqual([
    'correct',
    'wrong',
    'wrong',
  ]);
});

test.each<[keyof typeof CARDS, Given, Given]>([
  ['choice', text('2'), items()],
  ['steps', text('1 2'), items()],
  ['cloze', text('etcd'), gaps()],
  ['text', gaps('etcd'), text('')],
])('what the kind %s does not ask for is no answer', async (kind, foreign, none) => {
  expect(await grade(CARDS[kind], foreign)).toEqual(await grade(CARDS[kind], none));
});

test.each([recallCard('a/recall'), card('a/lab', { kind: 'lab' } as unknown as Answer)])(
  'a card of kind $kind is rated by the learner',
  async (shown) => {
    expect(await grade(shown, text('anything'))).toEqual({
      outcome: 'unsure',
      score: 0,
      differences: [],
      rating: null,
    });
  },
);
