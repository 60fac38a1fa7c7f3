import { expect, test } from 'vitest';
import { Cluster } from '../../../../src/cluster/cluster.ts';
import { type JsonObject, objectsAt } from '../../../../src/kubernetes/json.ts';
import { send } from '../../../support/cluster/client.ts';

const PATH = '/apis/apps/v1/namespaces/default/deployments';
const AS_TABLE = { accept: 'application/json;as=Table;v=v1;g=meta.k8s.io,application/json' };

test('the scale of a workload is a table of the desired and available replicas, or an object on request', () => {
  const cluster = new Cluster({ seed: 1, start: 0, version: '1.35', nodes: 0 });
  const labels = { app: 'web' };
  const template: JsonObject = {
    metadata: { labels },
    spec: { containers: [{ name: 'c', image: 'nginx' }] },
  };
  const body = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web' },
    spec: { replicas: 3, selector: { matchLabels: labels }, template },
  };
  expect(send(cluster, 'POST', PATH, { body }).status).toBe(201);
  const table = send(cluster, 'GET', `${PATH}/web/scale`, { headers: AS_TABLE }).body;
  expect(table.kind).toBe('Table');
  expect(objectsAt(table, 'columnDefinitions').map(({ name }) => name)).toEqual([
    'Name',
    'Desired',
    'Available',
    'Age',
  ]);
  expect(objectsAt(table, 'rows').map(({ cells }) => cells)).toEqual([['web', 3, 0, '0s']]);
  expect(send(cluster, 'GET', `${PATH}/web/scale`).body).toMatchObject({
    kind: 'Scale',
    spec: { replicas: 3 },
  });
});
