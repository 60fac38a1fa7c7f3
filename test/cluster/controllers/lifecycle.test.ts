import { describe, expect, test } from 'vitest';
import { Cluster } from '../../../src/cluster/cluster.ts';
import { type JsonObject, numberAt, objectAt, objectsAt, textAt } from '../../../src/kubernetes/json.ts';
import { send } from '../../support/cluster/client.ts';

const SECOND = 1000;
const MERGE = 'application/merge-patch+json';

function start(): Cluster {
  const cluster = new Cluster({ seed: 3, start: Date.UTC(2026, 0, 1), version: '1.35' });
  cluster.advance(5 * SECOND);
  return cluster;
}

function post(cluster: Cluster, path: string, body: JsonObject): JsonObject {
  const answer = send(cluster, 'POST', path, { body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
}

const container = (image: string, command?: string[]): JsonObject => ({
  containers: [{ name: 'c', image, ...(command && { command }) }],
});
const BATCH = '/apis/batch/v1/namespaces/default';
const APPS = '/apis/apps/v1/namespaces/default';
const conditions = (object: JsonObject | undefined) =>
  objectsAt(object, 'status', 'conditions').map(
    ({ type, status, reason }) => `${String(type)}=${String(status)} ${String(reason)}`,
  );

function deployment(name: string, spec: JsonObject): JsonObject {
  const template = { metadata: { labels: { app: name } }, spec: container('nginx') };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name },
    spec: { selector: { matchLabels: { app: name } }, template, ...spec },
  };
}

describe('a Job', () => {
  const job = (name: string, spec: JsonObject): JsonObject => ({
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name },
    spec: { template: { spec: { restartPolicy: 'Never', ...container('busybox', ['true']) } }, ...spec },
  });

  test('runs a Pod for each completion index, and reports it', () => {
    const cluster = start();
    post(
      cluster,
      `${BATCH}/jobs`,
      job('many', { completions: 5, parallelism: 2, completionMode: 'Indexed' }),
    );
    cluster.advance(60 * SECOND);
    const found = cluster.world.get('jobs.batch', 'default', 'many');
    expect(found?.status).toMatchObject({
      succeeded: 5,
      completedIndexes: '0-4',
      uncountedTerminatedPods: {},
    });
    expect(conditions(found)).toEqual([
      'SuccessCriteriaMet=True CompletionsReached',
      'Complete=True CompletionsReached',
    ]);
    const kept = cluster.world
      .list('pods', 'default')
      .filter(({ metadata }) => objectAt({ metadata: metadata ?? {} }, 'metadata').finalizers);
    expect(kept).toEqual([]);
  });

  test('fails at its back-off limit, and waits longer before each retry', () => {
    const cluster = start();
    const template = { spec: { restartPolicy: 'Never', ...container('busybox', ['false']) } };
    post(cluster, `${BATCH}/jobs`, job('bad', { backoffLimit: 2, template }));
    cluster.advance(9 * SECOND);
    expect(cluster.world.list('pods', 'default')).toHaveLength(1);
    cluster.advance(60 * SECOND);
    const found = cluster.world.get('jobs.batch', 'default', 'bad');
    expect(numberAt(found, 'status', 'failed')).toBe(3);
    expect(conditions(found)).toEqual([
      'FailureTarget=True BackoffLimitExceeded',
      'Failed=True BackoffLimitExceeded',
    ]);
  });

  test('is deleted after its time to live', () => {
    const cluster = start();
    post(cluster, `${BATCH}/jobs`, job('brief', { ttlSecondsAfterFinished: 30 }));
    cluster.advance(20 * SECOND);
    expect(cluster.world.get('jobs.batch', 'default', 'brief')).toBeDefined();
    cluster.advance(60 * SECOND);
    expect(cluster.world.get('jobs.batch', 'default', 'brief')).toBeUndefined();
    expect(cluster.world.list('pods', 'default')).toEqual([]);
  });
});

test('a CronJob starts a Job at each scheduled time, and keeps three successful ones', () => {
  const cluster = start();
  const template = { spec: { restartPolicy: 'Never', ...container('busybox', ['true']) } };
  post(cluster, `${BATCH}/cronjobs`, {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name: 'tick' },
    spec: { schedule: '* * * * *', jobTemplate: { spec: { template } } },
  });
  cluster.advance(5 * 60 * SECOND + 30 * SECOND);
  const minutes = Date.UTC(2026, 0, 1) / 60_000;
  const names = cluster.world.list('jobs.batch', 'default').map((job) => textAt(job, 'metadata', 'name'));
  expect(names).toEqual([3, 4, 5].map((minute) => `tick-${minutes + minute}`));
  const tick = cluster.world.get('cronjobs.batch', 'default', 'tick');
  expect(textAt(tick, 'status', 'lastScheduleTime')).toBe('2026-01-01T00:05:00Z');
});

describe('a Deployment', () => {
  test('that cannot progress reports it after its deadline', () => {
    const cluster = start();
    const selector = { matchLabels: { app: 'stuck' } };
    const spec = { ...container('nginx'), nodeSelector: { disk: 'none' } };
    const template = { metadata: { labels: { app: 'stuck' } }, spec };
    post(
      cluster,
      `${APPS}/deployments`,
      deployment('stuck', { selector, template, progressDeadlineSeconds: 20 }),
    );
    cluster.advance(15 * SECOND);
    const now = () => conditions(cluster.world.get('deployments.apps', 'default', 'stuck'));
    expect(now()).toContain('Progressing=True ReplicaSetUpdated');
    cluster.advance(10 * SECOND);
    expect(now()).toContain('Progressing=False ProgressDeadlineExceeded');
  });

  test('that is scaled during a rollout distributes the new size over its ReplicaSets', () => {
    const cluster = start();
    const patch = (spec: object) =>
      expect(
        send(cluster, 'PATCH', `${APPS}/deployments/web`, { body: { spec } as never, type: MERGE }).status,
      ).toBe(200);
    post(
      cluster,
      `${APPS}/deployments`,
      deployment('web', { replicas: 10, strategy: { rollingUpdate: { maxSurge: 3, maxUnavailable: 2 } } }),
    );
    cluster.advance(20 * SECOND);
    patch({ template: { spec: { nodeSelector: { disk: 'none' } } } });
    cluster.advance(5 * SECOND);
    patch({ replicas: 15 });
    cluster.advance(5 * SECOND);
    const sizes = cluster.world
      .list('replicasets.apps', 'default')
      .map((set) => numberAt(set, 'spec', 'replicas'));
    expect(sizes.toSorted()).toEqual([11, 7]);
  });

  test('adopts a matching ReplicaSet without an owner, but not one with an owner', () => {
    const cluster = start();
    post(cluster, `${APPS}/deployments`, deployment('web', { replicas: 2 }));
    cluster.advance(10 * SECOND);
    send(cluster, 'DELETE', `${APPS}/deployments/web?propagationPolicy=Orphan`);
    cluster.advance(10 * SECOND);
    const [orphan] = cluster.world.list('replicasets.apps', 'default');
    expect(objectsAt(orphan, 'metadata', 'ownerReferences')).toEqual([]);
    post(cluster, `${APPS}/deployments`, deployment('web', { replicas: 2 }));
    cluster.advance(10 * SECOND);
    const sets = cluster.world.list('replicasets.apps', 'default');
    expect(sets).toHaveLength(1);
    expect(objectsAt(sets[0], 'metadata', 'ownerReferences')).toMatchObject([
      { kind: 'Deployment', name: 'web' },
    ]);
    expect(cluster.world.list('pods', 'default')).toHaveLength(2);
  });
});

test('a namespace is deleted with everything in it', () => {
  const cluster = start();
  post(cluster, '/api/v1/namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } });
  cluster.advance(SECOND);
  const found = cluster.world
    .list('serviceaccounts', 'shop')
    .map((account) => textAt(account, 'metadata', 'name'));
  expect(found).toEqual(['default']);
  post(cluster, '/apis/apps/v1/namespaces/shop/deployments', deployment('web', { replicas: 2 }));
  cluster.advance(10 * SECOND);
  send(cluster, 'DELETE', '/api/v1/namespaces/shop');
  cluster.advance(60 * SECOND);
  expect(
    cluster
      .objects()
      .filter(({ metadata }) => objectAt({ metadata: metadata ?? {} }, 'metadata').namespace === 'shop'),
  ).toEqual([]);
  expect(cluster.world.get('namespaces', '', 'shop')).toBeUndefined();
});
