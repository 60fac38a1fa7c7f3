import { describe, expect, test } from 'vitest';
import type { User } from '../../../src/cluster/api/request.ts';
import { Cluster } from '../../../src/cluster/cluster.ts';
import { type JsonObject, objectsAt } from '../../../src/kubernetes/json.ts';
import { send } from '../../support/cluster/client.ts';

const RBAC = 'rbac.authorization.k8s.io';
const jane: User = { name: 'jane', groups: ['system:authenticated'] };

function startCluster(): Cluster {
  const cluster = new Cluster({ seed: 1, start: Date.UTC(2026, 0, 1), version: '1.35' });
  const create = (path: string, body: JsonObject): void => {
    expect(send(cluster, 'POST', path, { body }).status).toBe(201);
  };
  create('/api/v1/namespaces', { metadata: { name: 'dev' } });
  create(`/apis/${RBAC}/v1/namespaces/dev/roles`, {
    metadata: { name: 'reader' },
    rules: [
      { apiGroups: [''], resources: ['pods', 'pods/log'], verbs: ['get', 'list'] },
      { apiGroups: ['apps'], resources: ['deployments'], resourceNames: ['web'], verbs: ['*'] },
      { apiGroups: ['*'], resources: ['*/scale'], verbs: ['get'] },
    ],
  });
  bind(cluster, 'reader', { kind: 'User', name: 'jane', apiGroup: RBAC });
  bind(cluster, 'reader', { kind: 'ServiceAccount', name: 'bot', namespace: 'ci' });
  bind(cluster, 'reader', { kind: 'Group', name: 'ops', apiGroup: RBAC });
  return cluster;
}

function bind(cluster: Cluster, role: string, subject: JsonObject): void {
  const { status } = send(cluster, 'POST', `/apis/${RBAC}/v1/namespaces/dev/rolebindings`, {
    body: {
      metadata: { name: `${role}-${subject.name}` },
      subjects: [subject],
      roleRef: { kind: 'Role', name: role, apiGroup: RBAC },
    },
  });
  expect(status).toBe(201);
}

describe('requests', () => {
  test.each<[string, string, string | undefined]>([
    ['GET', '/api/v1/namespaces/dev/pods', undefined],
    [
      'GET',
      '/api/v1/namespaces/default/pods',
      'pods is forbidden: User "jane" cannot list resource "pods" in API group "" in the namespace "default"',
    ],
    [
      'GET',
      '/api/v1/pods',
      'pods is forbidden: User "jane" cannot list resource "pods" in API group "" at the cluster scope',
    ],
    [
      'DELETE',
      '/api/v1/namespaces/dev/pods/x',
      'pods "x" is forbidden: User "jane" cannot delete resource "pods" in API group "" in the namespace "dev"',
    ],
    [
      'DELETE',
      '/apis/apps/v1/namespaces/dev/deployments/api',
      'deployments.apps "api" is forbidden: User "jane" cannot delete resource "deployments" in API group "apps" in the namespace "dev"',
    ],
    [
      'PATCH',
      '/apis/apps/v1/namespaces/dev/deployments/api/scale',
      'deployments.apps "api" is forbidden: User "jane" cannot patch resource "deployments/scale" in API group "apps" in the namespace "dev"',
    ],
    ['GET', '/metrics', 'forbidden: User "jane" cannot get path "/metrics"'],
    ['GET', '/version', undefined],
  ])('%s %s', (method, path, message) => {
    const { status, body } = send(startCluster(), method, path, { user: jane });
    if (message === undefined) expect(status).toBe(200);
    else expect([status, body.reason, body.message]).toEqual([403, 'Forbidden', message]);
  });

  test('a missing role is reported', () => {
    const cluster = startCluster();
    bind(cluster, 'missing', { kind: 'User', name: 'joe', apiGroup: RBAC });
    const { body } = send(cluster, 'GET', '/api/v1/namespaces/dev/pods', { user: { ...jane, name: 'joe' } });
    expect(body.message).toBe(
      'pods is forbidden: User "joe" cannot list resource "pods" in API group "" in the namespace "dev": RBAC: role.rbac.authorization.k8s.io "missing" not found',
    );
  });
});

describe('impersonation', () => {
  const list = (headers: Record<string, string>, user?: User) =>
    send(startCluster(), 'GET', '/api/v1/namespaces/dev/pods', { headers, ...(user && { user }) });

  test.each([
    [{ 'impersonate-user': 'jane' }, 200],
    [{ 'impersonate-user': 'joe' }, 403],
    [{ 'impersonate-user': 'joe', 'impersonate-group': 'dev, ops' }, 200],
    [{ 'impersonate-user': 'system:serviceaccount:ci:bot' }, 200],
    [{ 'impersonate-group': 'ops' }, 500],
  ])('%j: %i', (headers, status) => {
    expect(list(headers).status).toBe(status);
  });

  test('needs its own permission', () => {
    expect(list({ 'impersonate-user': 'joe' }, jane).body.message).toBe(
      'users "joe" is forbidden: User "jane" cannot impersonate resource "users" in API group "" at the cluster scope',
    );
    expect(list({ 'impersonate-user': 'system:serviceaccount:a:b' }, jane).body.message).toBe(
      'serviceaccounts "b" is forbidden: User "jane" cannot impersonate resource "serviceaccounts" in API group "" in the namespace "a"',
    );
  });
});

describe('reviews', () => {
  const ask = (kind: string, spec: JsonObject, user = jane) =>
    send(startCluster(), 'POST', `/apis/authorization.k8s.io/v1/${kind}`, { body: { spec }, user }).body;
  const admin: User = {
    name: 'kubernetes-admin',
    groups: ['kubeadm:cluster-admins', 'system:authenticated'],
  };

  test('users can ask about themselves, and get the reason', () => {
    const resourceAttributes = { namespace: 'dev', verb: 'list', resource: 'pods' };
    expect(ask('selfsubjectaccessreviews', { resourceAttributes })).toEqual({
      kind: 'SelfSubjectAccessReview',
      apiVersion: 'authorization.k8s.io/v1',
      metadata: {},
      spec: { resourceAttributes },
      status: {
        allowed: true,
        reason: 'RBAC: allowed by RoleBinding "reader-jane/dev" of Role "reader" to User "jane"',
      },
    });
  });

  test.each<[JsonObject, boolean]>([
    [{ resourceAttributes: { namespace: 'dev', verb: 'get', resource: 'pods', subresource: 'log' } }, true],
    [{ resourceAttributes: { namespace: 'dev', verb: 'get', resource: 'pods', subresource: 'exec' } }, false],
    [
      {
        resourceAttributes: {
          namespace: 'dev',
          verb: 'get',
          group: 'apps',
          resource: 'deployments',
          name: 'web',
        },
      },
      true,
    ],
    [
      { resourceAttributes: { namespace: 'dev', verb: 'get', group: 'apps', resource: 'deployments' } },
      false,
    ],
    [{ nonResourceAttributes: { verb: 'get', path: '/healthz' } }, true],
    [{ nonResourceAttributes: { verb: 'get', path: '/metrics' } }, false],
  ])('%j: %s', (spec, allowed) => {
    expect(ask('selfsubjectaccessreviews', spec).status).toMatchObject({ allowed });
  });

  test('asking about others needs permission', () => {
    const spec = { user: 'jane', resourceAttributes: { namespace: 'dev', verb: 'list', resource: 'pods' } };
    expect(ask('subjectaccessreviews', spec).code).toBe(403);
    expect(ask('subjectaccessreviews', spec, admin).status).toMatchObject({ allowed: true });
  });

  test('the rules of a namespace are listed, cluster-wide ones first', () => {
    const { status } = ask('selfsubjectrulesreviews', { namespace: 'dev' });
    expect(objectsAt(status, 'resourceRules').at(-1)).toEqual({
      verbs: ['get'],
      apiGroups: ['*'],
      resources: ['*/scale'],
    });
    expect(objectsAt(status, 'resourceRules')[0]).toMatchObject({ verbs: ['create'] });
    expect(status).toMatchObject({ incomplete: false });
  });

  test('who am I', () => {
    const { body } = send(startCluster(), 'POST', '/apis/authentication.k8s.io/v1/selfsubjectreviews', {
      body: {},
      user: jane,
    });
    expect(body.status).toEqual({ userInfo: { username: 'jane', groups: ['system:authenticated'] } });
  });
});
