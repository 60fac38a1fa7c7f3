import { describe, expect, test } from 'vitest';
import { HOME_SERVER, type TrialWorld, type WorldObject } from '../../../src/grade/worlds/world.ts';
import { ADMIN, WorldPool, type WorldStage } from '../../../src/grade/worlds/world-pool.ts';
import { type Json, type JsonObject, objectsAt, textAt } from '../../../src/kubernetes/json.ts';
import { worldOf } from '../../support/try-script.ts';

const AT = '/api/v1/namespaces/dev';
const metadata = (name: string, more: JsonObject = {}): JsonObject => ({ name, namespace: 'dev', ...more });
const NAMESPACE: JsonObject = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'dev' } };
const map = (name: string, data: JsonObject = {}): JsonObject => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: metadata(name),
  data,
});
const deployment = (image: string): JsonObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: metadata('web'),
  spec: {
    selector: { matchLabels: { app: 'web' } },
    template: {
      metadata: { labels: { app: 'web' } },
      spec: { containers: [{ name: 'web', image }] },
    },
  },
});

const pool = new WorldPool();

/** What a cluster answers in a world. */
function read(
  world: TrialWorld,
  path: string,
  stage: WorldStage = 'settled',
  server = HOME_SERVER,
): JsonObject {
  pool.enter(pool.prepare(world), stage);
  const query = new URLSearchParams();
  const reply = pool.clusterOf(server).handle({ method: 'GET', path, query, headers: {}, user: ADMIN });
  return 'body' in reply ? (reply.body as JsonObject) : {};
}

/** The names of the ConfigMaps that are there, but for the one in every namespace. */
function namesIn(world: TrialWorld, stage?: WorldStage, server?: string): string[] {
  return objectsAt(read(world, `${AT}/configmaps`, stage, server), 'items')
    .map((one) => textAt(one, 'metadata', 'name'))
    .filter((name) => name !== 'kube-root-ca.crt');
}

const withPlain = (...objects: WorldObject[]): TrialWorld =>
  worldOf([], { objects: new Map([[HOME_SERVER, [{ object: NAMESPACE }, ...objects]]]) });

describe('a world is prepared once', () => {
  const world = worldOf([NAMESPACE, map('a')], { files: { a: 'b' } });

  test('for the same objects and files, whatever it is called', () => {
    const first = pool.prepare(world);
    expect(pool.prepare({ ...world, name: 'other' })).toBe(first);
    for (const other of [
      { ...world, hasEvents: true },
      { ...world, files: { a: 'c' } },
      worldOf([NAMESPACE, map('b')], { files: { a: 'b' } }),
    ])
      expect(pool.prepare(other)).not.toBe(first);
  });

  test('and filled once for each stage', () => {
    const prepared = pool.prepare(world);
    const at = (stage: WorldStage) => pool.beginningOf(HOME_SERVER, prepared, stage);
    expect(at('made')).toBe(at('made'));
    expect(at('settled')).not.toBe(at('made'));
  });

  test('and kept while it is among the last sixteen that were asked for', () => {
    const own = new WorldPool();
    const numbered = (at: number) => own.prepare(worldOf([map(`m-${at}`)]));
    const [first, second] = [numbered(0), numbered(1)];
    for (let at = 2; at < 16; at++) numbered(at);
    expect(numbered(0)).toBe(first);
    numbered(16);
    expect(numbered(0)).toBe(first);
    expect(numbered(1)).not.toBe(second);
  });
});

describe('what is in a cluster', () => {
  test('is in its namespace, also where that is said later', () => {
    expect(namesIn(worldOf([map('a'), NAMESPACE, map('b')]))).toEqual(['a', 'b']);
  });

  test('is in the default namespace where it says none', () => {
    const object = { ...map('a'), metadata: { name: 'a' } };
    expect(textAt(read(worldOf([object]), '/api/v1/namespaces/default/configmaps/a'), 'kind')).toBe(
      'ConfigMap',
    );
  });

  test('was made one second after the other', () => {
    const world = worldOf([NAMESPACE, map('a'), map('b'), map('c')]);
    for (const stage of ['made', 'settled'] as const) {
      const times = objectsAt(read(world, `${AT}/configmaps`, stage), 'items')
        .filter((one) => textAt(one, 'metadata', 'name').length === 1)
        .map((one) => Date.parse(textAt(one, 'metadata', 'creationTimestamp')));
      expect(times.map((time) => time - (times[0] ?? 0))).toEqual([0, 1000, 2000]);
    }
  });

  test('is what controllers made of it only when it has come to rest', () => {
    const world = worldOf([NAMESPACE, deployment('nginx:1.27')]);
    const phases = (stage: WorldStage) =>
      objectsAt(read(world, `${AT}/pods`, stage), 'items').map((pod) => textAt(pod, 'status', 'phase'));
    expect([phases('made'), phases('settled')]).toEqual([[], ['Running']]);
  });

  test('is less of what the cluster refuses, or serves no kind of', () => {
    const unknown = { apiVersion: 'example.com/v1', kind: 'Nothing', metadata: metadata('a') };
    expect(namesIn(worldOf([NAMESPACE, map('a'), map('B_'), unknown, map('c')]))).toEqual(['a', 'c']);
  });

  test('is an object as its template says where it is refused as a script would have it', () => {
    const world = withPlain(
      { object: map('B_'), plain: map('b') },
      { object: map('c'), plain: map('d') },
      { object: map('E_'), plain: map('F_') },
    );
    expect(namesIn(world)).toEqual(['b', 'c']);
  });

  test('is an object as it was said last, a Deployment with its revisions', () => {
    const world = worldOf([
      NAMESPACE,
      map('a', { b: '1', c: '2' }),
      map('a', { b: '3' }),
      deployment('nginx:1'),
      deployment('nginx:2'),
    ]);
    expect(read(world, `${AT}/configmaps/a`)['data']).toEqual({ b: '3', c: '2' });
    const revisions = objectsAt(read(world, '/apis/apps/v1/namespaces/dev/replicasets'), 'items').map((one) =>
      textAt(one, 'metadata', 'annotations', 'deployment.kubernetes.io/revision'),
    );
    expect(revisions.sort()).toEqual(['1', '2']);
  });

  test('is also what belongs to no namespace', () => {
    const volume = {
      apiVersion: 'v1',
      kind: 'PersistentVolume',
      metadata: { name: 'data' },
      spec: { capacity: { storage: '1Gi' }, accessModes: ['ReadWriteOnce'], hostPath: { path: '/a' } },
    };
    expect(textAt(read(worldOf([volume]), '/api/v1/persistentvolumes/data'), 'kind')).toBe(
      'PersistentVolume',
    );
  });

  test('are events only where commands may look at them', () => {
    const events = (hasEvents: boolean): number =>
      objectsAt(read(worldOf([NAMESPACE, deployment('nginx:1.27')], { hasEvents }), `${AT}/events`), 'items')
        .length;
    expect(events(true)).toBeGreaterThan(0);
    expect(events(false)).toBe(0);
  });
});

describe('each server', () => {
  const OTHER = 'https://cluster-2:6443';
  const both = new Map([
    [HOME_SERVER, [{ object: NAMESPACE }, { object: map('a') }]],
    [OTHER, [{ object: NAMESPACE }, { object: map('b') }]],
  ]);

  test('has a cluster of its own', () => {
    const world = worldOf([], { objects: both });
    expect([namesIn(world), namesIn(world, 'settled', OTHER)]).toEqual([['a'], ['b']]);
  });

  test('is empty in a world that does not know it, and without namespaces that were made before', () => {
    namesIn(worldOf([], { objects: both }), 'settled', OTHER);
    const items = (server: string): Json[] =>
      objectsAt(read(worldOf([]), '/api/v1/namespaces', 'settled', server), 'items').map((one) =>
        textAt(one, 'metadata', 'name'),
      );
    const builtIn = ['default', 'kube-node-lease', 'kube-public', 'kube-system'];
    expect([items(OTHER), items(HOME_SERVER)]).toEqual([builtIn, builtIn]);
  });
});
