import { expect, test } from 'vitest';
import { Cluster } from '../../../src/cluster/cluster.ts';
import { statusWithDefaults } from '../../../src/kubernetes/defaults/apply-defaults.ts';
import { objectAt } from '../../../src/kubernetes/json.ts';
import { send } from '../../support/cluster/client.ts';

const SECOND = 1000;
const PODS = '/api/v1/namespaces/default/pods';

const SPECS = {
  runs: { containers: [{ name: 'a', image: 'nginx', resources: { requests: { cpu: '1000m' } } }] },
  ends: { containers: [{ name: 'a', image: 'busybox' }], restartPolicy: 'Never' },
  fails: {
    containers: [{ name: 'a', image: 'busybox', command: ['sh', '-c', 'exit 3'] }],
  },
  waits: {
    containers: [{ name: 'a', image: 'nginx', envFrom: [{ configMapRef: { name: 'none' } }] }],
  },
  mounts: {
    containers: [{ name: 'a', image: 'nginx' }],
    volumes: [{ name: 'v', secret: { secretName: 'none' } }],
  },
  begins: {
    initContainers: [
      { name: 'i', image: 'busybox', command: ['sleep', '3'] },
      { name: 's', image: 'busybox', command: ['sleep', '3600'], restartPolicy: 'Always' },
    ],
    containers: [{ name: 'a', image: 'nginx', readinessProbe: { httpGet: { path: '/none', port: 80 } } }],
  },
  gated: {
    readinessGates: [{ conditionType: 'example.com/ready' }],
    containers: [{ name: 'a', image: 'nginx', command: ['/none'] }],
  },
};

test('the status that a kubelet writes already has the form in which the server stores it', () => {
  const cluster = new Cluster({ seed: 1, start: Date.UTC(2026, 0, 1), version: '1.35' });
  for (const [name, spec] of Object.entries(SPECS))
    expect(
      send(cluster, 'POST', PODS, { body: { apiVersion: 'v1', kind: 'Pod', metadata: { name }, spec } })
        .status,
    ).toBe(201);
  const phases = new Set<unknown>();
  for (const wait of [0, 1, 2, 5, 30, 60, 300]) {
    cluster.advance(wait * SECOND);
    for (const pod of cluster.world.list('pods', 'default')) {
      phases.add(objectAt(pod, 'status').phase);
      expect(statusWithDefaults(pod)).toEqual(pod.status);
    }
  }
  expect(phases).toEqual(new Set(['Pending', 'Running', 'Succeeded']));
});
