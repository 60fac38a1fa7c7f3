import { expect, test } from 'vitest';
import type { EffectDifference } from '../../../src/grade/worlds/compare-trials.ts';
import { describeEffect } from '../../../src/grade/worlds/describe-effect.ts';
import type { StateChange } from '../../../src/grade/worlds/state-changes.ts';
import { HOME_SERVER, KUBECONFIG_PATH } from '../../../src/grade/worlds/world.ts';
import type { JsonObject } from '../../../src/kubernetes/json.ts';
import { trial } from '../../support/trials.ts';

/** What became of Pod web: what it was, and what it is. */
function web(before: JsonObject | undefined, after: JsonObject | undefined, replaced = false): StateChange {
  const place = { server: HOME_SERVER, resource: 'pods', kind: 'Pod', namespace: 'default', name: 'web' };
  return { ...place, ...(before && { before }), ...(after && { after }), replaced };
}
const on = (reference?: StateChange, answer?: StateChange): EffectDifference => ({
  on: 'object',
  ...(reference && { reference }),
  ...(answer && { answer }),
});
const file = (
  reference?: string | null,
  answer?: string | null,
  path = '/home/user/a.txt',
): EffectDifference => ({
  on: 'file',
  path,
  ...(reference !== undefined && { reference }),
  ...(answer !== undefined && { answer }),
});
const described = (...differences: EffectDifference[]) =>
  describeEffect(differences, { text: 'kubectl', trial: trial({}) });

const OLD = { spec: { a: 1 } };
const NEW = { spec: { a: 2 } };
const IN = 'in a cluster with Pod web, ';

test.each<[EffectDifference, string]>([
  [on(web(undefined, NEW)), 'your command does not create Pod web'],
  [on(undefined, web(undefined, NEW)), 'your command also creates Pod web'],
  [on(web(OLD, undefined)), `${IN}your command does not delete it`],
  [on(undefined, web(OLD, undefined)), `${IN}your command also deletes it`],
  [on(web(OLD, NEW)), `${IN}your command does not change it: the reference sets spec.a to 2`],
  [on(web(OLD, { spec: {} })), `${IN}your command does not change it: the reference removes spec.a`],
  [on(undefined, web(OLD, NEW)), `${IN}your command also changes it (it sets spec.a to 2)`],
  [on(undefined, web(OLD, NEW, true)), `${IN}your command also replaces it`],
  [
    on(web(OLD, NEW), web(OLD, undefined)),
    `${IN}your command deletes it, and the reference changes it (it sets spec.a to 2)`,
  ],
  [on(web(OLD, NEW), web(OLD, NEW, true)), `${IN}your command replaces it, and the reference changes it`],
  [on(web(OLD, NEW, true), web(OLD, NEW)), `${IN}the reference replaces it, and your command changes it`],
  [
    on(web(OLD, NEW), web(OLD, { spec: { a: 3 } })),
    `${IN}spec.a is 3 after your command, and 2 after the reference`,
  ],
  [
    on(web(OLD, NEW), web(OLD, { spec: {} })),
    `${IN}your command leaves spec.a unset, and the reference sets 2`,
  ],
  [
    on(web(OLD, { spec: {} }), web(OLD, NEW)),
    `${IN}your command sets spec.a to 2, and the reference leaves it unset`,
  ],
  [on(web(undefined, { a: [1, 2] }), web(undefined, { a: [1] })), 'Pod web: a lacks [2] after your command'],
  [
    on(web(undefined, { a: [1] }), web(undefined, { a: [1, 2] })),
    'Pod web: a also holds [2] after your command',
  ],
  [
    on(web(undefined, { a: [1, 2] }), web(undefined, { a: [2, 1] })),
    'Pod web: a is in another order after your command',
  ],
  [
    on(web(undefined, { a: [1] }), web(undefined, { a: [2] })),
    'Pod web: a holds [2] after your command, and [1] after the reference',
  ],
  [
    on(web(undefined, { a: '' }), web(undefined, { a: 'b' })),
    'Pod web: a is b after your command, and "" after the reference',
  ],
  [file('a'), 'your command does not write a.txt'],
  [file('a', null), 'your command does not write a.txt'],
  [file(undefined, 'a'), 'your command also writes a.txt'],
  [file('a', 'b\n c'), 'your command writes b c to a.txt, the reference a'],
  [file('a', ' '), 'your command writes nothing to a.txt, the reference a'],
  [file('a', 'b', '/etc/a'), 'your command writes b to /etc/a, the reference a'],
  [file('a: 1', undefined, KUBECONFIG_PATH), 'your command does not change the kubeconfig'],
  [file(undefined, 'a: 1', KUBECONFIG_PATH), 'your command also changes the kubeconfig'],
  [
    file('a: 1', 'a: 2', KUBECONFIG_PATH),
    'in the kubeconfig, a is 2 after your command, and 1 after the reference',
  ],
  [file('a: 1', '{a: 1}', KUBECONFIG_PATH), 'the kubeconfig differs'],
])('%#: %j', (difference, expected) => {
  expect(described(difference)).toBe(expected);
});

test.each([
  ['a', 'b', 'your command prints b, the reference a'],
  ['a\nb', 'a\nc', 'your command prints c, the reference b'],
  ['a', 'a\nb', 'your command prints b, the reference nothing'],
  ['a\nb', 'a', 'your command prints nothing, the reference b'],
  ['a', '', 'your command prints nothing, the reference a'],
])('outputs %j and %j: %s', (reference, answer, expected) => {
  expect(described({ on: 'output', reference, answer })).toBe(expected);
});

test('a command that fails is told so where it prints or does nothing', () => {
  const failed = trial({ exit: 1, stderr: 'Warning: old\nerror: no such thing\n' });
  const told = (difference: EffectDifference) => describeEffect([difference], { text: '', trial: failed });
  expect(told({ on: 'output', reference: 'a', answer: ' ' })).toBe(
    'your command fails where the reference does not: error: no such thing',
  );
  expect(told({ on: 'output', reference: 'a', answer: 'b' })).toBe('your command prints b, the reference a');
  expect(told(on(web(undefined, NEW)))).toBe('your command fails: error: no such thing');
});

test('what is done too much is told before what is left out, and that before files', () => {
  const [missing, extra, written] = [on(web(undefined, NEW)), on(undefined, web(OLD, undefined)), file('a')];
  expect(described(written, missing, extra)).toBe(`${IN}your command also deletes it`);
  expect(described(written, missing)).toBe('your command does not create Pod web');
});

test('an object is told with its namespace and its cluster where these are others', () => {
  const dev = { ...web(undefined, NEW), namespace: 'dev' };
  expect(described(on(dev))).toBe('your command does not create Pod web in namespace dev');
  expect(described(on({ ...dev, server: 'https://b:6443' }))).toBe(
    'your command does not create Pod web in namespace dev of another context',
  );
});
