import { describe, expect, test } from 'vitest';
import { Cluster } from '../../../../src/cluster/cluster.ts';
import { type JsonObject, objectAt, textAt } from '../../../../src/kubernetes/json.ts';
import { send } from '../../../support/cluster/client.ts';

const SERVICES = '/api/v1/namespaces/default/services';
const service = (spec: JsonObject): JsonObject => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web' },
  spec: { ports: [{ port: 80 }], ...spec },
});

describe('the address of a Service', () => {
  test.each([1, 2, 3, 4, 5])('is one that a Service can ask for (seed %d)', (seed) => {
    const cluster = new Cluster({ seed, start: 0, version: '1.35', nodes: 1 });
    const made = send(cluster, 'POST', SERVICES, { body: service({}) }).body;
    const address = textAt(made, 'spec', 'clusterIP');
    expect(address).toMatch(/^10\.(?:9[6-9]|1[01]\d)\./);
    send(cluster, 'DELETE', `${SERVICES}/web`);
    const again = send(cluster, 'POST', SERVICES, {
      body: service({ clusterIP: address, clusterIPs: [address] }),
    });
    expect([again.status, textAt(again.body, 'spec', 'clusterIP')]).toEqual([201, address]);
  });

  test.each([
    ['PATCH', { spec: { clusterIP: '10.96.0.12' } }],
    ['PUT', service({ clusterIP: '10.96.0.12' })],
  ])('does not change with a %s of the single field', (method, body) => {
    const cluster = new Cluster({ seed: 1, start: 0, version: '1.35', nodes: 1 });
    send(cluster, 'POST', SERVICES, { body: service({ clusterIP: '10.96.0.11' }) });
    const type = method === 'PATCH' ? 'application/merge-patch+json' : undefined;
    const { status, body: refusal } = send(cluster, method, `${SERVICES}/web`, { body, type });
    expect([status, objectAt(refusal, 'details').causes]).toEqual([
      422,
      [
        {
          field: 'spec.clusterIPs[0]',
          reason: 'FieldValueInvalid',
          message: 'Invalid value: ["10.96.0.12"]: may not change once set',
        },
      ],
    ]);
  });
});
