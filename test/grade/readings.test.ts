import { describe, expect, test } from 'vitest';
import { readingsOf } from '../../src/grade/readings.ts';

const readings = (text: string, around = {}) =>
  readingsOf(text, { before: '', after: '', asked: '', ...around });

describe('words around an answer', () => {
  test('are left out one by one, from both ends', () => {
    const found = ['the worker node', 'the worker node object', 'worker node', 'worker node object'];
    expect(readings('the worker node object').sort()).toEqual(found);
  });

  test.each([
    ['the kubelet', {}, 'kubelet'],
    ['"The" kubelet', {}, 'kubelet'],
    ['  the\tkubelet ', {}, 'kubelet'],
    ['the Unknown phase', {}, 'Unknown'],
    ['port 6443', { asked: 'On which port does it listen?' }, '6443'],
    ['ports 6443', { asked: 'On which port does it listen?' }, '6443'],
    ['node web', { asked: 'On which node does it run?' }, 'web'],
    ['data plane', { after: ' plane.' }, 'data'],
    ['Role web', { before: 'the **role** ' }, 'web'],
    ['dataplane', { after: ' plane.' }, 'data'],
    ['$ sudo crictl ps the', {}, 'crictl ps'],
  ])('%j with %j is %j', (text, around, answer) => {
    expect(readings(text, around)).toContain(answer);
  });

  test.each([
    ['kubelet 6443', { asked: 'On which port does it listen?' }, '6443'],
    ['data plane', { after: ' to plane' }, 'data'],
    ['plane data', { after: ' plane' }, 'data'],
    ['data role', { before: 'the role ' }, 'data'],
    ['role web', { before: 'the role of ' }, 'web'],
    ['web the api', {}, 'api'],
    ['- web', { asked: 'Is it - in a list - web?' }, 'web'],
    ['5 web', { asked: 'Which of the 5 Pods is it?' }, 'web'],
    ['kube-system web', { asked: 'What runs in kube-system?' }, 'web'],
    ['apply pods.yaml', { asked: 'Which file does `kubectl apply` read?' }, 'pods.yaml'],
    ['webset', { after: ' set' }, 'web'],
    ['dataplanes', { after: ' plane' }, 'data'],
  ])('%j with %j is not %j', (text, around, answer) => {
    expect(readings(text, around)).not.toContain(answer);
  });

  test.each(['no', 'not', 'cannot', 'without'])('%s says something, although the question has it', (word) => {
    expect(readings(`${word} web`, { asked: `Which ${word} web?` })).not.toContain('web');
  });

  test('are left out of an answer, not of a sentence', () => {
    expect(readings(`${'the '.repeat(11)}kubelet`)).toContain('kubelet');
    expect(readings(`${'the '.repeat(12)}kubelet`)).toEqual([`${'the '.repeat(12)}kubelet`]);
  });
});
