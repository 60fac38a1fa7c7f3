import { describe, expect, test } from 'vitest';
import type { CardOf } from '../../src/deck/card.ts';
import { gradeCloze } from '../../src/grade/cloze.ts';
import { card } from '../support/cards.ts';

const RANGE = { start: 0, end: 0 };

/** A card whose text has a gap where it says `_`, right with this answer. */
function around(text: string, answer: string): CardOf<'cloze'> {
  const literals = text.split('_');
  const gaps = literals.slice(1).map(() => ({ accepted: [{ text: answer, exact: false }], range: RANGE }));
  return card('topic/id', { kind: 'cloze', text: { literals, gaps, range: RANGE } }) as CardOf<'cloze'>;
}

/** A card with a gap for each list of accepted answers; the first is the one to show. */
function cardOf(...gaps: string[][]): CardOf<'cloze'> {
  const accepted = gaps.map((texts) => ({
    accepted: texts.map((text) => ({ text, exact: false })),
    range: RANGE,
  }));
  const literals = Array.from({ length: gaps.length + 1 }, () => ' ');
  return card('topic/id', {
    kind: 'cloze',
    text: { literals, gaps: accepted, range: RANGE },
  }) as CardOf<'cloze'>;
}

describe('a text with gaps', () => {
  test('is right with each gap right, by any accepted answer, and Good', () => {
    expect(gradeCloze(cardOf(['kubelet'], ['Pod', 'container']), ['kubelet', 'Container'])).toEqual({
      outcome: 'correct',
      score: 1,
      differences: [],
      rating: 3,
    });
  });

  test('is wrong with one gap wrong: Again, with the share of the right gaps', () => {
    expect(gradeCloze(cardOf(['kubelet'], ['Pod'], ['node']), ['kubelet', 'Service', 'node'])).toEqual({
      outcome: 'wrong',
      score: 2 / 3,
      differences: [
        {
          code: 'gap',
          path: 'gap 2',
          expected: 'Pod',
          actual: 'Service',
          message: 'gap 2: you said Service, it is Pod',
        },
      ],
      rating: 1,
    });
  });

  test('is close with a typo: Hard, and half of the gap', () => {
    expect(gradeCloze(cardOf(['kubelet'], ['Pod']), ['kubelt', 'Pod'])).toEqual({
      outcome: 'close',
      score: 0.75,
      differences: [
        {
          code: 'spelling',
          path: 'gap 1',
          expected: 'kubelet',
          actual: 'kubelt',
          message: 'gap 1: you said kubelt, it is spelt kubelet',
        },
      ],
      rating: 2,
    });
  });

  test('is wrong with a typo in one gap and another wrong', () => {
    expect(gradeCloze(cardOf(['kubelet'], ['Pod']), ['kubelt', 'Service'])).toMatchObject({
      outcome: 'wrong',
      score: 0.25,
      rating: 1,
    });
  });

  test.each([
    ['    - --', '=10250\n', '--port', 'correct'],
    ['kind: Pod\n', ':\n  name: web', 'port:', 'correct'],
    ['    - --', '=10250\n', ' --port ', 'correct'],
    ['kind: ', ' # a:', 'port:', 'wrong'],
    ['kind: ', ':', 'port:', 'correct'],
    ['{ "', '": 1 }', '"port":', 'correct'],
    ['{ "', '": 1 }', '"ports":', 'wrong'],
    ['kind: Pod\n', ':\n  name: web', 'port=', 'wrong'],
    ['- ', '\n', '--port', 'wrong'],
  ])('in code, the signs beside the gap may be typed: %j, %j, %s', (before, after, typed, outcome) => {
    const code = {
      ...cardOf(['port']),
      text: {
        literals: [before, after],
        gaps: [{ accepted: [{ text: 'port', exact: true }], range: RANGE }],
        range: RANGE,
        fence: 'yaml',
      },
    };
    expect(gradeCloze(code, [typed]).outcome).toBe(outcome);
  });

  test('in code, a sign beside the gap stays where it is the answer’s own', () => {
    const accepted = [{ text: '/healthz', exact: true }];
    const gap = { accepted, range: RANGE };
    const code = {
      ...cardOf(['/healthz']),
      text: { literals: ['path: /', ''], gaps: [gap], range: RANGE, fence: 'yaml' },
    };
    expect(gradeCloze(code, ['/healthz']).outcome).toBe('correct');
  });

  test.each([[[]], [['   ']]])('says "nothing" of a gap that was left empty: %j', (texts) => {
    const verdict = gradeCloze(cardOf(['kubelet', 'the kubelet']), texts);
    expect(verdict).toMatchObject({ outcome: 'wrong', score: 0 });
    expect(verdict.differences[0]?.message).toBe('gap 1: you said nothing, it is kubelet');
  });

  test('trims what it repeats, not what it records', () => {
    const [difference] = gradeCloze(cardOf(['kubelet']), [' etcd ']).differences;
    expect(difference).toMatchObject({ actual: ' etcd ', message: 'gap 1: you said etcd, it is kubelet' });
  });
});

describe('the words around a gap may be typed with its answer', () => {
  const outcome = (text: string, answer: string, typed: string) =>
    gradeCloze(around(text, answer), [typed]).outcome;

  test.each([
    ['It runs on the data _.', 'store', 'data store', 'correct'],
    ['The _ plane decides.', 'control', 'control plane', 'correct'],
    ['The _ decides.', 'control', 'control plane', 'wrong'],
    ['_ plane', 'control', 'plane control', 'wrong'],
    [
      '| Probe | Field |\n|---|---|\n| readiness | _ |\n| liveness | x |',
      'periodSeconds',
      'readiness periodSeconds',
      'correct',
    ],
    [
      '| Probe | Field |\n|---|---|\n| readiness | _ |\n| liveness | x |',
      'periodSeconds',
      'liveness periodSeconds',
      'wrong',
    ],
    ['| Probe | Field |\n|---|---|\n| readiness | _ |', 'periodSeconds', 'probe periodSeconds', 'correct'],
    [
      '| Field | Probe |\n|---|---|\n| _ | readiness |',
      'periodSeconds',
      'readiness periodSeconds',
      'correct',
    ],
    [
      'Each has its own:\n\n| Probe | Of | Field |\n|---|---|---|\n| readiness | x | _ | y |',
      'periodSeconds',
      'readiness periodSeconds',
      'correct',
    ],
    ['| Probe | Field |\n|---|---|\n| readiness | _ |', 'periodSeconds', 'probe periodSeconds', 'correct'],
    ['Run `probe | grep Field |` of readiness, and _', 'periodSeconds', 'grep periodSeconds', 'wrong'],
    ['Of readiness, the field is _.', 'periodSeconds', 'readiness periodSeconds', 'wrong'],
  ])('%j with %s: %s is %s', (text, answer, typed, expected) => {
    expect(outcome(text, answer, typed)).toBe(expected);
  });
});
