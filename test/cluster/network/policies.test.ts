import { describe, expect, test } from 'vitest';
import { mayConnect, type Peer } from '../../../src/cluster/network/policies.ts';
import type { JsonObject } from '../../../src/kubernetes/json.ts';
import { worldOf } from '../../support/cluster-world.ts';

function peer(namespace: string, app: string, address: string): Peer {
  const containers = [{ name: 'c', ports: [{ name: 'http', containerPort: 8080 }] }];
  return { pod: { metadata: { name: app, namespace, labels: { app } }, spec: { containers } }, address };
}

const WEB = peer('shop', 'web', '10.244.1.2');
const API = peer('shop', 'api', '10.244.1.3');
const OTHER = peer('mine', 'api', '10.244.2.2');
const OUTSIDE: Peer = { address: '192.0.2.9' };

function may(from: Peer, to: Peer, port: number, ...specs: JsonObject[]): boolean {
  const policies = specs.map((spec, i) => ({ metadata: { name: `p${i}`, namespace: 'shop' }, spec }));
  const namespaces = ['shop', 'mine'].map((name) => ({ metadata: { name, labels: { team: name } } }));
  const world = worldOf({ 'networkpolicies.networking.k8s.io': policies, namespaces });
  return mayConnect(from, to, { port, protocol: 'TCP' }, world);
}

const web = (more: JsonObject): JsonObject => ({ podSelector: { matchLabels: { app: 'web' } }, ...more });

describe('a connection', () => {
  test('is allowed if no policy selects its ends, and denied by one that allows nothing', () => {
    expect(may(API, WEB, 80)).toBe(true);
    expect(may(API, WEB, 80, { podSelector: { matchLabels: { app: 'db' } } })).toBe(true);
    expect(may(API, WEB, 80, { podSelector: {} })).toBe(false);
    expect(may(WEB, API, 80, web({ policyTypes: ['Egress'] }))).toBe(false);
    expect(may(API, WEB, 80, web({ policyTypes: ['Egress'] }))).toBe(true);
  });

  test('is allowed if one of several policies allows it', () => {
    const from = [{ podSelector: { matchLabels: { app: 'api' } } }];
    expect(may(API, WEB, 80, { podSelector: {} }, web({ ingress: [{ from }] }))).toBe(true);
    expect(may(API, WEB, 80, web({}), web({ ingress: [{ from }] }))).toBe(true);
    expect(may(OTHER, WEB, 80, web({ ingress: [{ from }] }))).toBe(false);
  });

  test('is checked for namespace and Pod together in one peer, and for either in two', () => {
    const namespaceSelector = { matchLabels: { team: 'mine' } };
    const podSelector = { matchLabels: { app: 'web' } };
    expect(may(OTHER, WEB, 80, web({ ingress: [{ from: [{ namespaceSelector, podSelector }] }] }))).toBe(
      false,
    );
    expect(may(OTHER, WEB, 80, web({ ingress: [{ from: [{ namespaceSelector }, { podSelector }] }] }))).toBe(
      true,
    );
  });

  test('is checked for ports: a number, a range, a name', () => {
    const only = (port: JsonObject) => web({ ingress: [{ ports: [port] }] });
    expect(may(API, WEB, 80, only({ port: 80 }))).toBe(true);
    expect(may(API, WEB, 81, only({ port: 80 }))).toBe(false);
    expect(may(API, WEB, 85, only({ port: 80, endPort: 90 }))).toBe(true);
    expect(may(API, WEB, 8080, only({ port: 'http' }))).toBe(true);
    expect(may(API, WEB, 80, only({ port: 80, protocol: 'UDP' }))).toBe(false);
  });

  test('from outside is checked for IP blocks', () => {
    const block = (ipBlock: JsonObject) => web({ ingress: [{ from: [{ ipBlock }] }] });
    expect(may(OUTSIDE, WEB, 80, block({ cidr: '192.0.2.0/24' }))).toBe(true);
    expect(may(OUTSIDE, WEB, 80, block({ cidr: '192.0.2.0/24', except: ['192.0.2.8/30'] }))).toBe(false);
    expect(may(OUTSIDE, WEB, 80, block({ cidr: '198.51.100.0/24' }))).toBe(false);
  });
});
