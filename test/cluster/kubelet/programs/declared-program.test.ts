import { describe, expect, test } from 'vitest';
import { Cluster } from '../../../../src/cluster/cluster.ts';
import { readPrograms } from '../../../../src/cluster/kubelet/programs/read-programs.ts';
import { type JsonObject, objectAt, objectsAt, textAt } from '../../../../src/kubernetes/json.ts';
import { send } from '../../../support/cluster/client.ts';

const CORE = '/api/v1/namespaces/default';
const SECOND = 1000;

function startCluster(...lines: string[]): Cluster {
  const { programs, problems } = readPrograms(lines);
  expect(problems).toEqual([]);
  const cluster = new Cluster({ seed: 1, start: Date.UTC(2026, 0, 1), version: '1.35', programs });
  cluster.advance(10 * SECOND);
  return cluster;
}

/** A Pod of one container, created and given two seconds to start. */
function run(cluster: Cluster, container: JsonObject, more: JsonObject = {}): void {
  const spec = { containers: [{ name: 'c', image: 'shop/api:1.4', ...container }], ...more };
  const body = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p', labels: { app: 'p' } }, spec };
  expect(send(cluster, 'POST', `${CORE}/pods`, { body }).status).toBe(201);
  cluster.advance(2 * SECOND);
}

function status(cluster: Cluster): JsonObject {
  const pod = send(cluster, 'GET', `${CORE}/pods/p`).body;
  return objectsAt(pod, 'status', 'containerStatuses')[0] ?? {};
}

const lastEnd = (cluster: Cluster) => objectAt(status(cluster), 'lastState', 'terminated');
const log = (cluster: Cluster, query = '') =>
  textAt(send(cluster, 'GET', `${CORE}/pods/p/log?${query}`).body, 'text');
const messages = (cluster: Cluster) =>
  objectsAt(send(cluster, 'GET', `${CORE}/events`).body, 'items').map((e) => textAt(e, 'message'));

describe('a declared program', () => {
  test('exits after its time, repeatedly', () => {
    const cluster = startCluster('shop/api exits 3 after 5s', 'shop/api prints bye');
    run(cluster, {});
    expect(status(cluster)).toMatchObject({ ready: true, restartCount: 0 });
    cluster.advance(5 * SECOND);
    expect(status(cluster)).toMatchObject({ restartCount: 1 });
    expect(lastEnd(cluster)).toMatchObject({ exitCode: 3, reason: 'Error' });
    cluster.advance(6 * SECOND);
    expect(status(cluster).state).toMatchObject({ waiting: { reason: 'CrashLoopBackOff' } });
    expect(log(cluster, 'previous=true')).toBe('bye\n');
  });

  test('needs a variable, and reports if it is missing', () => {
    const cluster = startCluster('shop/api needs env DB_URL');
    run(cluster, {});
    cluster.advance(5 * SECOND);
    expect(lastEnd(cluster)).toMatchObject({ exitCode: 1 });
    expect(log(cluster)).toBe('error: the environment variable DB_URL is not set\n');
    send(cluster, 'DELETE', `${CORE}/pods/p`);
    cluster.advance(40 * SECOND);
    run(cluster, { env: [{ name: 'DB_URL', value: 'x' }] });
    expect(status(cluster)).toMatchObject({ ready: true, restartCount: 0 });
  });

  test('needs a file, which a ConfigMap can provide', () => {
    const cluster = startCluster('shop/api needs file /etc/app/app.yaml else no configuration');
    const mount = { volumeMounts: [{ name: 'v', mountPath: '/etc/app' }] };
    const volumes = { volumes: [{ name: 'v', configMap: { name: 'app' } }] };
    const app = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'app' }, data: { 'app.yml': 'a' } };
    send(cluster, 'POST', `${CORE}/configmaps`, { body: app });
    run(cluster, mount, volumes);
    cluster.advance(5 * SECOND);
    expect(log(cluster)).toBe('no configuration\n');
    const fixed = { ...app, data: { 'app.yaml': 'a' } };
    send(cluster, 'PUT', `${CORE}/configmaps/app`, { body: fixed });
    cluster.advance(60 * SECOND);
    expect(status(cluster)).toMatchObject({ ready: true });
  });

  test('needs a server, whose name can be in a variable', () => {
    const cluster = startCluster('shop/api needs tcp $DB_HOST:5432');
    run(cluster, { env: [{ name: 'DB_HOST', value: 'db' }] });
    cluster.advance(5 * SECOND);
    expect(log(cluster)).toBe('error: dial tcp: lookup db on 10.96.0.10:53: no such host\n');
    const db = {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'db' },
      spec: { selector: { app: 'db' }, ports: [{ port: 5432 }] },
    };
    send(cluster, 'POST', `${CORE}/services`, { body: db });
    cluster.advance(60 * SECOND);
    expect(log(cluster)).toMatch(/^error: dial tcp [\d.]+:5432: connect: connection refused\n$/);
    const env = [{ name: 'POSTGRES_PASSWORD', value: 'x' }];
    const spec = { containers: [{ name: 'db', image: 'postgres:17', env }] };
    const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'db', labels: { app: 'db' } }, spec };
    send(cluster, 'POST', `${CORE}/pods`, { body: pod });
    cluster.advance(200 * SECOND);
    expect(status(cluster)).toMatchObject({ ready: true });
  });

  test('needs a permission for its service account', () => {
    const cluster = startCluster('shop/api needs can list pods');
    run(cluster, {});
    cluster.advance(5 * SECOND);
    expect(log(cluster)).toBe(
      'Error from server (Forbidden): pods is forbidden: User "system:serviceaccount:default:default" cannot list resource "pods" in API group "" in the namespace "default"\n',
    );
    const body = {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata: { name: 'view' },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'view' },
      subjects: [{ kind: 'ServiceAccount', name: 'default', namespace: 'default' }],
    };
    send(cluster, 'POST', '/apis/rbac.authorization.k8s.io/v1/namespaces/default/rolebindings', { body });
    cluster.advance(60 * SECOND);
    expect(status(cluster)).toMatchObject({ ready: true });
  });

  test('is pulled only with the right login', () => {
    const cluster = startCluster('registry.example.com/shop/api pulls as jo:s3cret');
    const image = 'registry.example.com/shop/api:1.4';
    const imagePullSecrets = [{ name: 'registry' }];
    const secret = (password: string, host: string) => ({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'registry' },
      type: 'kubernetes.io/dockerconfigjson',
      stringData: {
        '.dockerconfigjson': JSON.stringify({ auths: { [host]: { auth: btoa(`jo:${password}`) } } }),
      },
    });
    const again = (body: JsonObject, more: JsonObject = { imagePullSecrets }): unknown => {
      send(cluster, 'DELETE', `${CORE}/secrets/registry`);
      send(cluster, 'POST', `${CORE}/secrets`, { body });
      send(cluster, 'DELETE', `${CORE}/pods/p`);
      cluster.advance(60 * SECOND);
      run(cluster, { image }, more);
      return objectAt(status(cluster), 'state', 'waiting').reason ?? 'running';
    };
    run(cluster, { image }, { imagePullSecrets });
    expect(messages(cluster)).toContain(
      'Unable to retrieve some image pull secrets (registry); attempting to pull the image may not succeed.',
    );
    expect(messages(cluster).some((m) => m.endsWith('insufficient_scope: authorization failed'))).toBe(true);
    expect(again(secret('wrong', 'registry.example.com'))).toBe('ImagePullBackOff');
    expect(again(secret('s3cret', 'other.example.com'))).toBe('ImagePullBackOff');
    expect(again(secret('s3cret', 'registry.example.com'), {})).toBe('ImagePullBackOff');
    expect(again(secret('s3cret', 'https://registry.example.com/v2/'))).toBe('running');
  });

  test('uses more and more memory until it is killed at the limit of its container', () => {
    const cluster = startCluster('shop/api memory 20Mi growing 10Mi every 10s');
    run(cluster, { resources: { limits: { memory: '64Mi' } } });
    cluster.advance(47 * SECOND);
    expect(status(cluster)).toMatchObject({ restartCount: 0, ready: true });
    cluster.advance(3 * SECOND);
    expect(status(cluster)).toMatchObject({ restartCount: 1 });
    expect(lastEnd(cluster)).toMatchObject({ exitCode: 137, reason: 'OOMKilled' });
  });

  test('stops growing at its maximum', () => {
    const cluster = startCluster('shop/api memory 20Mi growing 10Mi every 10s up to 64Mi');
    run(cluster, { resources: { limits: { memory: '64Mi' } } });
    cluster.advance(600 * SECOND);
    expect(status(cluster)).toMatchObject({ restartCount: 0, ready: true });
  });

  test('is killed if it uses too much memory at once', () => {
    const cluster = startCluster('shop/api memory 300Mi');
    run(cluster, { resources: { limits: { memory: '128Mi' } } });
    expect(lastEnd(cluster)).toMatchObject({ exitCode: 137, reason: 'OOMKilled' });
    cluster.advance(10 * SECOND);
    expect(status(cluster).state).toMatchObject({ waiting: { reason: 'CrashLoopBackOff' } });
  });

  test('writes lines at their times, in order', () => {
    const cluster = startCluster('c prints tick every 2s', 'c prints tock every 3s', 'c prints start');
    run(cluster, {});
    cluster.advance(4 * SECOND);
    expect(log(cluster)).toBe('start\ntick\ntock\ntick\ntock\ntick\n');
  });

  test('keeps the last 10,000 lines of its log', () => {
    const cluster = startCluster('shop/api prints tick every 100ms', 'shop/api prints start');
    run(cluster, {});
    cluster.advance(990 * SECOND);
    expect(log(cluster)).toMatch(/^start\n/);
    cluster.advance(20 * SECOND);
    expect(log(cluster)).toMatch(/^tick\n/);
    expect(log(cluster).split('\n')).toHaveLength(10_001);
  });

  test('listens only once it has started, which can be too late for a liveness probe', () => {
    const cluster = startCluster('shop/api starts in 40s', 'shop/api listens 8080');
    const httpGet = { path: '/healthz', port: 8080 };
    run(cluster, { livenessProbe: { httpGet, periodSeconds: 5 } });
    cluster.advance(20 * SECOND);
    expect(messages(cluster)).toContain('Container c failed liveness probe, will be restarted');
    expect(messages(cluster).some((m) => m.endsWith(':8080: connect: connection refused'))).toBe(true);
    send(cluster, 'DELETE', `${CORE}/pods/p`);
    cluster.advance(60 * SECOND);
    run(cluster, { livenessProbe: { httpGet, periodSeconds: 5, initialDelaySeconds: 45 } });
    cluster.advance(120 * SECOND);
    expect(status(cluster)).toMatchObject({ restartCount: 0, ready: true });
  });

  test('answers probes with its status, with a delay, and differently at first', () => {
    const cluster = startCluster(
      'shop/api listens 8080',
      'shop/api answers /ready 503 for 30s',
      'shop/api answers /slow 200 in 3s',
      'shop/api answers * 404',
    );
    run(cluster, { readinessProbe: { httpGet: { path: '/ready', port: 8080 }, periodSeconds: 5 } });
    expect(messages(cluster)).toContain('Readiness probe failed: HTTP probe failed with statuscode: 503');
    cluster.advance(25 * SECOND);
    expect(status(cluster)).toMatchObject({ ready: false });
    cluster.advance(10 * SECOND);
    expect(status(cluster)).toMatchObject({ ready: true });
    for (const [path, timeoutSeconds, ready] of [
      ['/slow', 1, false],
      ['/slow', 4, true],
      ['/', 1, false],
    ] as const) {
      send(cluster, 'DELETE', `${CORE}/pods/p`);
      cluster.advance(60 * SECOND);
      run(cluster, { readinessProbe: { httpGet: { path, port: 8080 }, timeoutSeconds } });
      expect(status(cluster)).toMatchObject({ ready });
    }
    const late = 'context deadline exceeded (Client.Timeout exceeded while awaiting headers)';
    expect(messages(cluster).some((m) => m.endsWith(late))).toBe(true);
  });

  test('has the declared programs and a shell', () => {
    const cluster = startCluster('shop/api runs /app/api', 'shop/api prints up');
    const containers = ['/app/api', 'api', '/app/apii', '/bin/sh'].map((path, at) => ({
      name: `c${at}`,
      image: 'shop/api',
      command: path === '/bin/sh' ? [path, '-c', 'sleep 1000'] : [path, '--port=80'],
    }));
    run(cluster, {}, { containers });
    const pod = send(cluster, 'GET', `${CORE}/pods/p`).body;
    expect(objectsAt(pod, 'status', 'containerStatuses').map((s) => s.ready)).toEqual([
      true,
      true,
      false,
      true,
    ]);
    expect(messages(cluster).some((m) => m.endsWith('stat /app/apii: no such file or directory'))).toBe(true);
    expect(log(cluster, 'container=c0')).toBe('up\n');
    expect(log(cluster, 'container=c3')).toBe('');
    const failed = objectAt(
      objectsAt(pod, 'status', 'containerStatuses')[2] ?? {},
      'lastState',
      'terminated',
    );
    expect(failed).toMatchObject({ reason: 'StartError', startedAt: '1970-01-01T00:00:00Z' });
  });

  test.each([
    [
      'a volume, after twice as long each time',
      { volumes: [{ name: 'v', secret: { secretName: 'none' } }] },
      {},
      'FailedMount',
      7,
    ],
    [
      'a variable, every 12 seconds',
      {},
      { env: [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'none', key: 'a' } } }] },
      'Failed',
      6,
    ],
  ])('%s is retried and counted', (_, spec, container, reason, count) => {
    const cluster = startCluster();
    run(cluster, container, spec);
    cluster.advance(60 * SECOND);
    const { body } = send(cluster, 'GET', `${CORE}/events`);
    const events = objectsAt(body, 'items').filter((event) => event.reason === reason);
    expect(events.map((event) => event.count)).toEqual([count]);
  });

  test('waits as PodInitializing while images of a Pod with init containers are pulled', () => {
    const cluster = startCluster('shop/first exits 0 after 5s');
    const waiting = () => {
      const pod = send(cluster, 'GET', `${CORE}/pods/p`).body;
      return ['initContainerStatuses', 'containerStatuses'].map((key) =>
        textAt(objectsAt(pod, 'status', key)[0] ?? {}, 'state', 'waiting', 'reason'),
      );
    };
    const spec = {
      initContainers: [{ name: 'i', image: 'shop/first:1' }],
      containers: [{ name: 'c', image: 'shop/api:1.4' }],
    };
    const body = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' }, spec };
    send(cluster, 'POST', `${CORE}/pods`, { body });
    cluster.advance(500);
    expect(waiting()).toEqual(['PodInitializing', 'PodInitializing']);
    const early = send(cluster, 'GET', `${CORE}/pods/p/log?container=c`).body;
    expect(textAt(early, 'message')).toContain('is waiting to start: PodInitializing');
    cluster.advance(5.5 * SECOND);
    expect(waiting()).toEqual(['', 'PodInitializing']);
    cluster.advance(5 * SECOND);
    expect(waiting()).toEqual(['', '']);
  });

  test('applies to a single tag if it has one; a container name takes precedence over an image', () => {
    const cluster = startCluster('nginx exits 1', 'nginx:1.29 memory 10Mi', 'web prints hello');
    run(
      cluster,
      {},
      { containers: ['nginx:1.29', 'nginx:1.28'].map((image, at) => ({ name: `c${at}`, image })) },
    );
    const pod = send(cluster, 'GET', `${CORE}/pods/p`).body;
    expect(objectsAt(pod, 'status', 'containerStatuses').map((s) => s.restartCount === 0)).toEqual([
      true,
      false,
    ]);
    send(cluster, 'DELETE', `${CORE}/pods/p`);
    cluster.advance(60 * SECOND);
    run(cluster, { name: 'web', image: 'nginx:1.29', readinessProbe: { httpGet: { path: '/', port: 80 } } });
    expect(status(cluster)).toMatchObject({ ready: true });
    expect(log(cluster)).toBe('hello\n');
  });

  test('ignores SIGTERM, and is killed after its grace period', () => {
    const cluster = startCluster('shop/api ignores SIGTERM');
    run(cluster, {}, { terminationGracePeriodSeconds: 20 });
    send(cluster, 'DELETE', `${CORE}/pods/p`);
    cluster.advance(19 * SECOND);
    expect(send(cluster, 'GET', `${CORE}/pods/p`).status).toBe(200);
    cluster.advance(2 * SECOND);
    expect(send(cluster, 'GET', `${CORE}/pods/p`).status).toBe(404);
  });

  test('continues from a snapshot', () => {
    const cluster = startCluster('shop/api prints tick every 2s', 'shop/api exits 2 after 30s');
    run(cluster, {});
    const before = cluster.snapshot();
    cluster.advance(15 * SECOND);
    const first = log(cluster);
    cluster.restore(before);
    cluster.advance(15 * SECOND);
    expect(log(cluster)).toBe(first);
    cluster.advance(15 * SECOND);
    expect(lastEnd(cluster)).toMatchObject({ exitCode: 2 });
  });
});
