import { describe, expect, test } from 'vitest';
import { Cluster } from '../../../src/cluster/cluster.ts';
import type { JsonObject } from '../../../src/kubernetes/json.ts';
import { send } from '../../support/cluster/client.ts';

const ADMISSION = '/apis/admissionregistration.k8s.io/v1';
const MAPS = '/api/v1/namespaces/default/configmaps';

function withPolicy(spec: JsonObject, binding: JsonObject = {}): Cluster {
  const cluster = new Cluster({ seed: 1, start: Date.UTC(2026, 0, 1), version: '1.35' });
  const rule = {
    apiGroups: [''],
    apiVersions: ['v1'],
    operations: ['CREATE', 'UPDATE'],
    resources: ['configmaps'],
  };
  const policy = {
    metadata: { name: 'p' },
    spec: { matchConstraints: { resourceRules: [rule] }, ...spec },
  };
  const bound = {
    metadata: { name: 'b' },
    spec: { policyName: 'p', validationActions: ['Deny'], ...binding },
  };
  for (const [path, body] of [
    ['validatingadmissionpolicies', policy],
    ['validatingadmissionpolicybindings', bound],
  ] as const)
    expect(send(cluster, 'POST', `${ADMISSION}/${path}`, { body }).body.message).toBeUndefined();
  return cluster;
}

const make = (cluster: Cluster, data: JsonObject, labels: JsonObject = {}) =>
  send(cluster, 'POST', MAPS, { body: { metadata: { name: 'm', labels }, data } });

const HEAD = `configmaps "m" is forbidden: ValidatingAdmissionPolicy 'p' with binding 'b' denied request: `;

describe('a policy', () => {
  test.each<[string, JsonObject, string]>([
    ['its message', { expression: 'size(object.data) < 2', message: 'too much' }, 'too much'],
    ['its expression', { expression: 'size(object.data) < 2' }, 'failed expression: size(object.data) < 2'],
    [
      'a worked-out message',
      {
        expression: 'size(object.data) < 2',
        messageExpression: "'at most 1, not ' + string(size(object.data))",
      },
      'at most 1, not 2',
    ],
    [
      'a failure',
      { expression: 'object.data.nope == "1"' },
      `expression 'object.data.nope == "1"' resulted in error: no such key: nope`,
    ],
  ])('refuses with %s', (_, validation, words) => {
    const { status, body } = make(withPolicy({ validations: [validation] }), { a: '1', b: '2' });
    expect([status, body.reason, body.message]).toEqual([422, 'Invalid', HEAD + words]);
  });

  test('has a reason with its code', () => {
    const validations = [{ expression: 'false', message: 'no', reason: 'Forbidden' }];
    const { status, body } = make(withPolicy({ validations }), {});
    expect([status, body.reason]).toEqual([403, 'Forbidden']);
  });

  test('can only warn', () => {
    const cluster = withPolicy(
      { validations: [{ expression: 'false', message: 'no' }] },
      { validationActions: ['Warn'] },
    );
    const { status, headers } = make(cluster, {});
    expect([status, headers.warning]).toEqual([
      201,
      `299 - "Validation failed for ValidatingAdmissionPolicy 'p' with binding 'b': no"`,
    ]);
  });

  test('a failure is ignored if the policy says so', () => {
    const cluster = withPolicy({
      failurePolicy: 'Ignore',
      validations: [{ expression: 'object.nope == 1' }],
    });
    expect(make(cluster, {}).status).toBe(201);
  });

  test('can use the request, variables, the namespace and the authorizer', () => {
    const cluster = withPolicy({
      variables: [{ name: 'keys', expression: 'object.data.map(key, key)' }],
      validations: [
        {
          expression:
            "variables.keys == ['a'] && request.operation == 'CREATE' && request.userInfo.username == 'kubernetes-admin' && oldObject == null",
        },
        {
          expression:
            "namespaceObject.metadata.name == 'default' && request.resource.resource == 'configmaps'",
        },
        {
          expression: "authorizer.group('').resource('pods').namespace('default').check('delete').allowed()",
        },
      ],
    });
    expect(make(cluster, { a: '1' }).body.message).toBeUndefined();
  });

  test('skips objects that its conditions and selectors exclude', () => {
    const validations = [{ expression: 'false' }];
    const named = [{ name: 'named', expression: "object.metadata.name == 'other'" }];
    expect(make(withPolicy({ validations, matchConditions: named }), {}).status).toBe(201);
    const matchResources = { objectSelector: { matchLabels: { env: 'prod' } } };
    const cluster = withPolicy({ validations }, { matchResources });
    expect(make(cluster, {}, { env: 'prod' }).status).toBe(422);
    expect(make(cluster, {}).status).toBe(201);
  });

  test('supports parameters', () => {
    const validations = [{ expression: 'size(object.data) <= int(params.data.most)' }];
    const paramKind = { apiVersion: 'v1', kind: 'ConfigMap' };
    const paramRef = { name: 'limits', namespace: 'kube-public', parameterNotFoundAction: 'Deny' };
    const cluster = withPolicy({ validations, paramKind }, { paramRef });
    expect(make(cluster, { a: '1' }).body.message).toBe(
      `${HEAD}failed to configure binding: no params found for policy binding with \`Deny\` parameterNotFoundAction`,
    );
    const limits = { metadata: { name: 'limits' }, data: { most: '1' } };
    send(cluster, 'DELETE', `${ADMISSION}/validatingadmissionpolicybindings/b`);
    send(cluster, 'POST', '/api/v1/namespaces/kube-public/configmaps', { body: limits });
    const body = {
      metadata: { name: 'b' },
      spec: { policyName: 'p', validationActions: ['Deny'], paramRef },
    };
    send(cluster, 'POST', `${ADMISSION}/validatingadmissionpolicybindings`, { body });
    expect(make(cluster, { a: '1', b: '2' }).status).toBe(422);
    expect(make(cluster, { a: '1' }).status).toBe(201);
  });
});
