import { expect, test } from 'vitest';
import { judgedByWords, judgedWithEffect } from '../../src/grade/judged-answer.ts';
import type { WorldTrial } from '../../src/grade/worlds/judge-effect.ts';
import type { DifferenceCode } from '../../src/kubernetes/compare/difference.ts';

const WAY = 'kubectl get pods';
const TRIALS = [{} as WorldTrial];
const words = (code: DifferenceCode) => ({
  outcome: 'wrong' as const,
  score: 0.6,
  differences: [{ code, path: 'x', message: 'it differs' }],
  likeness: 0.7,
});
const [option, verb] = [words('option'), words('verb')];

test('words alone judge', () => {
  const { outcome, score, differences } = option;
  expect(judgedByWords(option, WAY)).toEqual({ outcome, score, differences, by: 'words', reference: WAY });
});

test('what differs in a world is told after the words of the same way', () => {
  const effect = { outcome: 'different', message: 'it deletes the Pod', trials: TRIALS } as const;
  const told = { code: 'effect', path: 'effect', message: 'it deletes the Pod' };
  const judged = { outcome: 'wrong', score: 0.6, by: 'world', reference: WAY, effect };
  const differences = [...option.differences, told];
  expect(judgedWithEffect(option, WAY, effect)).toEqual({ ...judged, differences });
  expect(judgedWithEffect(verb, WAY, effect)).toEqual({ ...judged, differences: [told] });
  expect(judgedWithEffect({ ...verb, outcome: 'unsure' }, WAY, effect).outcome).toBe('wrong');
});

test('what differs in no world is as words have it', () => {
  const effect = { outcome: 'same', trials: TRIALS } as const;
  expect(judgedWithEffect(verb, WAY, effect)).toEqual({ ...judgedByWords(verb, WAY), effect });
  expect(judgedWithEffect(option, WAY, effect)).toEqual({ ...judgedByWords(option, WAY), effect });
});

test('of another way that worlds do not tell apart, it is told why they decide nothing', () => {
  const effect = { outcome: 'undecided', why: 'a command fails', trials: TRIALS } as const;
  expect(judgedWithEffect(verb, WAY, effect)).toEqual({
    outcome: 'unsure',
    score: 0,
    differences: [
      {
        code: 'undecided',
        path: 'effect',
        message: 'nothing differs in small clusters, but a command fails',
      },
    ],
    by: 'words',
    reference: WAY,
    effect,
  });
  expect(judgedWithEffect(option, WAY, effect)).toEqual({ ...judgedByWords(option, WAY), effect });
  const untried = { ...effect, trials: [] };
  expect(judgedWithEffect(verb, WAY, untried)).toEqual({ ...judgedByWords(verb, WAY), effect: untried });
});
