import { describe, expect, test } from 'vitest';
import { Cluster } from '../../../src/cluster/cluster.ts';
import { makeControllers } from '../../../src/cluster/controllers/registry.ts';
import { defaultProfile } from '../../../src/cluster/kubelet/default-profile.ts';
import { type JsonObject, objectAt, objectsAt, textAt } from '../../../src/kubernetes/json.ts';
import { send } from '../../support/cluster/client.ts';

const PODS = '/api/v1/namespaces/default/pods';

function startCluster(missingImages: readonly string[] = []): Cluster {
  const controllers = makeControllers(defaultProfile({ missingImages }));
  const cluster = new Cluster({ seed: 1, start: Date.UTC(2026, 0, 1), version: '1.35', controllers });
  cluster.advance(10_000);
  return cluster;
}

function create(cluster: Cluster, name: string, spec: JsonObject, labels: JsonObject = {}): void {
  const body = { apiVersion: 'v1', kind: 'Pod', metadata: { name, labels }, spec };
  expect(send(cluster, 'POST', PODS, { body }).status).toBe(201);
}

/** A Pod of one container that runs a script in busybox. */
function script(text: string, more: JsonObject = {}): JsonObject {
  const { restartPolicy, ...container } = more;
  return {
    ...(restartPolicy !== undefined && { restartPolicy }),
    terminationGracePeriodSeconds: 5,
    containers: [{ name: 'c', image: 'busybox', command: ['sh', '-c', text], ...container }],
  };
}

const getPod = (cluster: Cluster, name: string) => send(cluster, 'GET', `${PODS}/${name}`).body;
const status = (cluster: Cluster, name: string) =>
  objectsAt(getPod(cluster, name), 'status', 'containerStatuses')[0] ?? {};
const log = (cluster: Cluster, name: string, query = '') =>
  textAt(send(cluster, 'GET', `${PODS}/${name}/log?${query}`).body, 'text');

function events(cluster: Cluster, name: string): string[] {
  return objectsAt(send(cluster, 'GET', '/api/v1/namespaces/default/events').body, 'items')
    .filter((e) => textAt(e, 'involvedObject', 'name') === name)
    .map((e) => `${e.reason}: ${e.message}`);
}

describe('a container', () => {
  test('is created, pulls its image, and runs', () => {
    const cluster = startCluster();
    create(cluster, 'web', { containers: [{ name: 'c', image: 'nginx:1.29' }] });
    cluster.advance(50);
    expect(status(cluster, 'web').state).toEqual({ waiting: { reason: 'ContainerCreating' } });
    cluster.advance(2000);
    expect(status(cluster, 'web')).toMatchObject({ ready: true, image: 'docker.io/library/nginx:1.29' });
    expect(events(cluster, 'web').map((e) => e.split(':')[0])).toEqual([
      'Scheduled',
      'Pulling',
      'Pulled',
      'Created',
      'Started',
    ]);
  });

  test('with a missing image waits longer each time, and starts with another image', () => {
    const cluster = startCluster(['nginx:1.99']);
    create(cluster, 'web', { containers: [{ name: 'c', image: 'nginx:1.99' }] });
    cluster.advance(2000);
    expect(status(cluster, 'web').state).toMatchObject({ waiting: { reason: 'ImagePullBackOff' } });
    expect(send(cluster, 'GET', `${PODS}/web/log`).body.message).toBe(
      'container "c" in pod "web" is waiting to start: trying and failing to pull image',
    );
    const pod = getPod(cluster, 'web');
    const containers = objectsAt(pod, 'spec', 'containers').map((c) => ({ ...c, image: 'nginx:1.29' }));
    const body = { ...pod, spec: { ...objectAt(pod, 'spec'), containers } };
    expect(send(cluster, 'PUT', `${PODS}/web`, { body }).status).toBe(200);
    cluster.advance(15_000);
    expect(status(cluster, 'web')).toMatchObject({ ready: true, restartCount: 0 });
  });

  test('that crashes waits 10, 20, 40 seconds', () => {
    const cluster = startCluster();
    create(cluster, 'bad', script('echo run; exit 3'));
    const counts = [5, 10, 20, 40].map((seconds) => {
      cluster.advance(seconds * 1000);
      return Number(status(cluster, 'bad').restartCount);
    });
    expect(counts).toEqual([1, 2, 3, 4]);
    expect(status(cluster, 'bad')).toMatchObject({
      state: { waiting: { reason: 'CrashLoopBackOff' } },
      lastState: { terminated: { exitCode: 3, reason: 'Error' } },
    });
    expect(textAt(status(cluster, 'bad'), 'state', 'waiting', 'message')).toContain('back-off 1m20s');
    expect(log(cluster, 'bad')).toBe('run\n');
    expect(log(cluster, 'bad', 'previous=true')).toBe('run\n');
  });

  test('that exceeds its memory limit is killed', () => {
    const cluster = startCluster();
    const command = ['stress', '--vm', '1', '--vm-bytes', '250M'];
    const resources = { limits: { memory: '200Mi' } };
    create(cluster, 'hog', { containers: [{ name: 'c', image: 'polinux/stress', command, resources }] });
    cluster.advance(3000);
    expect(status(cluster, 'hog')).toMatchObject({
      lastState: { terminated: { exitCode: 137, reason: 'OOMKilled' } },
    });
  });

  test('with a missing program cannot start', () => {
    const cluster = startCluster();
    const containers = [{ name: 'c', image: 'busybox', command: ['sleeep', '10'] }];
    create(cluster, 'typo', { restartPolicy: 'Never', containers });
    cluster.advance(3000);
    const state = objectAt(status(cluster, 'typo'), 'state', 'terminated');
    expect(state).toMatchObject({ exitCode: 128, reason: 'StartError' });
    expect(textAt(state, 'message')).toContain('exec: "sleeep": executable file not found in $PATH');
  });

  test('that needs a variable exits without it', () => {
    const cluster = startCluster();
    create(cluster, 'db', { restartPolicy: 'Never', containers: [{ name: 'c', image: 'mysql:9' }] });
    cluster.advance(3000);
    expect(objectAt(status(cluster, 'db'), 'state')).toMatchObject({ terminated: { exitCode: 1 } });
    expect(log(cluster, 'db')).toContain('MYSQL_ROOT_PASSWORD');
  });
});

describe('time', () => {
  test('passes while a script writes its log, which can be shortened', () => {
    const cluster = startCluster();
    create(cluster, 'clock', script('i=0; while true; do i=$((i+1)); echo line $i; sleep 1; done'));
    cluster.advance(4100);
    expect(log(cluster, 'clock', 'tailLines=2')).toBe('line 3\nline 4\n');
    expect(log(cluster, 'clock', 'sinceSeconds=1')).toBe('line 4\n');
    expect(log(cluster, 'clock', 'timestamps=true').split('\n')[0]).toMatch(
      /^2026-01-01T00:00:1\S+Z line 1$/,
    );
    const before = cluster.snapshot();
    cluster.advance(2000);
    cluster.restore(before);
    expect(log(cluster, 'clock', 'tailLines=1')).toBe('line 4\n');
  });

  test('is given to a container that is being stopped', () => {
    const cluster = startCluster();
    create(cluster, 'slow', script('sleep 3600'));
    cluster.advance(3000);
    send(cluster, 'DELETE', `${PODS}/slow`);
    cluster.advance(4000);
    expect(textAt(getPod(cluster, 'slow'), 'metadata', 'deletionTimestamp')).not.toBe('');
    cluster.advance(2000);
    expect(getPod(cluster, 'slow').reason).toBe('NotFound');
  });
});

describe('probes', () => {
  test('keep a Pod unready, and restart one that is not live', () => {
    const cluster = startCluster();
    const get = (path: string) => ({ httpGet: { path, port: 80 }, periodSeconds: 1, failureThreshold: 2 });
    create(cluster, 'unready', {
      containers: [{ name: 'c', image: 'nginx', readinessProbe: get('/health') }],
    });
    create(cluster, 'dead', { containers: [{ name: 'c', image: 'nginx', livenessProbe: get('/health') }] });
    create(cluster, 'well', { containers: [{ name: 'c', image: 'nginx', readinessProbe: get('/') }] });
    cluster.advance(5500);
    expect(status(cluster, 'unready')).toMatchObject({ ready: false, restartCount: 0 });
    expect(events(cluster, 'unready')).toContain(
      'Unhealthy: Readiness probe failed: HTTP probe failed with statuscode: 404',
    );
    expect(Number(status(cluster, 'dead').restartCount)).toBeGreaterThan(0);
    expect(events(cluster, 'dead')).toContain(
      'Killing: Container c failed liveness probe, will be restarted',
    );
    expect(status(cluster, 'well')).toMatchObject({ ready: true });
  });

  test('run commands in the container', () => {
    const cluster = startCluster();
    const readinessProbe = { exec: { command: ['cat', '/tmp/ready'] }, periodSeconds: 1 };
    create(cluster, 'p', script('sleep 5; touch /tmp/ready; sleep 3600', { readinessProbe }));
    cluster.advance(4000);
    expect(status(cluster, 'p')).toMatchObject({ ready: false });
    cluster.advance(5000);
    expect(status(cluster, 'p')).toMatchObject({ ready: true });
  });
});

describe('several containers', () => {
  test('share a volume; a sidecar starts first and ends last', () => {
    const cluster = startCluster();
    const volumeMounts = [{ name: 'shared', mountPath: '/data' }];
    create(cluster, 'pair', {
      restartPolicy: 'Never',
      volumes: [{ name: 'shared', emptyDir: {} }],
      initContainers: [
        { name: 'seed', image: 'busybox', command: ['sh', '-c', 'echo hello > /data/f'], volumeMounts },
        { name: 'side', image: 'busybox', restartPolicy: 'Always', command: ['sleep', '3600'] },
      ],
      containers: [{ name: 'c', image: 'busybox', command: ['cat', '/data/f'], volumeMounts }],
    });
    cluster.advance(60_000);
    expect(textAt(getPod(cluster, 'pair'), 'status', 'phase')).toBe('Succeeded');
    expect(log(cluster, 'pair', 'container=c')).toBe('hello\n');
  });
});

describe('the network', () => {
  test('connects a client to a service, as far as policies allow', () => {
    const cluster = startCluster();
    create(
      cluster,
      'web',
      { containers: [{ name: 'c', image: 'nginx', ports: [{ containerPort: 80 }] }] },
      { app: 'web' },
    );
    const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' } };
    const body = { ...service, spec: { selector: { app: 'web' }, ports: [{ port: 8080, targetPort: 80 }] } };
    send(cluster, 'POST', '/api/v1/namespaces/default/services', { body });
    cluster.advance(5000);
    create(
      cluster,
      'client',
      script(
        'wget -qO- -T 2 http://web:8080; wget -qO- -T 2 http://web.default.svc.cluster.local:81; nslookup nosuch',
        { restartPolicy: 'Never' },
      ),
    );
    cluster.advance(20_000);
    expect(log(cluster, 'client')).toContain('Welcome to nginx!');
    expect(log(cluster, 'client')).toContain('wget: download timed out');
    expect(log(cluster, 'client')).toContain("** server can't find nosuch: NXDOMAIN");
    const policy = {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'closed' },
      spec: { podSelector: { matchLabels: { app: 'web' } }, policyTypes: ['Ingress'] },
    };
    send(cluster, 'POST', '/apis/networking.k8s.io/v1/namespaces/default/networkpolicies', { body: policy });
    create(cluster, 'late', script('wget -qO- -T 2 http://web:8080', { restartPolicy: 'Never' }));
    cluster.advance(20_000);
    expect(log(cluster, 'late')).toBe('wget: download timed out\n');
  });
});
