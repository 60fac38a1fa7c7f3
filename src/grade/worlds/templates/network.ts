import type { JsonObject } from '../../../kubernetes/json.ts';
import { inTurn, pick, some, type Template } from './template.ts';

export const service: Template = (outline) => {
  const { name, random } = outline;
  const type = inTurn(outline, ['ClusterIP', 'NodePort', 'LoadBalancer', 'ClusterIP']);
  return {
    apiVersion: 'v1',
    kind: 'Service',
    spec: {
      type,
      selector: { app: name },
      ports: some(outline, [
        {
          name: 'first',
          port: pick(random, [80, 8080]),
          targetPort: 8080 + random.below(3),
        },
        { name: 'second', port: 9100, targetPort: 9090 },
      ]),
      ...(outline.isLong && { externalIPs: ['203.0.113.7', '203.0.113.8'] }),
    },
  };
};

/** The slice of a Service; a controller does not write another one for it. */
export const endpointSlice: Template = (outline) => ({
  apiVersion: 'discovery.k8s.io/v1',
  kind: 'EndpointSlice',
  addressType: 'IPv4',
  endpoints: some(outline, [
    { addresses: [`10.244.1.${20 + outline.turn}`], conditions: { ready: true } },
    { addresses: [`10.244.2.${20 + outline.turn}`], conditions: { ready: false } },
  ]),
  ports: some(outline, [
    { name: 'first', port: 8080 },
    { name: 'second', port: 9090 },
  ]),
});

export const ingress: Template = (outline) => {
  const { name, random, isLong } = outline;
  const hosts = some(outline, [`${name}.example.com`, `${name}.example.org`]);
  const path = (at: string, port: number): JsonObject => ({
    path: at,
    pathType: 'Prefix',
    backend: { service: { name, port: { number: port } } },
  });
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    spec: {
      ingressClassName: pick(random, ['nginx', 'haproxy']),
      rules: hosts.map((host) => ({
        host,
        http: { paths: some(outline, [path('/', 80), path('/api', 8080)]) },
      })),
      ...(isLong && {
        tls: hosts.map((host, at) => ({ hosts: [host], secretName: `${name}-tls-${at}` })),
      }),
    },
  };
};

export const ingressClass: Template = ({ random }) => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'IngressClass',
  spec: { controller: pick(random, ['example.com/one', 'example.com/two']) },
});

export const networkPolicy: Template = (outline) => {
  const { name, random, isLong } = outline;
  const peers = [
    { podSelector: { matchLabels: { role: 'client' } } },
    { namespaceSelector: { matchLabels: { team: 'a' } } },
  ];
  const ports = [{ port: 8080 }, { port: 53, protocol: 'UDP' }];
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    spec: {
      podSelector: random.below(2) === 0 ? {} : { matchLabels: { app: name } },
      policyTypes: !isLong && random.below(2) === 0 ? ['Ingress'] : ['Ingress', 'Egress'],
      ...(isLong && { ingress: [{ from: peers, ports }, { ports }], egress: [{ to: peers, ports }] }),
    },
  };
};
