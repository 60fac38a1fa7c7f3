import { expect, test } from 'vitest';
import { ask, made, sample, valuesAt } from '../../../support/templates.ts';

const INGRESSES = 'ingresses.networking.k8s.io';
const SLICES = 'endpointslices.discovery.k8s.io';
const POLICIES = 'networkpolicies.networking.k8s.io';
const PORTS = [{ port: 8080 }, { port: 53, protocol: 'UDP' }];
const PEERS = [
  { podSelector: { matchLabels: { role: 'client' } } },
  { namespaceSelector: { matchLabels: { team: 'a' } } },
];

test.each<[string, string, unknown[]]>([
  ['services', 'spec.ports.0.port', [80, 8080]],
  ['services', 'spec.ports.0.targetPort', [8080, 8081, 8082]],
  ['services', 'spec.ports.1', [{ name: 'second', port: 9100, targetPort: 9090 }, undefined]],
  ['services', 'spec.externalIPs', [['203.0.113.7', '203.0.113.8'], undefined]],
  [SLICES, 'endpoints.0.conditions.ready', [true]],
  [SLICES, 'endpoints.1.conditions.ready', [false, undefined]],
  [
    SLICES,
    'ports',
    [
      [
        { name: 'first', port: 8080 },
        { name: 'second', port: 9090 },
      ],
      [{ name: 'first', port: 8080 }],
    ],
  ],
  [INGRESSES, 'spec.ingressClassName', ['haproxy', 'nginx']],
  [INGRESSES, 'spec.rules.0.host', ['web.example.com']],
  [INGRESSES, 'spec.rules.1.host', ['web.example.org', undefined]],
  ['ingressclasses.networking.k8s.io', 'spec.controller', ['example.com/one', 'example.com/two']],
  [POLICIES, 'spec.podSelector', [{ matchLabels: { app: 'web' } }, {}]],
  [POLICIES, 'spec.policyTypes', [['Ingress', 'Egress'], ['Ingress']]],
  [POLICIES, 'spec.ingress', [[{ from: PEERS, ports: PORTS }, { ports: PORTS }], undefined]],
  [POLICIES, 'spec.egress', [[{ to: PEERS, ports: PORTS }], undefined]],
])('%s differ between worlds in %s', (id, path, values) => {
  expect(valuesAt(sample(id), path)).toEqual(values);
});

test('a policy with rules for both directions says so', () => {
  expect(valuesAt(sample(POLICIES, 'short'), 'spec.policyTypes')).toEqual([
    ['Ingress', 'Egress'],
    ['Ingress'],
  ]);
  expect(valuesAt(sample(POLICIES, 'long'), 'spec.policyTypes')).toEqual([['Ingress', 'Egress']]);
});

test('the paths of an Ingress lead to the Service of its name, by different ports', () => {
  const backend = (number: number) => ({ service: { name: 'web', port: { number } } });
  expect(valuesAt([made(INGRESSES, { isLong: true })], 'spec.rules.1.http.paths')).toEqual([
    [
      { path: '/', pathType: 'Prefix', backend: backend(80) },
      { path: '/api', pathType: 'Prefix', backend: backend(8080) },
    ],
  ]);
  expect(valuesAt([made(INGRESSES, { isLong: true })], 'spec.tls')).toEqual([
    [
      { hosts: ['web.example.com'], secretName: 'web-tls-0' },
      { hosts: ['web.example.org'], secretName: 'web-tls-1' },
    ],
  ]);
  expect(valuesAt(sample(INGRESSES, 'short'), 'spec.tls')).toEqual([undefined]);
});

test('each slice has addresses of its own', () => {
  const addresses = (turn: number) => valuesAt([made(SLICES, { isLong: true, turn })], 'endpoints')[0];
  expect(addresses(3)).toMatchObject([{ addresses: ['10.244.1.23'] }, { addresses: ['10.244.2.23'] }]);
  expect(addresses(4)).toMatchObject([{ addresses: ['10.244.1.24'] }, { addresses: ['10.244.2.24'] }]);
});

test('Services are of each type', () => {
  const types = `kubectl get svc -n dev -o custom-columns=T:.spec.type,A:.spec.selector.app,P:.spec.ports[0].name --no-headers`;
  const rows = ask(types, ['services'])
    .trim()
    .split('\n')
    .map((row) => row.split(/\s+/));
  expect(rows.sort()).toEqual([
    ['ClusterIP', 'birch', 'first'],
    ['ClusterIP', 'cedar', 'first'],
    ['LoadBalancer', 'delta', 'first'],
    ['NodePort', 'amber', 'first'],
  ]);
});

test('a Service finds the Pods of its name that are ready', () => {
  const found = ask(
    'kubectl get endpoints cedar birch -n dev -o jsonpath="{range .items[*]}{.metadata.name}: {.subsets[*].addresses[*].targetRef.name}; {end}"',
    ['services', 'pods'],
  );
  expect(found).toContain('cedar: cedar; birch: ;');
});
