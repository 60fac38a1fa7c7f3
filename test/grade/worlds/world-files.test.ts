import { describe, expect, test } from 'vitest';
import { hintsOf } from '../../../src/grade/worlds/hints.ts';
import type { Recipe } from '../../../src/grade/worlds/recipe.ts';
import { HOME_SERVER, KUBECONFIG_PATH } from '../../../src/grade/worlds/world.ts';
import { worldFiles } from '../../../src/grade/worlds/world-files.ts';
import type { Json } from '../../../src/kubernetes/json.ts';
import { parseData } from '../../../src/yaml/parse-data.ts';

const recipe = (seed: number): Recipe => ({
  ...{ name: '', seed, values: 'own', lists: 'any', present: 'needed', turn: 0 },
});
const files = (text: string, seed = 2) => worldFiles(hintsOf([text]), recipe(seed));
const documents = (text = '') => parseData(text).documents as readonly Json[];

describe('the files that commands read', () => {
  test.each([
    ['kubectl create cm a --from-env-file=b.env', 'b.env', 'MODE=blue-2\nFROM=b\n'],
    [
      'kubectl create cm a --from-file=etc/conf/b.txt',
      'etc/conf/b.txt',
      `b.txt 2\nsize=3\nnote=${'abcdefghij'.repeat(8)}\n`,
    ],
    ['kubectl patch pod a --patch-file=b.yaml', 'b.yaml', 'metadata:\n  annotations:\n    patched-by: b\n'],
    [
      'kubectl create cm a --from-file=etc/b.txt',
      'etc/b.txt',
      `b.txt 2\nsize=3\nnote=${'abcdefghij'.repeat(8)}\n`,
    ],
  ])('%s', (text, path, content) => {
    expect(files(text)[path]).toBe(content);
  });

  test.each([
    ['web.yaml', 'web'],
    ['/opt/Web_App.yaml', 'opt-web-app'],
    ['./web.yaml', 'web'],
    ['/home/user/web.yaml', 'web'],
    ['-web-.yaml', 'web'],
    ['a/b/c.yml', 'b-c'],
    ['my/user-web.yaml', 'my-user-web'],
    ['a.b.yaml', 'a-b'],
    ['__a__b__.yaml', 'a-b'],
    [`${'x'.repeat(50)}.yaml`, 'x'.repeat(40)],
    ['ä.yaml', 'file'],
  ])('a manifest %s is about %s', (path, name) => {
    const [pod] = documents(files(`kubectl apply -f '${path}'`)[path]);
    expect(pod).toMatchObject({
      ...{ kind: 'Pod', metadata: { name: `${name}-pod`, labels: { app: name } } },
      spec: { containers: [{ name: 'main', image: 'nginx:1.27' }] },
    });
  });

  test('in some worlds a manifest has a namespace, in some a second object', () => {
    const shapes = [2, 3, 5, 6].map((seed) =>
      documents(files('kubectl apply -f web.yaml', seed)['web.yaml']).map(
        (one) =>
          (one as { kind: string; metadata: { namespace?: string } }).kind +
          ((one as { metadata: { namespace?: string } }).metadata.namespace ?? ''),
      ),
    );
    expect(shapes).toEqual([
      ['Pod'],
      ['Podother-team', 'ConfigMap'],
      ['Pod', 'ConfigMap'],
      ['Podother-team'],
    ]);
  });

  test.each([
    ['kubectl apply -f web', ['web/one.yaml', 'web/two.yaml']],
    ['kubectl apply -f conf.d/web', ['conf.d/web/one.yaml', 'conf.d/web/two.yaml']],
    ['kubectl apply -f a/web/', ['a/web/one.yaml', 'a/web/two.yaml']],
    ['kubectl apply -f web/', ['web/one.yaml', 'web/two.yaml']],
    ['kubectl create cm a --from-file=web/', ['web/one.yaml', 'web/two.yaml']],
    ['kubectl create cm a --from-file=web', ['web']],
  ])('of the folder of %s are %j', (text, paths) => {
    expect(Object.keys(files(text)).filter((path) => path !== KUBECONFIG_PATH)).toEqual(paths);
  });
});

describe('the kubeconfig', () => {
  interface Config {
    readonly 'current-context': string;
    readonly contexts: { readonly name: string; readonly context: { readonly namespace?: string } }[];
    readonly clusters: { readonly cluster: { readonly server: string } }[];
    readonly users: { readonly name: string; readonly user: Record<string, string> }[];
  }
  const config = (text: string, seed = 2, path = KUBECONFIG_PATH) =>
    documents(files(text, seed)[path])[0] as unknown as Config;

  test('has the context of the cluster alone where nothing else is named', () => {
    const { contexts, clusters, ...found } = config('kubectl get pods');
    expect(found['current-context']).toBe('kubernetes-admin@kubernetes');
    expect([contexts.map(({ name }) => name), clusters.map(({ cluster }) => cluster.server)]).toEqual([
      ['kubernetes-admin@kubernetes'],
      [HOME_SERVER],
    ]);
    expect(contexts[0]?.context).not.toHaveProperty('namespace');
  });

  test('has for each context a cluster and a user with a token', () => {
    expect(config('kubectl get pods --context=a', 3)).toEqual({
      apiVersion: 'v1',
      kind: 'Config',
      'current-context': 'kubernetes-admin@kubernetes',
      contexts: ['kubernetes-admin@kubernetes', 'a'].map((name) => ({
        name,
        context: { cluster: `c-${name}`, user: `u-${name}` },
      })),
      clusters: [
        { name: 'c-kubernetes-admin@kubernetes', cluster: { server: HOME_SERVER } },
        { name: 'c-a', cluster: { server: 'https://cluster-2:6443' } },
      ],
      users: ['kubernetes-admin@kubernetes', 'a'].map((name) => ({
        name: `u-${name}`,
        user: { token: name },
      })),
    });
  });

  test('has the first context once, and a spare cluster where one of several commands is about contexts', () => {
    const names = (text: string) => config(text).contexts.map(({ name }) => name);
    expect(names('kubectl get pods --context=kubernetes-admin@kubernetes')).toEqual([
      'kubernetes-admin@kubernetes',
    ]);
    expect(names('kubectl config use-context a; kubectl get pods').at(-1)).toBe('spare-2');
    expect(config('kubectl config view').clusters.at(-1)?.cluster.server).toBe('https://cluster-9:6443');
  });

  test('has the contexts that are named, each of its own cluster, in some worlds with a namespace', () => {
    const named = 'kubectl get pods --context=a; kubectl get pods --context=b';
    const { contexts, clusters, ...found } = config(named);
    expect(contexts.map(({ name, context }) => [name, context.namespace])).toEqual([
      ['kubernetes-admin@kubernetes', undefined],
      ['a', 'apps'],
      ['b', 'apps'],
    ]);
    expect(clusters.map(({ cluster }) => cluster.server).slice(1)).toEqual([
      'https://cluster-2:6443',
      'https://cluster-3:6443',
    ]);
    expect(found['current-context']).toBe('kubernetes-admin@kubernetes');
    expect(config(named, 3).contexts[1]?.context).not.toHaveProperty('namespace');
  });

  test('has one context more, and any is current, where commands are about contexts', () => {
    const current = [0, 1, 2].map((seed) => config('kubectl config use-context a', seed)['current-context']);
    expect(current).toEqual(['kubernetes-admin@kubernetes', 'a', 'spare-2']);
    expect(config('kubectl config view').contexts.at(-1)).toMatchObject({
      ...{ name: 'spare-2', context: { namespace: 'spare' } },
    });
  });

  test('has the users that expressions look for, and another before them', () => {
    const { users } = config(`kubectl config view -o jsonpath='{.users[?(@.name=="ada")].user.token}'`);
    expect(users.slice(-2).map(({ name, user }) => [name, user['token']])).toEqual([
      ['another', 'token-of-another'],
      ['ada', 'token-of-ada'],
    ]);
    expect(atob(users.at(-1)?.user['client-key-data'] ?? '')).toBe('key of ada\n');
    expect(atob(users.at(-1)?.user['client-certificate-data'] ?? '')).toBe('certificate of ada\n');
  });

  test('of another path has a context of its name', () => {
    const { contexts } = config('kubectl get pods --kubeconfig=/opt/b.conf', 2, '/opt/b.conf');
    expect(contexts.map(({ name }) => name)).toEqual(['kubernetes-admin@kubernetes', 'of-opt-b', 'spare-2']);
  });
});
