import { describe, expect, test } from 'vitest';
import { Cluster } from '../../../src/cluster/cluster.ts';
import { objectAt, objectsAt, textAt } from '../../../src/kubernetes/json.ts';
import { send } from '../../support/cluster/client.ts';

const SECOND = 1000;
const FOLDER = '/etc/kubernetes/manifests';
const PODS = '/api/v1/namespaces/default/pods';
const manifest = (image: string, namespace = 'default') => `apiVersion: v1
kind: Pod
metadata: {name: web, namespace: ${namespace}, labels: {app: web}}
spec:
  containers:
    - {name: web, image: "${image}"}
`;

function startCluster(): Cluster {
  const cluster = new Cluster({ seed: 1, start: Date.UTC(2026, 0, 1), version: '1.35' });
  cluster.advance(10 * SECOND);
  return cluster;
}

const mirror = (cluster: Cluster) => send(cluster, 'GET', `${PODS}/web-node01`);
const imageOf = (cluster: Cluster) =>
  textAt(objectsAt(mirror(cluster).body, 'spec', 'containers')[0], 'image');

describe('a manifest in the folder of a node', () => {
  test('becomes a Pod there, with a mirror in the API', () => {
    const cluster = startCluster();
    cluster.writeNodeFile('node01', `${FOLDER}/web.yaml`, manifest('nginx:1.29'));
    expect(mirror(cluster).status).toBe(404);
    cluster.advance(30 * SECOND);
    const pod = mirror(cluster).body;
    expect(objectAt(pod, 'status').phase).toBe('Running');
    expect(pod).toMatchObject({
      metadata: {
        labels: { app: 'web' },
        annotations: { 'kubernetes.io/config.source': 'file' },
        ownerReferences: [{ kind: 'Node', name: 'node01', controller: true }],
      },
      spec: { nodeName: 'node01', tolerations: [{ effect: 'NoExecute', operator: 'Exists' }] },
    });
    expect(objectAt(pod, 'spec').serviceAccountName).toBeUndefined();
  });

  test('recreates its Pod when that is deleted, and removes it when the manifest is deleted', () => {
    const cluster = startCluster();
    cluster.writeNodeFile('node01', `${FOLDER}/web.yaml`, manifest('nginx:1.29'));
    cluster.advance(30 * SECOND);
    const { uid } = objectAt(mirror(cluster).body, 'metadata');
    send(cluster, 'DELETE', `${PODS}/web-node01`);
    cluster.advance(40 * SECOND);
    expect(objectAt(mirror(cluster).body, 'status').phase).toBe('Running');
    expect(objectAt(mirror(cluster).body, 'metadata').uid).not.toBe(uid);
    cluster.writeNodeFile('node01', `${FOLDER}/web.yaml`, '');
    cluster.advance(30 * SECOND);
    expect(mirror(cluster).status).toBe(404);
  });

  test('replaces its Pod when it changes', () => {
    const cluster = startCluster();
    cluster.writeNodeFile('node01', `${FOLDER}/web.yaml`, manifest('nginx:1.28'));
    cluster.advance(30 * SECOND);
    cluster.writeNodeFile('node01', `${FOLDER}/web.yaml`, manifest('nginx:1.29'));
    cluster.advance(30 * SECOND);
    expect(imageOf(cluster)).toBe('nginx:1.29');
    expect(objectAt(mirror(cluster).body, 'status').phase).toBe('Running');
  });

  test.each([
    ['another folder', '/etc/kubernetes/web.yaml', manifest('nginx')],
    ['a folder below', `${FOLDER}/old/web.yaml`, manifest('nginx')],
    ['a hidden file', `${FOLDER}/.web.yaml`, manifest('nginx')],
    ['no YAML', `${FOLDER}/web.yaml`, 'apiVersion: v1\nkind: Pod\n  metadata: {'],
    ['another kind', `${FOLDER}/web.yaml`, manifest('nginx').replace('kind: Pod', 'kind: Service')],
    ['a Pod that the API server refuses', `${FOLDER}/web.yaml`, manifest('')],
    ['a namespace that is not there', `${FOLDER}/web.yaml`, manifest('nginx', 'none')],
  ])('creates no Pod from %s', (_, path, text) => {
    const cluster = startCluster();
    cluster.writeNodeFile('node01', path, text);
    cluster.advance(60 * SECOND);
    expect(
      objectsAt(send(cluster, 'GET', '/api/v1/pods').body, 'items').map((pod) =>
        textAt(pod, 'metadata', 'name'),
      ),
    ).not.toContain('web-node01');
  });

  test('can be written from a Pod that mounts the folder of its node', () => {
    const cluster = startCluster();
    const script = `printf '%s\\n' 'apiVersion: v1' 'kind: Pod' 'metadata: {name: web}' 'spec: {containers: [{name: c, image: nginx}]}' > /host/etc/kubernetes/manifests/web.yaml; sleep 1000`;
    const body = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'writer' },
      spec: {
        nodeName: 'node01',
        volumes: [{ name: 'host', hostPath: { path: '/' } }],
        containers: [
          {
            name: 'c',
            image: 'busybox',
            command: ['sh', '-c', `mkdir -p /host/etc/kubernetes/manifests; ${script}`],
            volumeMounts: [{ name: 'host', mountPath: '/host' }],
          },
        ],
      },
    };
    expect(send(cluster, 'POST', PODS, { body }).status).toBe(201);
    cluster.advance(60 * SECOND);
    expect(objectAt(mirror(cluster).body, 'status').phase).toBe('Running');
  });

  test('waits for a stopped kubelet, and is part of a snapshot', () => {
    const cluster = startCluster();
    cluster.setKubelet('node01', false);
    cluster.writeNodeFile('node01', `${FOLDER}/web.yaml`, manifest('nginx:1.29'));
    cluster.advance(60 * SECOND);
    expect(mirror(cluster).status).toBe(404);
    const before = cluster.snapshot();
    cluster.writeNodeFile('node01', `${FOLDER}/web.yaml`, '');
    cluster.restore(before);
    cluster.setKubelet('node01', true);
    cluster.advance(60 * SECOND);
    expect(mirror(cluster).status).toBe(200);
  });
});
