import { describe, expect, test } from 'vitest';
import type { EffectDifference } from '../../../src/grade/worlds/compare-trials.ts';
import { describeEffect } from '../../../src/grade/worlds/describe-effect.ts';
import type { StateChange } from '../../../src/grade/worlds/state-changes.ts';
import type { Trial } from '../../../src/grade/worlds/trial.ts';
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
  [on(web(OLD, NEW, true)), `${IN}your command does not replace it`],
  [on(undefined, web(OLD, NEW, true)), `${IN}your command also replaces it`],
  [
    on(web(OLD, NEW), web(OLD, undefined)),
    `${IN}your command deletes it, and the reference changes it (it sets spec.a to 2)`,
  ],
  [
    on(web(OLD, undefined), web(OLD, NEW)),
    `${IN}your command changes it (it sets spec.a to 2), and the reference deletes it`,
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
    on(web(undefined, { a: [1, 2] }), web(undefined, {})),
    'Pod web: your command leaves a unset, and the reference sets [1,2]',
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
  ['a', '\n \nb\n', 'your command prints b, the reference a'],
  ['a  1', 'b\t 2', 'your command prints b 2, the reference a 1'],
  ['a:\n  b', 'a:\n    b', 'your command prints other spaces than the reference'],
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

test('a command that does something, or ends well, is not told as one that fails', () => {
  const missing = on(web(undefined, NEW));
  const told = (did: Partial<Trial>) => describeEffect([missing], { text: '', trial: trial(did) });
  const expected = 'your command does not create Pod web';
  expect(told({ exit: 1, stderr: 'error: x', changes: [web(OLD, NEW)] })).toBe(expected);
  expect(told({ exit: 0, stderr: 'error: x' })).toBe(expected);
  expect(told({ exit: 1, stderr: ' \nWarning: old\n' })).toBe(expected);
  expect(told({ exit: 1, stderr: ' \nerror: x\n' })).toBe('your command fails: error: x');
});

test('nothing is told where nothing differs', () => {
  expect(described()).toBe('');
});

describe('a long text', () => {
  const told = (reference: string, answer: string) =>
    described(on(web(undefined, { a: reference }), web(undefined, { a: answer })));

  test('of 70 letters is shown whole, a longer one by its first 69', () => {
    const [fits, long] = ['x'.repeat(70), 'y'.repeat(71)];
    expect(told(fits, long)).toBe(
      `Pod web: a is ${'y'.repeat(69)}… after your command, and ${fits} after the reference`,
    );
  });

  test('of 70 letters is shown whole wherever it differs', () => {
    const fits = (letter: string) => `${'x'.repeat(69)}${letter}`;
    expect(told(fits('a'), fits('b'))).toBe(
      `Pod web: a is ${fits('b')} after your command, and ${fits('a')} after the reference`,
    );
  });

  test('is shown from shortly before the place where it differs', () => {
    const [start, end] = ['s'.repeat(49), 'e'.repeat(20)];
    const [near, far] = [
      (letter: string) => `${start}${letter}${end}${end}`,
      (letter: string) => `s${near(letter)}`,
    ];
    expect(told(near('a'), near('b'))).toBe(
      `Pod web: a is ${start}b${end.slice(1)}… after your command, and ${start}a${end.slice(1)}… after the reference`,
    );
    const tail = (letter: string) => `…${'s'.repeat(20)}${letter}${end}${end}`;
    expect(told(far('a'), far('b'))).toBe(
      `Pod web: a is ${tail('b')} after your command, and ${tail('a')} after the reference`,
    );
    expect(described({ on: 'output', reference: far('a'), answer: far('b') })).toBe(
      `your command prints ${tail('b')}, the reference ${tail('a')}`,
    );
    expect(described(file(far('a'), far('b')))).toBe(
      `your command writes ${tail('b')} to a.txt, the reference ${tail('a')}`,
    );
  });

  test('that another one begins with ends where it ends', () => {
    const long = 'z'.repeat(100);
    expect(told(long, `${long}!`)).toBe(
      `Pod web: a is …${'z'.repeat(20)}! after your command, and …${'z'.repeat(20)} after the reference`,
    );
  });

  test('of an error is shown up to 120 letters', () => {
    const failing = (stderr: string) =>
      describeEffect([on(web(undefined, NEW))], { text: '', trial: trial({ exit: 1, stderr }) });
    expect(failing('e'.repeat(120))).toBe(`your command fails: ${'e'.repeat(120)}`);
    expect(failing('e'.repeat(121))).toBe(`your command fails: ${'e'.repeat(119)}…`);
  });
});

test('an object is told with the labels that the answer selects by', () => {
  const gone = on(
    undefined,
    web({ metadata: { labels: { tier: 'old', app: 'web', team: 'a' } } }, undefined),
  );
  const told = (text: string) => describeEffect([gone], { text, trial: trial({}) });
  const [plain, labelled] = ['in a cluster with Pod web, your', 'in a cluster with Pod web, labelled '];
  expect(told('kubectl delete pod -l tier=old')).toContain(`${labelled}tier=old, your`);
  expect(told('kubectl delete pod --selector app,tier=old')).toContain(`${labelled}tier=old,app=web, your`);
  expect(told('kubectl delete pod web # tier')).toContain(plain);
  expect(told('kubectl delete pod x-l-tier')).toContain(plain);
  expect(told('kubectl delete pod -l zone')).toContain(plain);
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

test('objects of several namespaces, the default one too, are told with theirs', () => {
  const [here, there] = [on(web(undefined, NEW)), on({ ...web(undefined, NEW), namespace: 'dev' })];
  expect(described(here, there)).toBe('your command does not create Pod web in namespace default');
  expect(described(here, here, file('a'))).toBe('your command does not create Pod web');
  const answered = on(undefined, { ...web(undefined, NEW), namespace: '', kind: 'Node' });
  expect(described(answered, here)).toBe('your command also creates Node web');
});
