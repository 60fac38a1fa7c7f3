import { describe, expect, test } from 'vitest';
import { Cluster } from '../../../src/cluster/cluster.ts';
import { objectAt, objectsAt, textAt } from '../../../src/kubernetes/json.ts';
import { send } from '../../support/cluster/client.ts';

const SECOND = 1000;
const PODS = '/api/v1/namespaces/default/pods';

function startCluster(stoppedKubelets: readonly string[] = []): Cluster {
  const start = Date.UTC(2026, 0, 1);
  const cluster = new Cluster({ seed: 1, start, version: '1.35', stoppedKubelets });
  cluster.advance(30 * SECOND);
  return cluster;
}

function deploy(cluster: Cluster, nodeName: string): void {
  const labels = { app: 'web' };
  const spec = {
    nodeSelector: { 'kubernetes.io/hostname': nodeName },
    containers: [{ name: 'c', image: 'nginx:1.29' }],
  };
  const body = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web' },
    spec: { replicas: 1, selector: { matchLabels: labels }, template: { metadata: { labels }, spec } },
  };
  send(cluster, 'POST', '/apis/apps/v1/namespaces/default/deployments', { body });
  cluster.advance(10 * SECOND);
}

const ready = (cluster: Cluster, name: string) =>
  objectsAt(send(cluster, 'GET', `/api/v1/nodes/${name}`).body, 'status', 'conditions').find(
    ({ type }) => type === 'Ready',
  );
const taints = (cluster: Cluster, name: string) =>
  objectsAt(send(cluster, 'GET', `/api/v1/nodes/${name}`).body, 'spec', 'taints').map(
    ({ key, effect }) => `${key}:${effect}`,
  );
const podsOf = (cluster: Cluster) => objectsAt(send(cluster, 'GET', PODS).body, 'items');
const nameOf = (cluster: Cluster) => textAt(podsOf(cluster)[0], 'metadata', 'name');

describe('a node whose kubelet is stopped', () => {
  test('is lost after the grace period, and gets its taints', () => {
    const cluster = startCluster();
    cluster.setKubelet('node01', false);
    cluster.advance(40 * SECOND);
    expect(ready(cluster, 'node01')).toMatchObject({ status: 'True' });
    cluster.advance(25 * SECOND);
    expect(ready(cluster, 'node01')).toMatchObject({
      status: 'Unknown',
      reason: 'NodeStatusUnknown',
      message: 'Kubelet stopped posting node status.',
    });
    expect(ready(cluster, 'node02')).toMatchObject({ status: 'True' });
    expect(taints(cluster, 'node01')).toEqual([
      'node.kubernetes.io/unreachable:NoSchedule',
      'node.kubernetes.io/unreachable:NoExecute',
    ]);
  });

  test('has its Pods deleted after five minutes, but they stay until it is back', () => {
    const cluster = startCluster();
    deploy(cluster, 'node01');
    const name = nameOf(cluster);
    cluster.setKubelet('node01', false);
    cluster.advance(120 * SECOND);
    const pod = send(cluster, 'GET', `${PODS}/${name}`).body;
    expect(textAt(pod, 'metadata', 'deletionTimestamp')).toBe('');
    expect(objectsAt(pod, 'status', 'conditions').find(({ type }) => type === 'Ready')?.status).toBe('False');
    cluster.advance(360 * SECOND);
    const leaving = send(cluster, 'GET', `${PODS}/${name}`).body;
    expect(textAt(leaving, 'metadata', 'deletionTimestamp')).not.toBe('');
    expect(podsOf(cluster)).toHaveLength(2);
    cluster.setKubelet('node01', true);
    cluster.advance(60 * SECOND);
    expect(send(cluster, 'GET', `${PODS}/${name}`).status).toBe(404);
    expect(ready(cluster, 'node01')).toMatchObject({ status: 'True', reason: 'KubeletReady' });
    expect(taints(cluster, 'node01')).toEqual([]);
    expect(podsOf(cluster).map((p) => objectAt(p, 'status').phase)).toEqual(['Running']);
  });

  test('serves neither logs nor commands', () => {
    const cluster = startCluster();
    deploy(cluster, 'node01');
    cluster.setKubelet('node01', false);
    const name = nameOf(cluster);
    const address = '192.168.0.11:10250';
    expect(send(cluster, 'GET', `${PODS}/${name}/log`).body).toMatchObject({
      code: 500,
      message: `Get "https://${address}/containerLogs/default/${name}/c": dial tcp ${address}: connect: connection refused`,
    });
    expect(send(cluster, 'POST', `${PODS}/${name}/exec?command=ls&container=c`).body.message).toBe(
      `error dialing backend: dial tcp ${address}: connect: connection refused`,
    );
  });

  test('starts no Pods, and stays stopped in a restored snapshot', () => {
    const cluster = startCluster(['node02']);
    deploy(cluster, 'node02');
    expect(podsOf(cluster).map((p) => objectAt(p, 'status').phase)).toEqual(['Pending']);
    const before = cluster.snapshot();
    cluster.setKubelet('node02', true);
    cluster.advance(30 * SECOND);
    expect(podsOf(cluster).map((p) => objectAt(p, 'status').phase)).toEqual(['Running']);
    cluster.restore(before);
    cluster.advance(120 * SECOND);
    expect(podsOf(cluster).map((p) => objectAt(p, 'status').phase)).toEqual(['Pending']);
  });
});
