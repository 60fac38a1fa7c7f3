import { expect, test } from 'vitest';
import type { Cluster } from '../../../src/cluster/cluster.ts';
import { makeWorldCluster } from '../../../src/grade/worlds/world-cluster.ts';
import { ADMIN } from '../../../src/grade/worlds/world-pool.ts';
import { type JsonObject, objectsAt, textAt } from '../../../src/kubernetes/json.ts';

const PODS = '/api/v1/namespaces/default/pods';
const SCALERS = '/apis/autoscaling/v2/namespaces/default/horizontalpodautoscalers';
const POLICIES = '/apis/admissionregistration.k8s.io/v1/validatingadmissionpolicies';

function send(cluster: Cluster, method: string, path: string, body: JsonObject = {}): JsonObject {
  const reply = cluster.handle({
    ...{ method, path, query: new URLSearchParams(), user: ADMIN },
    headers: { 'content-type': 'application/json' },
    body: new TextEncoder().encode(JSON.stringify(body)),
  });
  return 'body' in reply ? (reply.body as JsonObject) : {};
}

const read = (cluster: Cluster, path: string): JsonObject => send(cluster, 'GET', path);
const names = (cluster: Cluster, path: string): string[] =>
  objectsAt(read(cluster, path), 'items').map((item) => textAt(item, 'metadata', 'name'));

test('a cluster of a world is empty of what a task is about, and starts what is made at once', () => {
  const { cluster, empty } = makeWorldCluster();
  const start = Date.UTC(2026, 0, 5, 8, 0, 1);
  expect(cluster.now).toBe(start);
  expect(names(cluster, '/api/v1/nodes')).toEqual(['controlplane', 'node01', 'node02', 'node03']);
  expect(names(cluster, '/api/v1/services')).toEqual(['kubernetes', 'kube-dns']);
  expect(names(cluster, '/api/v1/namespaces/default/configmaps')).toEqual(['kube-root-ca.crt']);
  const flow = '/apis/flowcontrol.apiserver.k8s.io/v1';
  for (const path of ['/apis/apps/v1/daemonsets', '/apis/apps/v1/deployments', '/api/v1/pods'])
    expect(names(cluster, path)).toEqual([]);
  for (const path of [`${flow}/flowschemas`, `${flow}/prioritylevelconfigurations`])
    expect(names(cluster, path)).toEqual([]);
  expect(textAt(read(cluster, '/version'), 'gitVersion')).toMatch(/^v1\.35\./);

  const containers = [{ name: 'a', image: 'registry.example/web:1' }];
  send(cluster, 'POST', PODS, { metadata: { name: 'web' }, spec: { containers } });
  cluster.settle();
  const web = read(cluster, `${PODS}/web`);
  expect(web).toMatchObject({
    status: {
      phase: 'Running',
      containerStatuses: [{ state: { running: { startedAt: '2026-01-05T08:00:01Z' } } }],
    },
  });
  const messages = objectsAt(read(cluster, '/api/v1/namespaces/default/events'), 'items').map(
    (one) => one.message,
  );
  expect(messages).toContain('Container image "registry.example/web:1" already present on machine');

  cluster.restore(empty);
  expect([cluster.now, names(cluster, '/api/v1/pods')]).toEqual([start, []]);
});

test('a cluster of a world leaves alone what only moves with time, or tells how things are', () => {
  const { cluster } = makeWorldCluster();
  const node = { metadata: { name: 'spare' } };
  const target = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' };
  const scaler = { metadata: { name: 'web' }, spec: { maxReplicas: 3, scaleTargetRef: target } };
  const validations = [{ expression: 'object.spec.replicas <= 5' }];
  const resourceRules = [
    { apiGroups: ['apps'], apiVersions: ['v1'], resources: ['deployments'], operations: ['CREATE'] },
  ];
  const policy = { metadata: { name: 'web' }, spec: { validations, matchConstraints: { resourceRules } } };
  const before = [
    read(cluster, '/api/v1/nodes/node01'),
    send(cluster, 'POST', '/api/v1/nodes', node),
    send(cluster, 'POST', SCALERS, scaler),
    send(cluster, 'POST', POLICIES, policy),
  ];
  expect(before.map(({ kind }) => kind)).toEqual([
    ...['Node', 'Node', 'HorizontalPodAutoscaler', 'ValidatingAdmissionPolicy'],
  ]);
  cluster.advance(600_000);
  const paths = ['/api/v1/nodes/node01', '/api/v1/nodes/spare', `${SCALERS}/web`, `${POLICIES}/web`];
  expect(paths.map((path) => read(cluster, path))).toEqual(before);
});
