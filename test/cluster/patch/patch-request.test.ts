import { describe, expect, test } from 'vitest';
import { Cluster } from '../../../src/cluster/cluster.ts';
import { objectAt, objectsAt, textAt } from '../../../src/kubernetes/json.ts';
import { send } from '../../support/cluster/client.ts';

const DEPLOYMENTS = '/apis/apps/v1/namespaces/default/deployments';
const STRATEGIC = 'application/strategic-merge-patch+json';
const MERGE = 'application/merge-patch+json';
const APPLY = 'application/apply-patch+yaml';

function startCluster(): Cluster {
  const cluster = new Cluster({ seed: 1, start: Date.UTC(2026, 0, 1), version: '1.35' });
  send(cluster, 'POST', `${DEPLOYMENTS}?fieldManager=kubectl-create`, {
    body: {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web' },
      spec: {
        selector: { matchLabels: { app: 'web' } },
        template: {
          metadata: { labels: { app: 'web' } },
          spec: { containers: [{ name: 'nginx', image: 'nginx' }] },
        },
      },
    },
  });
  return cluster;
}

function patch(type: string, body: object | string, query = 'fieldManager=kubectl-patch') {
  return send(startCluster(), 'PATCH', `${DEPLOYMENTS}/web?${query}`, { type, body: body as never });
}

describe('a patch of a Deployment', () => {
  test('a value of another type is refused with the patch as Go prints it', () => {
    const { status, body } = patch(STRATEGIC, { spec: { replicas: 'three' } });
    expect(status).toBe(422);
    expect(body).toMatchObject({
      message:
        ' "" is invalid: patch: Invalid value: "map[spec:map[replicas:three]]": unrecognized type: int32',
      reason: 'Invalid',
      details: {
        causes: [
          {
            reason: 'FieldValueInvalid',
            message: 'Invalid value: "map[spec:map[replicas:three]]": unrecognized type: int32',
            field: 'patch',
          },
        ],
      },
    });
  });

  test('an unknown field is a warning, or with strict validation a refusal', () => {
    const warned = patch(STRATEGIC, { spec: { repicas: 3 } });
    expect([warned.status, warned.headers.warning]).toEqual([
      200,
      '299 - "unknown field \\"spec.repicas\\""',
    ]);
    const strict = patch(STRATEGIC, { spec: { repicas: 3 } }, 'fieldValidation=Strict');
    expect(strict.body.message).toBe(
      ' "" is invalid: patch: Invalid value: "map[spec:map[repicas:3]]": strict decoding error: unknown field "spec.repicas"',
    );
  });

  test('the patcher owns what it changed', () => {
    const { body } = patch(MERGE, { spec: { replicas: 3 } });
    expect(
      objectsAt(body, 'metadata', 'managedFields').map(({ manager, operation }) => [manager, operation]),
    ).toEqual([
      ['kubectl-create', 'Update'],
      ['kubectl-patch', 'Update'],
    ]);
  });

  test('a custom media type is refused', () => {
    expect(patch('application/x-foo', {}).status).toBe(415);
  });
});

describe('server-side apply', () => {
  const config = (replicas: number, name = 'web') =>
    `{apiVersion: apps/v1, kind: Deployment, metadata: {name: ${name}}, spec: {replicas: ${replicas}, selector: {matchLabels: {app: web}},
      template: {metadata: {labels: {app: web}}, spec: {containers: [{name: nginx, image: nginx}]}}}}`;

  test('creates a missing object, and owns the fields that it sets', () => {
    const cluster = startCluster();
    const { status, body } = send(cluster, 'PATCH', `${DEPLOYMENTS}/new?fieldManager=me`, {
      type: APPLY,
      body: config(2, 'new'),
    });
    expect(status).toBe(201);
    expect(textAt(body, 'spec', 'strategy', 'type')).toBe('RollingUpdate');
    expect(
      Object.keys(objectAt(objectsAt(body, 'metadata', 'managedFields')[0], 'fieldsV1', 'f:spec')),
    ).toEqual(['f:replicas', 'f:selector', 'f:template']);
  });

  test('conflicts with the creator, unless it is forced', () => {
    expect(patch(APPLY, config(2), 'fieldManager=me').body.message).toBe(
      'Apply failed with 1 conflict: conflict with "kubectl-create" using apps/v1: .spec.replicas',
    );
    const forced = patch(APPLY, config(2), 'fieldManager=me&force=true');
    expect([forced.status, objectAt(forced.body, 'spec').replicas]).toEqual([200, 2]);
  });

  test('applying the same again writes nothing', () => {
    const cluster = startCluster();
    const apply = () =>
      send(cluster, 'PATCH', `${DEPLOYMENTS}/web?fieldManager=me&force=true`, {
        type: APPLY,
        body: config(2),
      });
    const first = apply();
    cluster.advance(5000);
    expect(textAt(apply().body, 'metadata', 'resourceVersion')).toBe(
      textAt(send(cluster, 'GET', `${DEPLOYMENTS}/web`).body, 'metadata', 'resourceVersion'),
    );
    expect(first.status).toBe(200);
  });

  test('creates nothing under a name that differs from the path', () => {
    const cluster = startCluster();
    const create = (name: string) =>
      send(cluster, 'PATCH', '/api/v1/namespaces/default/configmaps/a?fieldManager=me', {
        type: APPLY,
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } },
      });
    const { status, body } = create('b');
    expect([status, body.message]).toEqual([
      400,
      'the name of the object (b) does not match the name on the URL (a)',
    ]);
    expect(cluster.world.get('configmaps', 'default', 'b')).toBeUndefined();
    expect(create('a').status).toBe(201);
  });

  test('a body that is not YAML is refused', () => {
    expect(patch(APPLY, '{a: [', 'fieldManager=me').status).toBe(400);
  });
});
