import { describe, expect, test } from 'vitest';
import type { User } from '../../../src/cluster/api/request.ts';
import { Cluster } from '../../../src/cluster/cluster.ts';
import { readPrograms } from '../../../src/cluster/kubelet/programs/read-programs.ts';
import { type JsonObject, objectAt, objectsAt, textAt } from '../../../src/kubernetes/json.ts';
import { send } from '../../support/cluster/client.ts';

const SECOND = 1000;
const METRICS = '/apis/metrics.k8s.io/v1beta1';
const TABLE = { accept: 'application/json;as=Table;v=v1;g=meta.k8s.io' };

function startCluster(metrics: boolean, ...lines: string[]): Cluster {
  const { programs } = readPrograms(lines);
  const start = Date.UTC(2026, 0, 1);
  const cluster = new Cluster({ seed: 1, start, version: '1.35', programs, metrics });
  cluster.advance(60 * SECOND);
  return cluster;
}

function deploy(cluster: Cluster, name: string, replicas: number, container: JsonObject): void {
  const labels = { app: name };
  const containers = [{ name: 'c', image: 'shop/api', ...container }];
  const body = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name },
    spec: {
      replicas,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers } },
    },
  };
  expect(send(cluster, 'POST', '/apis/apps/v1/namespaces/default/deployments', { body }).status).toBe(201);
}

const podsOf = (cluster: Cluster, query = '') =>
  objectsAt(send(cluster, 'GET', `${METRICS}/namespaces/default/pods${query}`).body, 'items');
const replicasOf = (cluster: Cluster, name: string) =>
  objectAt(send(cluster, 'GET', `/apis/apps/v1/namespaces/default/deployments/${name}`).body, 'spec')
    .replicas;

describe('metrics.k8s.io', () => {
  test('is not served by a new cluster', () => {
    const cluster = startCluster(false);
    expect(send(cluster, 'GET', `${METRICS}/nodes`).status).toBe(404);
    const groups = objectsAt(send(cluster, 'GET', '/apis').body, 'groups').map(({ name }) => name);
    expect(groups).not.toContain('metrics.k8s.io');
  });

  test('is discovered, in the plain and the aggregated form', () => {
    const cluster = startCluster(true);
    expect(send(cluster, 'GET', METRICS).body.resources).toEqual([
      { name: 'nodes', singularName: '', namespaced: false, kind: 'NodeMetrics', verbs: ['get', 'list'] },
      { name: 'pods', singularName: '', namespaced: true, kind: 'PodMetrics', verbs: ['get', 'list'] },
    ]);
    const accept = 'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList';
    const items = objectsAt(send(cluster, 'GET', '/apis', { headers: { accept } }).body, 'items');
    expect(items.at(-1)?.metadata).toEqual({ name: 'metrics.k8s.io' });
  });

  test('shows the usage of Pods once they have run for a while', () => {
    const cluster = startCluster(true, 'shop/api cpu 250m', 'shop/api memory 100Mi');
    deploy(cluster, 'api', 2, { resources: { limits: { cpu: '200m' } } });
    cluster.advance(5 * SECOND);
    expect(podsOf(cluster)).toEqual([]);
    const { name } = objectAt(
      objectsAt(send(cluster, 'GET', '/api/v1/namespaces/default/pods').body, 'items')[0],
      'metadata',
    );
    const path = `${METRICS}/namespaces/default/pods/${name}`;
    expect(send(cluster, 'GET', path).body.message).toBe(
      `podmetrics.metrics.k8s.io "default/${name}" not found`,
    );
    cluster.advance(30 * SECOND);
    expect(send(cluster, 'GET', path).body).toMatchObject({
      kind: 'PodMetrics',
      metadata: { name, namespace: 'default', labels: { app: 'api' } },
      timestamp: '2026-01-01T00:01:30Z',
      window: '15s',
      containers: [{ name: 'c', usage: { cpu: '200000000n', memory: '100Mi' } }],
    });
    expect(podsOf(cluster)).toHaveLength(2);
    expect(podsOf(cluster, '?labelSelector=app%3Dother')).toEqual([]);
    expect(podsOf(cluster, `?fieldSelector=metadata.name%3D${name}`)).toHaveLength(1);
    const table = send(cluster, 'GET', path, { headers: TABLE }).body;
    expect(objectsAt(table, 'columnDefinitions').map((c) => c.name)).toEqual([
      'Name',
      'cpu',
      'memory',
      'Window',
    ]);
    expect(objectsAt(table, 'rows')[0]?.cells).toEqual([name, '200m', '100Mi', '15s']);
    expect(send(cluster, 'GET', `${METRICS}/namespaces/default/pods/none`).body.message).toBe(
      'pods "none" not found',
    );
  });

  test('shows the usage of nodes: that of their Pods and their own', () => {
    const cluster = startCluster(true, 'shop/api cpu 1');
    const before = send(cluster, 'GET', `${METRICS}/nodes/node01`).body;
    const spec = { nodeName: 'node01', containers: [{ name: 'c', image: 'shop/api' }] };
    const body = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' }, spec };
    send(cluster, 'POST', '/api/v1/namespaces/default/pods', { body });
    cluster.advance(30 * SECOND);
    const after = send(cluster, 'GET', `${METRICS}/nodes/node01`).body;
    const cpu = (metrics: JsonObject) => Number(textAt(metrics, 'usage', 'cpu').replace('n', '')) / 1e6;
    expect(cpu(after) - cpu(before)).toBe(1000);
    expect(objectsAt(send(cluster, 'GET', `${METRICS}/nodes`).body, 'items')).toHaveLength(3);
    expect(send(cluster, 'GET', `${METRICS}/nodes/none`).status).toBe(404);
  });

  test('can only be read, and only by users with the view role', () => {
    const cluster = startCluster(true);
    expect(send(cluster, 'DELETE', `${METRICS}/nodes/node01`).status).toBe(405);
    expect(send(cluster, 'POST', `${METRICS}/namespaces/default/pods`, { body: {} }).status).toBe(405);
    const user: User = { name: 'jane', groups: ['system:authenticated'] };
    expect(send(cluster, 'GET', `${METRICS}/nodes`, { user }).status).toBe(403);
    const body = {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRoleBinding',
      metadata: { name: 'jane' },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'view' },
      subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'jane' }],
    };
    send(cluster, 'POST', '/apis/rbac.authorization.k8s.io/v1/clusterrolebindings', { body });
    cluster.advance(SECOND);
    expect(send(cluster, 'GET', `${METRICS}/nodes`, { user }).status).toBe(200);
  });

  test('is unavailable while metrics-server is not running', () => {
    const cluster = startCluster(true);
    const path = '/apis/apps/v1/namespaces/kube-system/deployments/metrics-server';
    const type = 'application/merge-patch+json';
    send(cluster, 'PATCH', path, { body: { spec: { replicas: 0 } }, type });
    cluster.advance(60 * SECOND);
    const reply = send(cluster, 'GET', `${METRICS}/nodes`);
    expect([reply.status, reply.body.message]).toEqual([
      503,
      'the server is currently unable to handle the request',
    ]);
    const service = send(
      cluster,
      'GET',
      '/apis/apiregistration.k8s.io/v1/apiservices/v1beta1.metrics.k8s.io',
    );
    expect(objectsAt(service.body, 'status', 'conditions')).toMatchObject([
      { type: 'Available', status: 'False', reason: 'MissingEndpoints' },
    ]);
    send(cluster, 'PATCH', path, { body: { spec: { replicas: 1 } }, type });
    cluster.advance(60 * SECOND);
    expect(send(cluster, 'GET', `${METRICS}/nodes`).status).toBe(200);
  });
});

describe('an autoscaler with metrics', () => {
  function autoscale(cluster: Cluster, target: JsonObject): void {
    const body = {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: { name: 'api' },
      spec: {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'api' },
        minReplicas: 1,
        maxReplicas: 5,
        metrics: [{ type: 'Resource', resource: { name: 'cpu', target } }],
      },
    };
    const path = '/apis/autoscaling/v2/namespaces/default/horizontalpodautoscalers';
    expect(send(cluster, 'POST', path, { body }).status).toBe(201);
  }
  const requests = { resources: { requests: { cpu: '100m' } } };

  test('adds Pods that are needed', () => {
    const cluster = startCluster(true, 'shop/api cpu 150m');
    deploy(cluster, 'api', 2, requests);
    autoscale(cluster, { type: 'Utilization', averageUtilization: 50 });
    cluster.advance(300 * SECOND);
    expect(replicasOf(cluster, 'api')).toBe(5);
    const status = send(
      cluster,
      'GET',
      '/apis/autoscaling/v2/namespaces/default/horizontalpodautoscalers/api',
    ).body;
    expect(objectsAt(status, 'status', 'currentMetrics')).toEqual([
      {
        type: 'Resource',
        resource: { name: 'cpu', current: { averageUtilization: 150, averageValue: '150m' } },
      },
    ]);
  });

  test('removes Pods that are not needed after five minutes', () => {
    const cluster = startCluster(true, 'shop/api cpu 10m');
    deploy(cluster, 'api', 4, requests);
    autoscale(cluster, { type: 'AverageValue', averageValue: '40m' });
    cluster.advance(240 * SECOND);
    expect(replicasOf(cluster, 'api')).toBe(4);
    cluster.advance(300 * SECOND);
    expect(replicasOf(cluster, 'api')).toBe(1);
  });

  test('does not scale near the target', () => {
    const cluster = startCluster(true, 'shop/api cpu 54m');
    deploy(cluster, 'api', 3, requests);
    autoscale(cluster, { type: 'Utilization', averageUtilization: 50 });
    cluster.advance(600 * SECOND);
    expect(replicasOf(cluster, 'api')).toBe(3);
  });

  test('reports that a container has no requests', () => {
    const cluster = startCluster(true, 'shop/api cpu 54m');
    deploy(cluster, 'api', 1, {});
    autoscale(cluster, { type: 'Utilization', averageUtilization: 50 });
    cluster.advance(90 * SECOND);
    const path = '/apis/autoscaling/v2/namespaces/default/horizontalpodautoscalers/api';
    const conditions = objectsAt(send(cluster, 'GET', path).body, 'status', 'conditions');
    expect(conditions.find(({ type }) => type === 'ScalingActive')).toMatchObject({
      status: 'False',
      reason: 'FailedGetResourceMetric',
      message: expect.stringContaining('missing request for cpu in container c of Pod api-'),
    });
  });
});
