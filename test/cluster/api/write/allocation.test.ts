import { expect, test } from 'vitest';
import { Cluster } from '../../../../src/cluster/cluster.ts';
import { send } from '../../../support/cluster/client.ts';

test('a certificate request records its sender: name, groups with commas, uid and extra fields', () => {
  const cluster = new Cluster({ seed: 1, start: 0, version: '1.35', nodes: 0 });
  const rules = [
    { apiGroups: ['certificates.k8s.io'], resources: ['certificatesigningrequests'], verbs: ['create'] },
  ];
  const role = {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: { name: 'ask' },
    rules,
  };
  send(cluster, 'POST', '/apis/rbac.authorization.k8s.io/v1/clusterroles', { body: role });
  const binding = {
    ...role,
    kind: 'ClusterRoleBinding',
    subjects: [{ kind: 'User', name: 'user1', apiGroup: 'rbac.authorization.k8s.io' }],
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'ask' },
  };
  send(cluster, 'POST', '/apis/rbac.authorization.k8s.io/v1/clusterrolebindings', { body: binding });
  const pem = '-----BEGIN CERTIFICATE REQUEST-----\nMAA=\n-----END CERTIFICATE REQUEST-----\n';
  const { status, body } = send(cluster, 'POST', '/apis/certificates.k8s.io/v1/certificatesigningrequests', {
    headers: {
      'impersonate-user': 'user1',
      'impersonate-uid': 'abc123',
      'impersonate-group': 'group2, ,,,chameleon',
      'impersonate-extra-foo': 'hello there, one,two',
    },
    body: {
      apiVersion: 'certificates.k8s.io/v1',
      kind: 'CertificateSigningRequest',
      metadata: { name: 'foo' },
      spec: {
        request: Buffer.from(pem).toString('base64'),
        signerName: 'kubernetes.io/kube-apiserver-client',
        usages: ['client auth'],
      },
    },
  });
  expect(status).toBe(201);
  expect(body.spec).toMatchObject({
    username: 'user1',
    uid: 'abc123',
    groups: ['group2', ',,,chameleon', 'system:authenticated'],
    extra: { foo: ['hello there', 'one,two'] },
  });
});
