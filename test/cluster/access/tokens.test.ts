import { describe, expect, test } from 'vitest';
import { Cluster } from '../../../src/cluster/cluster.ts';
import { type JsonObject, objectAt, textAt } from '../../../src/kubernetes/json.ts';
import { send } from '../../support/cluster/client.ts';

const ACCOUNTS = '/api/v1/namespaces/default/serviceaccounts';

function startCluster(): Cluster {
  const cluster = new Cluster({ seed: 1, start: Date.UTC(2026, 0, 1), version: '1.35', tokenKey: 'secret' });
  send(cluster, 'POST', ACCOUNTS, { body: { metadata: { name: 'bot' } } });
  return cluster;
}

function tokenOf(cluster: Cluster, spec: JsonObject = {}): string {
  const { status, body } = send(cluster, 'POST', `${ACCOUNTS}/bot/token`, { body: { spec } });
  expect(status).toBe(201);
  return textAt(body, 'status', 'token');
}

describe('a requested token', () => {
  test('belongs to its service account', () => {
    const cluster = startCluster();
    expect(cluster.userOfToken(tokenOf(cluster))).toMatchObject({
      name: 'system:serviceaccount:default:bot',
      groups: ['system:serviceaccounts', 'system:serviceaccounts:default', 'system:authenticated'],
    });
  });

  test('contains its expiry time, and expires then', () => {
    const cluster = startCluster();
    const { body } = send(cluster, 'POST', `${ACCOUNTS}/bot/token`, {
      body: { spec: { expirationSeconds: 600 } },
    });
    expect(textAt(body, 'status', 'expirationTimestamp')).toBe('2026-01-01T00:10:00Z');
    const token = textAt(body, 'status', 'token');
    cluster.advance(599_000);
    expect(cluster.userOfToken(token)).toBeDefined();
    cluster.advance(1000);
    expect(cluster.userOfToken(token)).toBeUndefined();
  });

  test('is invalid without its account', () => {
    const cluster = startCluster();
    const token = tokenOf(cluster);
    send(cluster, 'DELETE', `${ACCOUNTS}/bot`);
    expect(cluster.userOfToken(token)).toBeUndefined();
  });

  test('can be bound to a Pod, and becomes invalid with it', () => {
    const cluster = startCluster();
    const boundObjectRef = { kind: 'Pod', apiVersion: 'v1', name: 'p' };
    expect(
      send(cluster, 'POST', `${ACCOUNTS}/bot/token`, { body: { spec: { boundObjectRef } } }).status,
    ).toBe(404);
    const pod = { metadata: { name: 'p' }, spec: { containers: [{ name: 'c', image: 'nginx' }] } };
    cluster.settle();
    send(cluster, 'POST', '/api/v1/namespaces/default/pods', { body: pod });
    const token = tokenOf(cluster, { boundObjectRef });
    expect(cluster.userOfToken(token)?.extra).toMatchObject({
      'authentication.kubernetes.io/pod-name': ['p'],
    });
    send(cluster, 'DELETE', '/api/v1/namespaces/default/pods/p');
    cluster.advance(60_000);
    expect(cluster.userOfToken(token)).toBeUndefined();
  });

  test.each(['', 'x', 'a.b.c', 'e30.e30.'])('%j is not a token', (token) => {
    expect(startCluster().userOfToken(token)).toBeUndefined();
  });

  test('a wrong signature is rejected', () => {
    const cluster = startCluster();
    const other = new Cluster({ seed: 1, start: Date.UTC(2026, 0, 1), version: '1.35', tokenKey: 'other' });
    send(other, 'POST', ACCOUNTS, { body: { metadata: { name: 'bot' } } });
    expect(cluster.userOfToken(tokenOf(other))).toBeUndefined();
  });

  test('a duration that is too short is refused', () => {
    const { status, body } = send(startCluster(), 'POST', `${ACCOUNTS}/bot/token`, {
      body: { spec: { expirationSeconds: 5 } },
    });
    expect([status, body.message]).toEqual([
      422,
      'TokenRequest.authentication.k8s.io "" is invalid: spec.expirationSeconds: Invalid value: 5: may not specify a duration less than 10 minutes',
    ]);
  });

  test('is reviewed', () => {
    const cluster = startCluster();
    const review = (token: string) =>
      send(cluster, 'POST', '/apis/authentication.k8s.io/v1/tokenreviews', { body: { spec: { token } } })
        .body;
    expect(review(tokenOf(cluster)).status).toMatchObject({
      authenticated: true,
      user: { username: 'system:serviceaccount:default:bot' },
    });
    expect(review('x').status).toEqual({ user: {}, error: 'invalid bearer token' });
  });
});

describe('a Secret for a token', () => {
  test('is filled, and removed with its account', () => {
    const cluster = startCluster();
    cluster.settle();
    const annotations = { 'kubernetes.io/service-account.name': 'bot' };
    const secret = { type: 'kubernetes.io/service-account-token', metadata: { name: 's', annotations } };
    send(cluster, 'POST', '/api/v1/namespaces/default/secrets', { body: secret });
    cluster.settle();
    const { body } = send(cluster, 'GET', '/api/v1/namespaces/default/secrets/s');
    const token = Buffer.from(textAt(body, 'data', 'token'), 'base64').toString('utf8');
    expect(objectAt(body, 'data').namespace).toBe(Buffer.from('default', 'utf8').toString('base64'));
    expect(cluster.userOfToken(token)?.name).toBe('system:serviceaccount:default:bot');
    send(cluster, 'DELETE', `${ACCOUNTS}/bot`);
    cluster.settle();
    expect(send(cluster, 'GET', '/api/v1/namespaces/default/secrets/s').status).toBe(404);
  });

  test('is removed if the account does not exist', () => {
    const cluster = startCluster();
    const annotations = { 'kubernetes.io/service-account.name': 'ghost' };
    const secret = { type: 'kubernetes.io/service-account-token', metadata: { name: 's', annotations } };
    expect(send(cluster, 'POST', '/api/v1/namespaces/default/secrets', { body: secret }).status).toBe(201);
    cluster.settle();
    expect(send(cluster, 'GET', '/api/v1/namespaces/default/secrets/s').status).toBe(404);
  });
});
