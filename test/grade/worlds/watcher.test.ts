import { describe, expect, test } from 'vitest';
import type { ClientEffect, Running } from '../../../src/client/client-effect.ts';
import { NotExecutable } from '../../../src/grade/worlds/script.ts';
import type { Trial } from '../../../src/grade/worlds/trial.ts';
import { Watcher } from '../../../src/grade/worlds/watcher.ts';
import { HOME_SERVER, KUBECONFIG_PATH } from '../../../src/grade/worlds/world.ts';
import { WorldPool } from '../../../src/grade/worlds/world-pool.ts';
import { type JsonObject, textAt } from '../../../src/kubernetes/json.ts';
import { tried, worldOf } from '../../support/try-script.ts';

const OTHER = 'https://cluster-2:6443';
const KUBECONFIG = `apiVersion: v1
kind: Config
current-context: home
contexts:
- {name: home, context: {cluster: home}}
- {name: other, context: {cluster: other, user: ada}}
clusters:
- {name: home, cluster: {server: "${HOME_SERVER}"}}
- {name: other, cluster: {server: "${OTHER}"}}
users:
- {name: ada, user: {token: ada}}
`;
const map = (name: string, namespace = 'default'): JsonObject => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, namespace },
});
const POD: JsonObject = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web', namespace: 'default' },
  spec: { containers: [{ name: 'web', image: 'nginx:1.27' }] },
};
const files = { [KUBECONFIG_PATH]: KUBECONFIG, 'a.txt': 'one\n', 'b.txt': 'two\n' };
const world = worldOf([map('a'), POD], { files });

/** Without what asks which kinds there are. */
const asked = ({ requests }: Trial) => requests.filter(({ path }) => !/^\/apis?$/.test(path));
const sent = (trial: Trial) => asked(trial).map(({ method, path, status }) => `${method} ${path} ${status}`);
const MAPS = '/api/v1/namespaces/default/configmaps';

describe('what a script asks for', () => {
  test('is told with its answer', () => {
    const requests = asked(tried('kubectl get cm a -o name; kubectl get cm b', world));
    expect(requests).toMatchObject([
      {
        server: HOME_SERVER,
        method: 'GET',
        path: `${MAPS}/a`,
        query: [],
        body: null,
        status: 200,
        message: '',
      },
      { path: `${MAPS}/b`, status: 404 },
    ]);
    expect(requests[1]?.message).toContain('configmaps \\"b\\" not found');
  });

  test('is told with what it sends and selects', () => {
    const requests = asked(tried('kubectl get cm -l app=web; kubectl create cm b --from-literal=c=d', world));
    expect(requests[0]?.query).toContainEqual(['labelSelector', 'app=web']);
    expect(requests[1]).toMatchObject({ method: 'POST', status: 201, body: { data: { c: 'd' } } });
  });

  test.each<[string, unknown]>([
    [`'{"data": {"c": "d"}}'`, { data: { c: 'd' } }],
    [`'data: {c: d}'`, { data: { c: 'd' } }],
    [`'{data: {c: d}}'`, '{data: {c: d}}'],
  ])('is told with the patch %s that it sends', (patch, body) => {
    expect(tried(`kubectl patch cm a -p ${patch}`, world).requests.at(-1)?.body).toEqual(body);
  });

  test.each([
    ['kubectl exec web -- true', 101],
    ['kubectl exec web -- false', 101],
    ['kubectl exec web -c nothing -- true', 400],
    ['kubectl logs web -f', 101],
    ['kubectl logs nothing -f', 404],
  ])('of a container is told by whether it was reached: %s', (script, status) => {
    expect(tried(script, world).requests.at(-1)?.status).toBe(status);
  });

  test('is told by its commands and what they print', () => {
    const { commands, stdout, stderr, exit } = tried(
      'kubectl get cm a -o name; k get cm b; echo c; exit 3',
      world,
    );
    expect(commands).toEqual([
      ['get', 'cm', 'a', '-o', 'name'],
      ['get', 'cm', 'b'],
    ]);
    expect([stdout, stderr, exit]).toEqual([
      'configmap/a\nc\n',
      'Error from server (NotFound): configmaps "b" not found\n',
      3,
    ]);
  });
});

describe('clusters', () => {
  test('are those of the contexts, each with its changes', () => {
    const script = 'kubectl create cm b; kubectl create cm c --context=other; kubectl create cm d';
    const { requests, changes } = tried(script, worldOf([], { files }));
    expect(requests.filter(({ method }) => method === 'POST').map(({ server }) => server)).toEqual([
      HOME_SERVER,
      OTHER,
      HOME_SERVER,
    ]);
    expect(changes.map(({ server, name }) => `${server} ${name}`).sort()).toEqual([
      `${HOME_SERVER} b`,
      `${HOME_SERVER} d`,
      `${OTHER} c`,
    ]);
  });

  test('know the user by the token of the context', () => {
    const who = (context: string) =>
      tried(`kubectl auth whoami --context=${context} -o jsonpath='{.status.userInfo.username}'`, world)
        .stdout;
    expect([who('home'), who('other')]).toEqual(['kubernetes-admin', 'ada']);
  });

  test('are two seconds on with each command after the first', () => {
    const at = (name: string) => `kubectl get cm ${name} -o jsonpath='{.metadata.creationTimestamp} '`;
    const script = `kubectl create cm b; kubectl create cm c; ${at('b')}; ${at('c')}`;
    const [first = '', second = ''] = tried(script, worldOf([])).stdout.split('\n').at(-1)?.split(' ') ?? [];
    expect(Date.parse(second) - Date.parse(first)).toBe(2000);
  });

  test('have changed by what is written, and not by what is shown', () => {
    expect(tried('kubectl get cm', world).changes).toEqual([]);
    expect(tried('kubectl delete cm a', world).changes).toMatchObject([{ kind: 'ConfigMap', name: 'a' }]);
  });
});

describe('files', () => {
  test.each<[string, Partial<Record<'written' | 'read' | 'reread' | 'missing', string[]>>]>([
    ['cat a.txt', { read: ['/home/user/a.txt'] }],
    ['cat b.txt a.txt b.txt', { read: ['/home/user/a.txt', '/home/user/b.txt'] }],
    ['cat /opt/c.txt', { missing: ['/opt/c.txt'] }],
    ['echo c > c.txt', { written: ['/home/user/c.txt'], missing: ['/home/user/c.txt'] }],
    [
      'echo c > c.txt; cat c.txt',
      { written: ['/home/user/c.txt'], reread: ['/home/user/c.txt'], missing: ['/home/user/c.txt'] },
    ],
    ['kubectl get cm', {}],
  ])('%s', (script, expected) => {
    const { written, read, reread, missing } = tried(script, world);
    expect({ written, read, reread, missing }).toEqual({
      written: [],
      read: [],
      reread: [],
      missing: [],
      ...expected,
    });
  });

  test('are told where they are another text than before', () => {
    const changed = (script: string) => [...tried(script, world).files];
    expect(changed('echo one > a.txt')).toEqual([]);
    expect(changed('echo c > a.txt; echo d > d.txt')).toEqual([
      ['/home/user/a.txt', 'c\n'],
      ['/home/user/d.txt', 'd\n'],
    ]);
    expect(changed('rm a.txt')).toEqual([['/home/user/a.txt', null]]);
  });
});

test('a script that deletes nothing has sent what it looked for', () => {
  expect(sent(tried('kubectl delete cm b', world))).toEqual([`DELETE ${MAPS}/b 404`]);
});

describe('a script without an end', () => {
  const pool = new WorldPool();
  function* asking(effect: ClientEffect, count: number): Running<number> {
    for (let at = 0; at < count; at++) yield effect;
    return 0;
  }
  /** What a script ends with that asks for something so often, and always gets an answer. */
  const run = (effect: ClientEffect, count: number): number => {
    const watched = new Watcher({ world: worldOf([]) }, 'settled', pool).watch(asking(effect, count));
    let step = watched.next();
    while (step.done !== true) step = watched.next({ part: '{}' });
    return step.value;
  };
  const ENDLESS = new NotExecutable('a script without an end');

  test('reads more than a rollout tells', () => {
    const next: ClientEffect = { do: 'next', stream: 0 };
    expect([run(next, 0), run(next, 200)]).toEqual([0, 0]);
    expect(() => run(next, 201)).toThrow(ENDLESS);
  });

  test('asks for more than any other', () => {
    const print: ClientEffect = { do: 'print', to: 'stdout', text: '' };
    expect(run(print, 20_001)).toBe(0);
    expect(() => run(print, 20_002)).toThrow(ENDLESS);
  });
});

test('a world that is still is as it was made', () => {
  const watcher = (stage: 'made' | 'settled') => new Watcher({ world }, stage, new WorldPool());
  expect([watcher('made').isStill, watcher('settled').isStill]).toEqual([true, false]);
  expect(textAt({ name: watcher('made').user.name }, 'name')).toBe('kubernetes-admin');
});
