import { describe, expect, test } from 'vitest';
import { Cluster } from '../../../src/cluster/cluster.ts';
import type { Controller } from '../../../src/cluster/controllers/controller.ts';
import { makeControllers } from '../../../src/cluster/controllers/registry.ts';
import type { JsonObject } from '../../../src/kubernetes/json.ts';
import { send } from '../../support/cluster/client.ts';
import { disturbed } from '../../support/cluster/disturbed.ts';
import { outcomeOf, readyPods, restingState } from '../../support/cluster/outcome.ts';

const APPS = '/apis/apps/v1/namespaces/default';
const CORE = '/api/v1/namespaces/default';
const MERGE = 'application/merge-patch+json';
const MINUTE = 60_000;

function template(app: string, image: string): JsonObject {
  return { metadata: { labels: { app } }, spec: { containers: [{ name: 'c', image }] } };
}

function workload(kind: string, name: string, spec: JsonObject): JsonObject {
  return {
    apiVersion: 'apps/v1',
    kind,
    metadata: { name },
    spec: { selector: { matchLabels: { app: name } }, template: template(name, 'nginx:1.28'), ...spec },
  };
}

/** Creates one of each workload, then changes, scales and deletes some. */
function live(cluster: Cluster): void {
  const post = (path: string, body: JsonObject) =>
    expect(send(cluster, 'POST', path, { body }).status).toBe(201);
  const patch = (path: string, body: JsonObject) =>
    expect(send(cluster, 'PATCH', path, { body, type: MERGE }).status).toBe(200);
  post(`${APPS}/deployments`, workload('Deployment', 'web', { replicas: 4 }));
  post(
    `${APPS}/deployments`,
    workload('Deployment', 'once', { replicas: 2, strategy: { type: 'Recreate' } }),
  );
  post(`${APPS}/statefulsets`, workload('StatefulSet', 'db', { replicas: 3, serviceName: 'db' }));
  post(`${APPS}/daemonsets`, workload('DaemonSet', 'log', {}));
  const ports = [{ port: 80 }];
  for (const name of ['web', 'db'])
    post(`${CORE}/services`, {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name },
      spec: { selector: { app: name }, ports },
    });
  post('/apis/policy/v1/namespaces/default/poddisruptionbudgets', {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: 'web' },
    spec: { maxUnavailable: 1, selector: { matchLabels: { app: 'web' } } },
  });
  cluster.advance(500);
  patch(`${APPS}/deployments/web`, { spec: { template: template('web', 'nginx:1.29') } });
  patch(`${APPS}/deployments/once`, { spec: { template: template('once', 'nginx:1.29') } });
  cluster.advance(300);
  patch(`${APPS}/deployments/web`, { spec: { replicas: 6 } });
  patch(`${APPS}/statefulsets/db`, { spec: { replicas: 2, template: template('db', 'nginx:1.29') } });
  patch(`${APPS}/daemonsets/log`, { spec: { template: template('log', 'nginx:1.29') } });
  cluster.advance(300);
  patch(`${APPS}/deployments/web`, { spec: { template: template('web', 'nginx:1.30'), replicas: 3 } });
  send(cluster, 'DELETE', `${APPS}/deployments/once?propagationPolicy=Foreground`);
  cluster.advance(10 * MINUTE);
}

function run(controllers: readonly Controller[]): Cluster {
  const cluster = new Cluster({ seed: 7, start: Date.UTC(2026, 0, 1), version: '1.35', controllers });
  cluster.advance(MINUTE);
  live(cluster);
  return cluster;
}

describe('controllers', () => {
  const undisturbed = run(makeControllers());

  test('reach the desired state', () => {
    expect(readyPods(undisturbed)).toEqual({ web: 3, db: 2, log: 2 });
    const kinds = undisturbed.world.list('deployments.apps', 'default').map(({ metadata }) => metadata);
    expect(kinds).toMatchObject([{ name: 'web', annotations: { 'deployment.kubernetes.io/revision': '3' } }]);
  });

  test('write nothing when nothing changes', () => {
    const before = restingState(undisturbed);
    undisturbed.advance(30 * MINUTE);
    expect(restingState(undisturbed)).toBe(before);
  });

  test.each([1, 2, 3, 4, 5])(
    'reach the same state if events are late, duplicated, reordered or missing at first (%i)',
    (seed) => {
      expect(outcomeOf(run(disturbed(makeControllers(), seed)))).toEqual(outcomeOf(undisturbed));
    },
  );

  test('reach the same state from a restored snapshot', () => {
    const cluster = run(makeControllers());
    const snapshot = cluster.snapshot();
    const patch = { spec: { replicas: 9 } };
    send(cluster, 'PATCH', `${APPS}/deployments/web`, { body: patch, type: MERGE });
    cluster.advance(MINUTE);
    expect(readyPods(cluster).web).toBe(9);
    cluster.restore(snapshot);
    cluster.advance(MINUTE);
    expect(outcomeOf(cluster)).toEqual(outcomeOf(undisturbed));
  });
});
