import { expect, test } from 'vitest';
import { Cluster } from '../../../../src/cluster/cluster.ts';
import { objectsAt } from '../../../../src/kubernetes/json.ts';
import { send } from '../../../support/cluster/client.ts';

test('a schedule that is never due is reported once', () => {
  const cluster = new Cluster({ seed: 1, start: 0, version: '1.35', nodes: 0 });
  const pod = { containers: [{ name: 'c', image: 'busybox' }], restartPolicy: 'OnFailure' };
  const body = {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name: 'pi' },
    spec: { schedule: '59 23 31 2 *', jobTemplate: { spec: { template: { spec: pod } } } },
  };
  expect(send(cluster, 'POST', '/apis/batch/v1/namespaces/default/cronjobs', { body }).status).toBe(201);
  cluster.advance(3_600_000);
  const events = objectsAt(send(cluster, 'GET', '/api/v1/namespaces/default/events').body, 'items');
  expect(events.map(({ type, reason, message, count }) => [type, reason, message, count])).toEqual([
    [
      'Warning',
      'InvalidSchedule',
      'invalid schedule: 59 23 31 2 * : time difference between two schedules is less than 1 second',
      1,
    ],
  ]);
});
