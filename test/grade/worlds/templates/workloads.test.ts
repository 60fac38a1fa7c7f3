import { describe, expect, test } from 'vitest';
import { ask, made, sample, valuesAt } from '../../../support/templates.ts';

const AUTOSCALERS = 'horizontalpodautoscalers.autoscaling';
const WITH_REPLICAS = ['deployments.apps', 'replicasets.apps', 'statefulsets.apps', 'replicationcontrollers'];

test.each(WITH_REPLICAS)('%s have one replica or two', (id) => {
  expect(valuesAt(sample(id), 'spec.replicas')).toEqual([1, 2]);
});

test.each<[string, string, unknown[]]>([
  ['cronjobs.batch', 'spec.suspend', [false, true]],
  ['cronjobs.batch', 'spec.jobTemplate.spec.template.spec.restartPolicy', ['OnFailure']],
  ['jobs.batch', 'spec.template.spec.restartPolicy', ['Never']],
  ['jobs.batch', 'spec.backoffLimit', [0]],
  ['statefulsets.apps', 'spec.serviceName', ['web']],
  [AUTOSCALERS, 'spec.minReplicas', [1, 2]],
  [AUTOSCALERS, 'spec.maxReplicas', [4, 5, 6, 7]],
  [AUTOSCALERS, 'spec.scaleTargetRef', [{ apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' }]],
  [AUTOSCALERS, 'spec.metrics.0.resource.name', ['cpu']],
  [
    AUTOSCALERS,
    'spec.metrics.1',
    [
      {
        type: 'Resource',
        resource: { name: 'memory', target: { type: 'AverageValue', averageValue: '200Mi' } },
      },
      undefined,
    ],
  ],
  [
    'poddisruptionbudgets.policy',
    'spec',
    [1, 2].map((minAvailable) => ({ minAvailable, selector: { matchLabels: { app: 'web' } } })),
  ],
])('%s differ between worlds in %s', (id, path, values) => {
  expect(valuesAt(sample(id), path)).toEqual(values);
});

test('the use that an autoscaler aims at is from 60 to 79 percent', () => {
  const target = 'spec.metrics.0.resource.target';
  expect(valuesAt(sample(AUTOSCALERS), `${target}.type`)).toEqual(['Utilization']);
  const found = valuesAt(sample(AUTOSCALERS), `${target}.averageUtilization`).map(Number);
  expect([Math.min(...found) >= 60, Math.max(...found) < 80, found.length > 5]).toEqual([true, true, true]);
});

test('a CronJob runs once a year, at some minute of an hour', () => {
  const schedules = valuesAt(sample('cronjobs.batch'), 'spec.schedule');
  expect(schedules.length).toBeGreaterThan(5);
  for (const schedule of schedules) expect(schedule).toMatch(/^[1-5]?\d 3 1 1 \*$/);
});

describe('Pods of a controller', () => {
  test.each(['deployments.apps', 'replicasets.apps', 'statefulsets.apps', 'daemonsets.apps'])(
    'of %s are found by their app, and bear the labels of their owner',
    (id) => {
      const labels = { app: 'shop', tier: 'db' };
      expect(made(id, { labels })).toMatchObject({
        spec: { selector: { matchLabels: { app: 'shop' } }, template: { metadata: { labels } } },
      });
      expect(valuesAt([made(id, { labels })], 'spec.selector')).toEqual([{ matchLabels: { app: 'shop' } }]);
    },
  );

  test('of a ReplicationController are found by its name', () => {
    expect(made('replicationcontrollers')).toMatchObject({
      spec: { selector: { app: 'web' }, template: { metadata: { labels: { app: 'web' } } } },
    });
  });

  test('run, as many as it says', () => {
    const all = [...WITH_REPLICAS, 'daemonsets.apps'];
    const ready = (id: string) => {
      const jsonpath = `{range .items[*]}{.status.readyReplicas}{.status.numberReady}/{.spec.replicas}{.status.desiredNumberScheduled} {end}`;
      return ask(`kubectl get ${id} -n dev -o jsonpath='${jsonpath}'`, [id], { lists: 'long' })
        .trim()
        .split(' ');
    };
    for (const rows of all.map(ready)) {
      expect(rows).toHaveLength(4);
      for (const row of rows) expect(row).toMatch(/^([1-4])\/\1$/);
    }
  });
});

test('Jobs run, have done their work, or have failed', () => {
  const columns = 'N:.metadata.name,A:.status.active,D:.status.succeeded,F:.status.failed';
  const rows = ask(`kubectl get jobs -n dev -o custom-columns=${columns} --no-headers`, ['jobs.batch'])
    .trim()
    .split('\n')
    .map((row) =>
      row
        .split(/\s+/)
        .map((cell) => (cell === '<none>' ? '' : cell))
        .join(' '),
    );
  expect(rows).toEqual(['amber  1 ', 'birch 1  ', 'cedar 1  ', 'delta   1']);
  expect(ask('kubectl logs job/amber -n dev', ['jobs.batch']).trim().split('\n').at(-1)).toBe(
    'work of amber',
  );
});

test('most CronJobs are not suspended', () => {
  const all = sample('cronjobs.batch');
  const suspended = all.filter((one) => valuesAt([one], 'spec.suspend')[0] === true);
  expect(suspended.length).toBeLessThan(all.length / 2);
});
