import { describe, expect, test } from 'vitest';
import type { AskedOutput } from '../../../src/grade/worlds/asked-output.ts';
import { compareTrials, hasEffect } from '../../../src/grade/worlds/compare-trials.ts';
import type { SentRequest } from '../../../src/grade/worlds/sent-request.ts';
import type { StateChange } from '../../../src/grade/worlds/state-changes.ts';
import type { Trial } from '../../../src/grade/worlds/trial.ts';
import { HOME_SERVER, KUBECONFIG_PATH } from '../../../src/grade/worlds/world.ts';
import { trial } from '../../support/trials.ts';

const asked = (output: AskedOutput = 'nothing', text = 'kubectl', isAboutEnd = false) => ({
  text,
  output,
  isAboutEnd,
});
const files = (path: string, text: string | null) => ({ files: new Map([[path, text]]) });
const pod: StateChange = {
  ...{ server: HOME_SERVER, resource: 'pods', kind: 'Pod', namespace: 'dev', name: 'a', replaced: false },
  after: { kind: 'Pod' },
};

/** Where two trials differ, or why that is not known. */
function compared(
  reference: Partial<Trial>,
  answer: Partial<Trial>,
  wanted = asked(),
): string[] | string | undefined {
  const { differences, unclear } = compareTrials(trial(reference), trial(answer), wanted);
  return unclear ?? differences.map(({ on }) => on);
}

describe('files', () => {
  const POD = 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n';
  test.each<[string, string | null, AskedOutput, string[]]>([
    ['a\n', 'a', 'text', []],
    ['a\nb', 'b\na', 'text', ['file']],
    ['a\nb', 'b\na', 'table', ['file']],
    ['a\nb', 'b\na', 'values', []],
    ['a\nb', 'b\na', 'order', ['file']],
    ['a\nb', 'b\na', 'nothing', ['file']],
    ['a', null, 'values', ['file']],
  ])('%j / %j as %s', (reference, answer, output, expected) => {
    expect(compared(files('/a', reference), files('/a', answer), asked(output))).toEqual(expected);
  });

  test('that are made with --dry-run count by the objects that they make', () => {
    const json = '{"apiVersion":"v1","kind":"Pod","metadata":{"name":"a"}}';
    const other = 'kind: Pod\napiVersion: v1\nmetadata:\n  name: a\n  creationTimestamp: null\nstatus: {}\n';
    const made = asked('nothing', 'kubectl run a --dry-run=client -o yaml');
    expect(compared(files('/a', POD), files('/a', other), made)).toEqual([]);
    expect(compared(files('/a', POD), files('/a', other))).toEqual(['file']);
    expect(compared(files('/a', POD), files('/a', json), made)).toEqual(['file']);
    expect(compared(files('/a', POD), files('/a', POD.replace('name: a', 'name: b')), made)).toEqual([
      'file',
    ]);
    expect(compared(files('/a', 'kind: Pod'), files('/a', 'kind:  Pod'), made)).toEqual(['file']);
  });

  test('of the kubeconfig count by their data', () => {
    expect(compared(files(KUBECONFIG_PATH, 'a: {b: 1}'), files(KUBECONFIG_PATH, 'a:\n  b: 1'))).toEqual([]);
    expect(compared(files(KUBECONFIG_PATH, 'a: {b: 1}'), files(KUBECONFIG_PATH, 'a: {b: 2}'))).toEqual([
      'file',
    ]);
  });

  test('that an answer writes for a command after it are steps', () => {
    const step = { ...files('/a', 'x'), reread: ['/a'] };
    expect(compared({ changes: [pod] }, { ...step, changes: [pod] })).toEqual([]);
    expect(compared({ changes: [pod] }, { ...files('/a', 'x'), changes: [pod] })).toEqual(['file']);
    expect(compared({}, step)).toEqual(['file']);
  });

  test('are steps where kubectl writes its own, and not where something else does', () => {
    const written = { ...files(KUBECONFIG_PATH, 'a: 1'), reread: [KUBECONFIG_PATH] };
    expect(compared({}, { ...written, commands: [['config', 'use-context', 'a']] })).toEqual([]);
    expect(compared({}, { ...written, commands: [['get', 'nodes']] })).toEqual(['file']);
  });
});

describe('outputs', () => {
  test('count as they are asked for', () => {
    expect(compared({ stdout: 'a' }, { stdout: 'b' })).toEqual([]);
    expect(compared({ stdout: 'a' }, { stdout: 'b' }, asked('text'))).toEqual(['output']);
    expect(compared({ stdout: 'a 1\nb 2' }, { stdout: 'a 2\nb 1' }, asked('values'))).toBe('output');
  });

  test('do not count beside a file, and without what kubectl says of a context', () => {
    expect(compared(files('/a', 'x'), { ...files('/a', 'x'), stdout: 'b' }, asked('text'))).toEqual([]);
    const switched = {
      ...files(KUBECONFIG_PATH, 'a: 1'),
      ...{ reread: [KUBECONFIG_PATH], commands: [['config', 'use-context', 'a']] },
    };
    for (const said of ['Switched to context "a".', 'Context "a" modified.', 'Property "a" set.'])
      expect(compared({ stdout: 'a\n' }, { ...switched, stdout: `${said}\na\n` }, asked('text'))).toEqual([]);
    expect(compared({ stdout: 'a\n' }, { stdout: 'Context "a" modified.\na\n' }, asked('text'))).toEqual([
      'output',
    ]);
  });

  test('and the end counts where the task is about it', () => {
    expect(compared({ exit: 0 }, { exit: 1 }, asked('nothing', 'kubectl wait', true))).toEqual(['output']);
    expect(compared({ exit: 1 }, { exit: 2 }, asked('nothing', 'kubectl wait', true))).toEqual([]);
    expect(compared({ exit: 0 }, { exit: 1 })).toEqual([]);
    expect(compared({ changes: [pod] }, { changes: [pod], exit: 1 })).toBe('failure');
  });
});

describe('what runs in containers', () => {
  const request = (changes: Partial<SentRequest>): SentRequest => ({
    ...{ server: HOME_SERVER, method: 'GET', path: '/', query: [], body: null, status: 200, message: '' },
    ...changes,
  });
  const exec = (...query: [string, string][]) => ({
    requests: [request({ path: '/exec', status: 101, query })],
  });
  const passing = (image: string, args: string[] = [], deletes = true) => {
    const path = '/api/v1/namespaces/dev/pods';
    const body = { metadata: { name: 'a' }, spec: { containers: [{ image, args }] } };
    const sent = [request({ method: 'POST', path, body }), request({ method: 'DELETE', path: `${path}/a` })];
    return { requests: deletes ? sent : sent.slice(0, 1) };
  };

  test('is the same program in the same order of words', () => {
    expect(
      compared(exec(['command', 'a'], ['stdin', 'true']), exec(['stdin', 'true'], ['command', 'a'])),
    ).toEqual([]);
    expect(compared(exec(['command', 'a']), exec(['command', 'b']))).toBe('container');
    expect(compared(exec(['command', 'a']), {})).toBe('container');
  });

  test('is also what Pods ran that are gone', () => {
    expect(compared(passing('a', ['b']), passing('a', ['b']))).toEqual([]);
    expect(compared(passing('a', ['b']), passing('a', ['c']))).toBe('container');
    expect(compared(passing('a'), passing('b'))).toBe('container');
    expect(compared(passing('a', [], false), passing('b', [], false))).toEqual([]);
  });
});

test.each<[Partial<Trial>, ReturnType<typeof asked>, boolean]>([
  [{}, asked(), false],
  [{ changes: [pod] }, asked(), true],
  [files('/a', ' \n'), asked(), false],
  [files('/a', 'x'), asked(), true],
  [files('/a', null), asked(), true],
  [{ stdout: 'a' }, asked(), false],
  [{ stdout: 'a' }, asked('text'), true],
  [{ stdout: '<none>\n' }, asked('text'), false],
  [{}, asked('nothing', '', true), true],
  [{ exit: 1 }, asked('nothing', '', true), false],
])('%#: a script that could be held to its effect', (did, wanted, expected) => {
  expect(hasEffect(trial(did), wanted)).toBe(expected);
});
