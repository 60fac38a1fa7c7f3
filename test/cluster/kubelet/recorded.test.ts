import { describe, expect, test } from 'vitest';
import { Cluster } from '../../../src/cluster/cluster.ts';
import { makeControllers } from '../../../src/cluster/controllers/registry.ts';
import { type Json, type JsonObject, objectAt, objectsAt, textAt } from '../../../src/kubernetes/json.ts';
import { send } from '../../support/cluster/client.ts';
import { RECORDED_KUBELET } from '../../support/recorded-kubelet.ts';

const PODS = '/api/v1/namespaces/default/pods';

function startCluster(): Cluster {
  return new Cluster({
    seed: 1,
    start: Date.UTC(2026, 0, 1),
    version: '1.35',
    controllers: makeControllers(RECORDED_KUBELET),
  });
}

function create(cluster: Cluster, name: string, spec: JsonObject): void {
  const { status, body } = send(cluster, 'POST', PODS, {
    body: { apiVersion: 'v1', kind: 'Pod', metadata: { name }, spec: { nodeName: 'node01', ...spec } },
  });
  expect(status, JSON.stringify(body)).toBe(201);
  cluster.advance(1000);
}

const getPod = (cluster: Cluster, name: string) => send(cluster, 'GET', `${PODS}/${name}`).body;

/** Conditions as `Ready=False/ContainersNotReady: …`, in their order. */
function conditions(pod: JsonObject): string[] {
  return objectsAt(pod, 'status', 'conditions').map(
    (c) =>
      `${c.type}=${c.status}${c.reason === undefined ? '' : `/${c.reason}`}${c.message === undefined ? '' : `: ${c.message}`}`,
  );
}

function events(cluster: Cluster, name: string): string[] {
  const { body } = send(cluster, 'GET', '/api/v1/namespaces/default/events');
  return objectsAt(body, 'items')
    .filter((e) => textAt(e, 'involvedObject', 'name') === name && e.reason !== 'Scheduled')
    .map((e) => `${e.type} ${e.reason} ${textAt(e, 'involvedObject', 'fieldPath')}: ${e.message}`);
}

const states = (pod: JsonObject, list = 'containerStatuses'): Json[] =>
  objectsAt(pod, 'status', list).map((s) => s.state ?? null);

describe('a Pod', () => {
  test('runs 0.1 s after it was bound, and is gone 0.2 s after it was deleted', () => {
    const cluster = startCluster();
    create(cluster, 'web', { containers: [{ name: 'c', image: 'nginx' }] });
    const pod = getPod(cluster, 'web');
    expect(textAt(pod, 'status', 'phase')).toBe('Running');
    expect(conditions(pod)).toEqual([
      'PodReadyToStartContainers=True',
      'Initialized=True',
      'Ready=True',
      'ContainersReady=True',
      'PodScheduled=True',
    ]);
    expect(objectsAt(pod, 'status', 'containerStatuses')).toMatchObject([
      {
        name: 'c',
        ready: true,
        started: true,
        restartCount: 0,
        lastState: {},
        imageID: 'docker.io/library/nginx',
      },
    ]);
    expect(events(cluster, 'web').sort()).toEqual([
      'Normal Created spec.containers{c}: Container created',
      'Normal Pulled spec.containers{c}: Container image "nginx" already present on machine',
      'Normal Started spec.containers{c}: Container started',
    ]);
    send(cluster, 'DELETE', `${PODS}/web`);
    cluster.advance(200);
    expect(getPod(cluster, 'web').reason).toBe('NotFound');
    expect(events(cluster, 'web')).toContain('Normal Killing spec.containers{c}: Stopping container c');
  });

  test('stays in its first crash loop', () => {
    const cluster = startCluster();
    create(cluster, 'bad', {
      containers: [{ name: 'c', image: 'busybox', command: ['sh', '-c', 'exit 3'] }],
    });
    cluster.advance(60_000);
    const [status] = objectsAt(getPod(cluster, 'bad'), 'status', 'containerStatuses');
    expect(status).toMatchObject({
      restartCount: 1,
      lastState: { terminated: { exitCode: 3, reason: 'Error' } },
    });
    expect(textAt(status, 'state', 'waiting', 'message')).toMatch(
      /^back-off 10s restarting failed container=c pod=bad_default\(.*\)$/,
    );
  });

  test('waits for the same thing as its init container', () => {
    const cluster = startCluster();
    const wait = {
      name: 'wait',
      image: 'busybox',
      command: ['sh', '-c', 'until nslookup db; do sleep 2; done'],
    };
    create(cluster, 'waits', { initContainers: [wait], containers: [{ name: 'c', image: 'nginx' }] });
    const pod = getPod(cluster, 'waits');
    expect(conditions(pod).slice(0, 3)).toEqual([
      'PodReadyToStartContainers=True',
      'Initialized=False/ContainersNotInitialized: containers with incomplete status: []',
      'Ready=False/ContainersNotReady: containers with unready status: [c]',
    ]);
    expect(states(pod)).toEqual([{ waiting: { reason: 'PodInitializing' } }]);
  });

  test('fails with its init container', () => {
    const cluster = startCluster();
    const setup = { name: 'setup', image: 'busybox', command: ['sh', '-c', 'exit 1'] };
    create(cluster, 'once', {
      restartPolicy: 'Never',
      initContainers: [setup],
      containers: [{ name: 'c', image: 'nginx' }],
    });
    const pod = getPod(cluster, 'once');
    expect(textAt(pod, 'status', 'phase')).toBe('Failed');
    expect(conditions(pod)).toEqual([
      'PodReadyToStartContainers=False',
      'Initialized=False/ContainersNotInitialized: containers with incomplete status: [setup]',
      'Ready=False/PodFailed',
      'ContainersReady=False/PodFailed',
      'PodScheduled=True',
    ]);
  });

  test('waits for its ConfigMap', () => {
    const cluster = startCluster();
    const env = [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'app', key: 'color' } } }];
    create(cluster, 'uses', { containers: [{ name: 'c', image: 'nginx', env }] });
    expect(states(getPod(cluster, 'uses'))).toEqual([
      { waiting: { reason: 'CreateContainerConfigError', message: 'configmap "app" not found' } },
    ]);
    expect(events(cluster, 'uses')).toContain(
      'Warning Failed spec.containers{c}: Error: configmap "app" not found',
    );
    const body = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'app' }, data: { color: 'red' } };
    send(cluster, 'POST', '/api/v1/namespaces/default/configmaps', { body });
    cluster.advance(1000);
    expect(textAt(getPod(cluster, 'uses'), 'status', 'phase')).toBe('Running');
  });

  test('does not start without its volume', () => {
    const cluster = startCluster();
    create(cluster, 'mounts', {
      containers: [{ name: 'c', image: 'nginx', volumeMounts: [{ name: 'v', mountPath: '/v' }] }],
      volumes: [{ name: 'v', configMap: { name: 'app2' } }],
    });
    const pod = getPod(cluster, 'mounts');
    expect(conditions(pod)[0]).toBe('PodReadyToStartContainers=False');
    expect(states(pod)).toEqual([{ waiting: { reason: 'ContainerCreating' } }]);
    expect(objectAt(pod, 'status').podIP).toBeUndefined();
    expect(events(cluster, 'mounts')).toEqual([
      'Warning FailedMount : MountVolume.SetUp failed for volume "v" : configmap "app2" not found',
    ]);
  });

  test('gets another image', () => {
    const cluster = startCluster();
    create(cluster, 'web', { containers: [{ name: 'c', image: 'nginx:1' }] });
    const set = (image: string) => {
      const pod = getPod(cluster, 'web');
      const body = {
        ...pod,
        spec: {
          ...objectAt(pod, 'spec'),
          containers: objectsAt(pod, 'spec', 'containers').map((c) => ({ ...c, image })),
        },
      };
      expect(send(cluster, 'PUT', `${PODS}/web`, { body }).status).toBe(200);
      cluster.advance(1000);
      return objectsAt(getPod(cluster, 'web'), 'status', 'containerStatuses')[0];
    };
    expect(set('nginx:2')).toMatchObject({
      restartCount: 1,
      image: 'nginx:2',
      state: { running: {} },
      lastState: { terminated: { exitCode: 0, reason: 'Completed' } },
    });
    expect(set('nginx:nosuch')).toMatchObject({
      image: 'nginx:nosuch',
      imageID: '',
      state: { waiting: { reason: 'ImagePullBackOff' } },
      lastState: {},
      restartCount: 0,
    });
  });
});
