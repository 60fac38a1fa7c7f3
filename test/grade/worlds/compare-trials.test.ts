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
const request = (changes: Partial<SentRequest>): SentRequest => ({
  ...{ server: HOME_SERVER, method: 'GET', path: '/', query: [], body: null, status: 200, message: '' },
  ...changes,
});

/** Where two trials differ, or why that is not known. */
function compared(
  reference: Partial<Trial>,
  answer: Partial<Trial>,
  wanted = asked(),
): string[] | string | undefined {
  const { differences, unclear } = compareTrials(trial(reference), trial(answer), wanted);
  return unclear ?? differences.map(({ on }) => on);
}

describe('objects', () => {
  const before = { kind: 'Pod', spec: { a: 1 } };
  const changed = (a: number): StateChange => ({ ...pod, before, after: { kind: 'Pod', spec: { a } } });
  const { after: _, ...place } = pod;
  const gone: StateChange = { ...place, before };
  const labelled = (labels: Record<string, string>, kind = 'Pod'): StateChange => ({
    ...{ ...pod, kind },
    after: { kind, metadata: { name: 'a', labels } },
  });
  const service: StateChange = {
    ...{ ...pod, resource: 'services', kind: 'Service', name: 'b' },
    after: { kind: 'Service', spec: { selector: { app: 'x' } } },
  };

  test.each<[string, StateChange[], StateChange[], object[]]>([
    ['both made', [pod], [pod], []],
    ['one made by the reference', [pod], [], [{ on: 'object', reference: pod }]],
    ['one made by the answer', [], [pod], [{ on: 'object', answer: pod }]],
    ['both changed alike', [changed(2)], [changed(2)], []],
    [
      'both changed, to other values',
      [changed(2)],
      [changed(3)],
      [{ on: 'object', reference: changed(2), answer: changed(3) }],
    ],
    [
      'one changed and the other deleted',
      [changed(2)],
      [gone],
      [{ on: 'object', reference: changed(2), answer: gone }],
    ],
    [
      'one changed and the other replaced',
      [changed(2)],
      [{ ...changed(2), replaced: true }],
      [{ on: 'object', reference: changed(2), answer: { ...changed(2), replaced: true } }],
    ],
    [
      'a new one that says something else',
      [pod],
      [{ ...pod, after: { kind: 'Pod', spec: { a: 1 } } }],
      [{ on: 'object', reference: pod, answer: { ...pod, after: { kind: 'Pod', spec: { a: 1 } } } }],
    ],
    ['a label more of a new one', [labelled({})], [labelled({ app: 'x' })], []],
    [
      'a label more of one that was there',
      [{ ...labelled({}), before }],
      [{ ...labelled({ app: 'x' }), before }],
      [
        {
          on: 'object',
          reference: { ...labelled({}), before },
          answer: { ...labelled({ app: 'x' }), before },
        },
      ],
    ],
    [
      'one of another namespace',
      [pod],
      [{ ...pod, namespace: 'shop' }],
      [
        { on: 'object', reference: pod },
        { on: 'object', answer: { ...pod, namespace: 'shop' } },
      ],
    ],
  ])('%s', (_, reference, answer, differences) => {
    const found = compareTrials(trial({ changes: reference }), trial({ changes: answer }), asked());
    expect(found).toEqual({ differences });
  });

  test('that differ in labels which something may select are unclear', () => {
    const [few, more] = [labelled({}), labelled({ app: 'x' })];
    expect(compared({ changes: [more] }, { changes: [few] })).toBe('names');
    expect(compared({ changes: [few, service] }, { changes: [more, service] })).toBe('names');
    expect(compared({ changes: [more] }, { changes: [few] }, asked('nothing', '--labels app=x'))).toEqual([
      'object',
    ]);
    expect(
      compared({ changes: [labelled({ app: 'x' }, 'Secret')] }, { changes: [labelled({}, 'Secret')] }),
    ).toEqual([]);
  });

  test('that are unclear stay so beside objects that are the same', () => {
    expect(
      compared({ changes: [labelled({ app: 'x' }), service] }, { changes: [labelled({}), service] }),
    ).toBe('names');
  });
});

describe('files', () => {
  const POD = 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n';
  test.each<[string, string | null, AskedOutput, string[]]>([
    ['a\n', 'a', 'text', []],
    ['a\nb', 'b\na', 'text', ['file']],
    ['a\nb', 'b\na', 'table', ['file']],
    ['a\nb', 'b\na', 'values', []],
    ['a\nb', 'b\na', 'order', ['file']],
    ['a\nb', 'a b', 'order', []],
    ['a  b', 'a b', 'text', ['file']],
    ['a', '\na\n', 'nothing', []],
    ['b', 'a', 'values', ['file']],
    ['a\nb', 'b\na', 'nothing', ['file']],
    ['a', null, 'values', ['file']],
  ])('%j / %j as %s', (reference, answer, output, expected) => {
    expect(compared(files('/a', reference), files('/a', answer), asked(output))).toEqual(expected);
  });

  test('differ with what each script left in them', () => {
    const found = (reference: Partial<Trial>, answer: Partial<Trial>) =>
      compareTrials(trial(reference), trial(answer), asked()).differences;
    expect(found(files('/a', 'x'), files('/a', 'y'))).toEqual([
      { on: 'file', path: '/a', reference: 'x', answer: 'y' },
    ]);
    expect(found(files('/a', 'x'), {})).toEqual([{ on: 'file', path: '/a', reference: 'x' }]);
    expect(found({}, files('/a', 'y'))).toEqual([{ on: 'file', path: '/a', answer: 'y' }]);
    expect(found(files('/a', null), files('/a', null))).toEqual([]);
    expect(found(files('/a', null), {})).toEqual([{ on: 'file', path: '/a', reference: null }]);
  });

  test.each<[string, string, string | null, string[]]>([
    ['a status', POD, `${POD}status: {phase: Running}\n`, []],
    ['a comment', POD, `# mine\n${POD}`, []],
    ['a document more', POD, `${POD}---\n${POD}`, ['file']],
    ['a text more', `${POD}---\na\n`, `${POD}---\nb\n`, ['file']],
    ['documents of which one has no kind', `${POD}---\na: 1\n`, `${POD}---\n{a: 1}\n`, ['file']],
    ['no kind', 'apiVersion: v1\na: 1\n', 'apiVersion: v1\na:  1\n', ['file']],
    ['only comments', '# a', '# b', ['file']],
    ['no file', POD, null, ['file']],
    [
      'the object in JSON, indented',
      POD,
      ' {"apiVersion":"v1","kind":"Pod","metadata":{"name":"a"}}',
      ['file'],
    ],
    [
      'what the API server would choose',
      'apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {clusterIP: None}\n',
      'apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {}\n',
      ['file'],
    ],
  ])('that are made with --dry-run, with %s', (_, reference, answer, expected) => {
    const made = asked('nothing', 'kubectl run a --dry-run=client -o yaml');
    expect(compared(files('/a', reference), files('/a', answer), made)).toEqual(expected);
  });

  test('that only one script makes with --dry-run differ', () => {
    const made = asked('nothing', 'kubectl run a --dry-run=client -o yaml');
    expect(compared(files('/a', POD), {}, made)).toEqual(['file']);
    expect(compared({}, files('/a', POD), made)).toEqual(['file']);
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
    expect(compared(files('/a', 'y'), { ...step, changes: [pod] })).toEqual(['object', 'file']);
  });

  test.each([
    ['GET', ['file']],
    ['POST', ['file']],
    ['PATCH', []],
    ['DELETE', []],
  ])('that an answer writes before a request with %s that changes nothing', (method, expected) => {
    const step = { ...files('/a', 'x'), reread: ['/a'] };
    expect(compared({}, { ...step, requests: [request({}), request({ method })] })).toEqual(expected);
  });

  test('that an answer writes before it prints what the task asks for are steps', () => {
    const step = { ...files('/a', 'x'), reread: ['/a'], stdout: 'b' };
    expect(compared({ stdout: 'b' }, step, asked('text'))).toEqual([]);
    const both = new Map([
      ['/a', 'x'],
      ['/b', 'y'],
    ]);
    expect(compared({ ...files('/b', 'y'), stdout: 'b' }, { ...step, files: both }, asked('text'))).toEqual([
      'file',
    ]);
  });

  test('are steps where kubectl writes its own, and not where something else does', () => {
    const written = { ...files(KUBECONFIG_PATH, 'a: 1'), reread: [KUBECONFIG_PATH] };
    const commands = [['config', 'use-context', 'a']];
    expect(compared({}, { ...written, commands })).toEqual([]);
    expect(compared({}, { ...written, commands: [...commands, ['get', 'nodes']] })).toEqual([]);
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
    expect(
      compared({ ...files('/a', 'x'), stdout: 'a' }, { ...files('/a', 'x'), stdout: 'b' }, asked('text')),
    ).toEqual(['output']);
    expect(compared({}, { stdout: 'b' }, asked('text'))).toEqual(['output']);
    const switched = {
      ...files(KUBECONFIG_PATH, 'a: 1'),
      ...{ reread: [KUBECONFIG_PATH], commands: [['config', 'use-context', 'a']] },
    };
    const sentences = [
      'Switched to context "k8s-c1".',
      'Context "k8s-c1" modified.',
      'Property "users.a" set.',
    ];
    for (const said of sentences)
      expect(compared({ stdout: 'a\n' }, { ...switched, stdout: `${said}\na\n` }, asked('text'))).toEqual([]);
    const within = 'Log: Switched to context "a".\n';
    expect(compared({ stdout: within }, { ...switched, stdout: within }, asked('text'))).toEqual([]);
    const both = { ...switched, stdout: 'Switched to context "a".\n' };
    expect(compared({ ...switched, stdout: '' }, both, asked('text'))).toEqual([]);
    expect(compared({ ...switched, stdout: both.stdout }, both, asked('text'))).toEqual([]);
    expect(compared({ stdout: 'a\n' }, { stdout: 'Context "a" modified.\na\n' }, asked('text'))).toEqual([
      'output',
    ]);
  });

  test('differ with all that each script printed', () => {
    const found = (wanted: ReturnType<typeof asked>, exit: number) =>
      compareTrials(trial({ stdout: 'a', stderr: 'b' }), trial({ stdout: 'c', stderr: 'd', exit }), wanted)
        .differences;
    expect(found(asked('text'), 1)).toEqual([{ on: 'output', reference: 'a', answer: 'c' }]);
    expect(found(asked('nothing', '', true), 1)).toEqual([{ on: 'output', reference: 'ab', answer: 'cd' }]);
  });

  test('and the end counts where the task is about it', () => {
    expect(compared({ exit: 0 }, { exit: 0 }, asked('nothing', 'kubectl wait', true))).toEqual([]);
    expect(compared({ exit: 1 }, { exit: 0 }, asked('nothing', 'kubectl wait', true))).toEqual(['output']);
    expect(compared({ exit: 0 }, { exit: 1 }, asked('nothing', 'kubectl wait', true))).toEqual(['output']);
    expect(compared({ exit: 1 }, { exit: 2 }, asked('nothing', 'kubectl wait', true))).toEqual([]);
    expect(compared({ exit: 0 }, { exit: 1 })).toEqual([]);
    expect(compared({ changes: [pod] }, { changes: [pod], exit: 1 })).toBe('failure');
    expect(compared({ changes: [pod], exit: 1 }, { changes: [pod], exit: 1 })).toEqual([]);
    expect(compared({ changes: [pod] }, { changes: [pod] })).toEqual([]);
  });
});

describe('what runs in containers', () => {
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
    expect(
      compared({ requests: [request({ path: '/a' })] }, { requests: [request({ path: '/b' })] }),
    ).toEqual([]);
  });

  test.each<[string, [string, string][], [string, string][], 'container' | []]>([
    [
      'the words in another order',
      [
        ['command', 'a'],
        ['command', 'b'],
      ],
      [
        ['command', 'b'],
        ['command', 'a'],
      ],
      'container',
    ],
    [
      'the parameters in another order',
      [
        ['container', 'a'],
        ['stdin', 'true'],
      ],
      [
        ['stdin', 'true'],
        ['container', 'a'],
      ],
      [],
    ],
    ['another container', [['container', 'a']], [['container', 'b']], 'container'],
  ])('with %s', (_, reference, answer, expected) => {
    expect(compared(exec(...reference), exec(...answer))).toEqual(expected);
  });

  test('is also what Pods ran that are gone', () => {
    expect(compared(passing('a', ['b']), passing('a', ['b']))).toEqual([]);
    expect(compared(passing('a', ['b']), passing('a', ['c']))).toBe('container');
    expect(compared(passing('a'), passing('b'))).toBe('container');
    expect(compared(passing('a', [], false), passing('b', [], false))).toEqual([]);
    expect(compared(passing('a'), {})).toBe('container');
    const looked = request({ path: '/api/v1/namespaces/dev/pods/a' });
    expect(compared({ requests: [...passing('a', [], false).requests, looked] }, {})).toEqual([]);
  });

  test('is told by the words of command and arguments together', () => {
    const ran = (container: object) => {
      const [made, ...rest] = passing('a').requests;
      const body = { metadata: { name: 'a' }, spec: { containers: [{ image: 'a', ...container }] } };
      return { requests: [{ ...made!, body }, ...rest] };
    };
    expect(
      compared(ran({ command: ['sh', '-c'], args: ['x'] }), ran({ command: ['sh', '-c', 'x'] })),
    ).toEqual([]);
    expect(compared(ran({ command: ['sh'], args: ['x'] }), ran({ args: ['sh'], command: ['x'] }))).toBe(
      'container',
    );
  });

  test('is not what was made and deleted of other types', () => {
    const path = '/api/v1/namespaces/dev/configmaps';
    const passed = [
      request({ method: 'POST', path, body: { metadata: { name: 'a' } } }),
      request({ method: 'DELETE', path: `${path}/a` }),
    ];
    expect(compared({ requests: passed }, {})).toEqual([]);
  });
});

test.each<[Partial<Trial>, ReturnType<typeof asked>, boolean]>([
  [{}, asked(), false],
  [{ changes: [pod] }, asked(), true],
  [files('/a', ' \n'), asked(), false],
  [{ requests: [request({}), request({ status: 101 })] }, asked(), true],
  [{ requests: [request({})] }, asked(), false],
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
